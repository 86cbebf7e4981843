"""The values that flow between stages: frozen, typed, standard library only.

Nothing here reads, writes, fetches or decides; a value that cannot be true refuses to exist.
"""
