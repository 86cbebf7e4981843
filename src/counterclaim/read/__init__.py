"""Reading: a document's text to its attributions; the only stage that knows the model."""

from __future__ import annotations

from pathlib import Path

from counterclaim.model.ports import Reader


def default_reader(folder: Path | None = None, threads: int = 1) -> Reader:
    """The bundled reader, or the one in `folder`, on this many threads; raises ModelError when it cannot be read with."""
    from counterclaim.read import artifact, reader

    return reader.default_reader(folder or artifact.BUNDLED, threads)
