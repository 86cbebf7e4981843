"""Our own annotated coverage: invented events, marked by hand. `python -m corpus check` validates, `export` writes JSON lines."""
