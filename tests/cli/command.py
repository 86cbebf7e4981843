"""The command `counterclaim` with the tests' pattern reader in place of the model, as a script from which processes can be spawned."""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from counterclaim.cli import collect as collecting
from counterclaim.cli.main import main
from readers import DeadlyReader


def install() -> None:
    collect = collecting.collect
    collecting.collect = lambda request, work: collect(request, replace(work, make=DeadlyReader))


if __name__ == "__main__":
    install()
    main(sys.argv[1:])
