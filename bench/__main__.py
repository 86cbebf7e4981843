"""Runs one bench: `python -m bench NAME [--data DIR] [--quick] [options of that bench]`.

A name comes in; the bench's table for people and one last line of JSON {"bench", "data", "figures"} go out.
It knows no bench by name: each is a module `bench/<name>.py` with `run(data, quick, ...)` that prints its table and returns its figures.
"""

from __future__ import annotations

import argparse
import inspect
import json
import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

DATA = Path(__file__).parents[1].parent / "shared" / "data"
"""Where the public data sets lie beside a checkout; `--data` or COUNTERCLAIM_DATA name another place."""


def main(arguments: list[str]) -> int:
    """Run the bench that the first argument names."""
    names = benches()
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=sorted(names), metavar="NAME", help=", ".join(sorted(names)))
    parser.add_argument("--data", type=Path, default=default_data(), help="folder of the public data sets")
    parser.add_argument("--quick", action="store_true", help="a small part of the data, for a first look")
    chosen, rest = parser.parse_known_args(arguments)
    module = import_module(f"bench.{chosen.name}")
    figures = module.run(chosen.data, chosen.quick, **own_options(parser, module, rest))
    print(json.dumps({"bench": chosen.name, "data": chosen.data.name, "figures": figures}))
    return 0


def benches() -> list[str]:
    """The modules of this package that have a `run`."""
    found = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if not module.ispkg]
    return [name for name in found if not name.startswith("_") and "def run(" in (Path(__file__).parent / f"{name}.py").read_text("utf-8")]


def default_data() -> Path:
    """COUNTERCLAIM_DATA, else `../shared/data` beside the checkout."""
    import os

    return Path(os.environ.get("COUNTERCLAIM_DATA") or DATA)


def own_options(parser: argparse.ArgumentParser, module: ModuleType, rest: list[str]) -> dict[str, Any]:
    """Further parameters of the bench's `run`, as `--name VALUE`; paths and numbers by their default's or annotation's name."""
    own = argparse.ArgumentParser(prog=parser.prog)
    kinds = {"int": int, "float": float, "Path": Path, "str": str}
    for parameter in list(inspect.signature(module.run).parameters.values())[2:]:
        kind = next((cast for name, cast in kinds.items() if name in str(parameter.annotation)), str)
        own.add_argument(f"--{parameter.name.replace('_', '-')}", dest=parameter.name, type=kind, default=parameter.default)
    return vars(own.parse_args(rest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
