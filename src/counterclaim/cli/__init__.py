"""The command line: one file per command, nothing but translation between what a user types and the pipeline.

Exit codes: 0 all read, 1 some inputs failed (listed on stderr), 2 the call makes no sense.
"""
