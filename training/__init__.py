"""Makes the reader's model; never imported by the package."""
