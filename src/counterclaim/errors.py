"""Every error the package raises on purpose.

CounterclaimError
├── InputError            an input could not become a Document
│   ├── UnreadableInput   not found, empty, truncated, not text, wrong format
│   ├── RefusedAddress    an address that is not public, or a scheme we do not fetch
│   ├── InputTooLarge     over the cap on bytes, decompressed bytes, pages or time
│   └── UnreadableRatings what a person typed for the weighing makes no sense, or names what is not there
├── ModelError            the reader's artifact is missing, damaged or of another configuration
├── StoreError            the casebook's database is missing, damaged, of a newer version, full, busy or out of reach
└── UsageError            the call itself makes no sense (exit code 2)

An `InputError` carries the input's name and the reason; the command line only prints them.
"""

from __future__ import annotations


class CounterclaimError(Exception):
    """Root of all errors raised on purpose."""


class UsageError(CounterclaimError):
    """The call itself makes no sense."""


class ModelError(CounterclaimError):
    """The reader's artifact is missing, damaged or made for another configuration."""


class StoreError(CounterclaimError):
    """A casebook could not be opened, read or written; what was being written is as if it had never begun.

    `store` is the casebook's path or address, without its password; the message is one line.
    """

    def __init__(self, store: str, reason: str) -> None:
        super().__init__(f"{store}: {reason}")
        self.store = store
        self.reason = reason


class InputError(CounterclaimError):
    """One input could not be read; the rest of the run goes on."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class UnreadableInput(InputError):
    """The input is missing, empty, truncated, or not what it says it is."""


class RefusedAddress(InputError):
    """The address is not a public http(s) address."""


class InputTooLarge(InputError):
    """The input is over a cap on bytes, decompressed bytes, pages or time."""


class UnreadableRatings(InputError):
    """A ratings file is damaged, or an entry of it names an account or an item that is not there; the reason names entry and key."""
