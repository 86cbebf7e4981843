"""Counterclaim reads news coverage of a contested event and lays out who says what, on whose word, in their exact words."""

__version__ = "0.1.0"
