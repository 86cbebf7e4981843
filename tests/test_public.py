"""The surface: what is exported, that it is callable whatever was imported before, and that the reference names all of it."""

from __future__ import annotations

import enum
import importlib.util
import inspect
import subprocess
import sys
from pathlib import Path

import click
import pytest

import counterclaim
from counterclaim.cli.main import cli
from counterclaim.interpret.events.mentions import event_table
from counterclaim.model import labels
from counterclaim.wire.schema import schema

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
LISTS = [kind for _, kind in inspect.getmembers(labels, inspect.isclass) if issubclass(kind, enum.StrEnum)]


def test_the_surface_is_small() -> None:
    assert counterclaim.__all__ == ["__version__", "read"]


@pytest.mark.parametrize(
    "before", ["", "import counterclaim.read", "import counterclaim.read.tokens", "from counterclaim.read import default_reader"]
)
def test_read_can_be_called_whatever_was_imported_before(before: str) -> None:
    program = f"""
{before}
import counterclaim, counterclaim.pipeline
from counterclaim.errors import UnreadableInput
try:
    counterclaim.read("no-such-file.txt")
except UnreadableInput as error:
    print(error.name)
import counterclaim.read.tokens as module
print(module.__name__)
"""
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert found.stdout.split() == ["no-such-file.txt", "counterclaim.read.tokens"]


def test_the_dossier_page_is_the_one_the_code_makes() -> None:
    specification = importlib.util.spec_from_file_location("make_reference", REFERENCE / "make.py")
    assert specification is not None
    assert specification.loader is not None
    make = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(make)
    assert (REFERENCE / "dossier.md").read_text("utf-8") == make.page(), "run `python docs/reference/make.py`"


def test_every_json_field_is_in_the_reference() -> None:
    page = (REFERENCE / "dossier.md").read_text("utf-8")
    for name, definition in schema()["$defs"].items():
        for key in definition.get("properties", {}):
            assert f"| `{key}` |" in page.partition(f"\n## {name}\n")[2].partition("\n## ")[0], f"{name}.{key}"


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_every_label_is_among_the_terms(kind: type[enum.StrEnum]) -> None:
    page = (REFERENCE / "terms.md").read_text("utf-8")
    assert [label.value for label in kind if f"`{label.value}`" not in page] == []


def test_every_command_and_option_is_in_the_reference() -> None:
    page = (REFERENCE / "cli.md").read_text("utf-8")
    for name, command in cli.commands.items():
        section = page.partition(f"\n## `counterclaim {name}`")[2].partition("\n## ")[0]
        assert section, name
        for option in (parameter for parameter in command.params if isinstance(parameter, click.Option)):
            for word in option.opts:
                assert f"| `{word}` |" in section, f"{name} {word}"
            if isinstance(option.type, click.Choice):
                assert all(f"`{choice}`" in section for choice in option.type.choices)


@pytest.mark.parametrize("kind", list(labels.EventType))
def test_every_type_of_event_stands_beside_its_names_elsewhere(kind: labels.EventType) -> None:
    names = event_table().names[kind]
    gtd = "" if names["gtd"] == "Unknown" else names["gtd"]
    rows = [
        line.split(" | ") for line in (REFERENCE / "terms.md").read_text("utf-8").splitlines() if line.startswith(f"| `{kind.value}` | ")
    ]
    assert [names["muc"], gtd, names["plover"]] in [[cell.strip(" |") for cell in row[2:]] for row in rows]
