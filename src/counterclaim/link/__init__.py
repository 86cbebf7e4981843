"""What belongs together across documents: copies, events, actors, statements. Pure functions over records; no store, no model."""
