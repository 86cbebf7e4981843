"""Anything becomes a Document: files, folders, standard input and addresses; text, HTML, PDF, JSON lines and ninjs.

`expand` turns the names a user typed into single inputs; `load` gives each one's documents and failures, in order and one at a time.
Nothing here reads what a document says: it only finds its text, its sections, and the facts printed on it.
"""

from counterclaim.acquire.inputs import InputKind, InputName, expand
from counterclaim.acquire.limits import Limits
from counterclaim.acquire.load import capture, documents_from_text, from_bytes, load

__all__ = ["InputKind", "InputName", "Limits", "capture", "documents_from_text", "expand", "from_bytes", "load"]
