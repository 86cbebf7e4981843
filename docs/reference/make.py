"""Writes the tables of dossier.md from the JSON Schema: `python docs/reference/make.py`.

The text above the first record stays as it was written; a test fails when the tables are not those of the code.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.wire.schema import schema

PAGE = Path(__file__).with_name("dossier.md")
MARK = "<!-- From here on written by make.py from the JSON Schema. -->"

# In reading order; whatever is not named here follows by name.
FIRST = (
    "Dossier",
    "Case",
    "Input",
    "Document",
    "Section",
    "Found",
    "Repair",
    "Span",
    "Actor",
    "Relation",
    "Claim",
    "Source",
    "Cue",
    "Content",
)
AFTER = (
    "Certainty",
    "Via",
    "Responsibility",
    "Reason",
    "Failure",
    "FailedLine",
    "Event",
    "EventDate",
    "Place",
    "Attribute",
    "Figure",
    "Scope",
)


def tables() -> str:
    """All records with their fields, then all closed lists."""
    definitions = schema()["$defs"]
    records = {name: found for name, found in definitions.items() if found.get("type") == "object"}
    order = [*FIRST, *AFTER, *sorted(records.keys() - {*FIRST, *AFTER})]
    lists = {name: found for name, found in definitions.items() if name not in records}
    return "\n".join([*(line for name in order for line in _record(name, records[name])), *_lists(lists)]) + "\n"


def page() -> str:
    """The page as it should be."""
    written = PAGE.read_text("utf-8").partition(MARK)[0]
    return f"{written}{MARK}\n\n{tables()}"


def _record(name: str, found: dict[str, Any]) -> Iterator[str]:
    closed = "" if found.get("additionalProperties", True) else " No key is ever added to it."
    yield from (f"## {name}", "", f"{found['description']}{closed}", "", "| key | type | what it holds |", "|---|---|---|")
    for key, field in found["properties"].items():
        yield f"| `{key}` | {_type(field)} | {field['description']} |"
    yield ""


def _lists(found: dict[str, Any]) -> Iterator[str]:
    yield from ("## Closed lists", "", "What the labels mean is said in [the terms](terms.md).", "", "| list | labels |", "|---|---|")
    for name, values in sorted(found.items()):
        yield f"| {name} | {' '.join(f'`{value}`' for value in values['enum'])} |"


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return str(field["$ref"].rpartition("/")[2])
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if field.get("type") == "array":
        return f"list of {_type(field['items'])}" if field.get("items") else "list"
    if "enum" in field:
        return " ".join(f"`{value}`" for value in field["enum"])
    return "time" if field.get("format") == "date-time" else str(field.get("type", "any value"))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
