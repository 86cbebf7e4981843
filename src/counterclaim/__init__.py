"""Counterclaim reads news coverage of a contested event and lays out who says what, on whose word, in their exact words.

`counterclaim.read(text_or_path)` gives a `Dossier`; importing the package loads neither the model nor the network.
"""

from __future__ import annotations

import sys
from os import PathLike
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.model.record import Dossier

__all__ = ["__version__", "read"]
__version__ = "0.1.0"


def read(text_or_path: str | PathLike[str]) -> Dossier:
    """Read one article, given as its text, a file or an address, and return its dossier.

    A string is an address if it begins with http:// or https://, a file if there is one of that name, a text if there is white space in it.
    Raises InputError when it cannot be read, ModelError when the reader cannot be loaded.
    """
    from counterclaim.pipeline import read_one

    return read_one(text_or_path)


class _Reads(ModuleType):
    """The subpackage `counterclaim.read`, callable: Python binds it over the function of the same name once it is imported."""

    def __call__(self, text_or_path: str | PathLike[str]) -> Dossier:
        from counterclaim.pipeline import read_one

        return read_one(text_or_path)


class _Package(ModuleType):
    """This package; it makes its subpackage `read` callable as that is bound."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "read" and isinstance(value, ModuleType):
            value.__class__ = _Reads
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
