"""A case that grows: documents are added to a store, linked to what is there, and cases are put together of them."""
