"""Quality and speed, measured: `python -m bench NAME [--data DIR] [--quick]`."""
