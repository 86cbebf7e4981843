"""No rule, table or threshold knows a real person, group, place or event: the words of the code that interprets are looked through.

The names are those of the lexicon that `resolve` needs (states with their peoples and capitals, given names), of the groups and victims
that MUC-4's coders found where the data folder is there, and every year.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

PACKAGE = Path(str(resources.files("counterclaim")))
LEXICON = PACKAGE / "text/lexicon"
PARTS = ("interpret", "read", "text", "views", "resolve/dates", "resolve/places", "link", "weigh", "casebook", "store", "export")
FOUND = (path for part in PARTS for kind in ("*.py", "*.toml") for path in (PACKAGE / part).rglob(kind))
SHORT = PACKAGE / "link/tables/names.toml"
"""Given names and what they are shortened to: a lexicon, as that of given names is."""
SCANNED = sorted(path for path in FOUND if LEXICON not in path.parents and path != SHORT)
CODED = Path(__file__).parents[3] / "shared/data/muc4/gtt_train.json"
WORDS = {
    "port",
    "will",
    "may",
    "mark",
    "chase",
    "bill",
    "grant",
    "faith",
    "hope",
    "art",
    "rose",
    "grace",
    "dawn",
    "joy",
    "summer",
    "april",
    "june",
    "august",
    "dean",
}
"""Given names that are common words too."""
COMMON = frozenset(
    "united states republic democratic south north east west central city islands saint and union new great people kingdom coast".split()  # noqa: SIM905
)
"""Common words in the names of states."""


def texts(path: Path) -> Iterator[str]:
    """Every string of a table, or of a module's code but its docstrings."""
    if path.suffix == ".toml":
        yield from _flat(tomllib.loads(path.read_text("utf-8")))
        return
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _flat(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _flat(inner)
    elif isinstance(value, str):
        yield value


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def known() -> set[str]:
    """States, peoples, capitals and given names, in one word each."""
    states = tomllib.loads((LEXICON / "states.toml").read_text("utf-8"))["states"]
    named = {word for line in states for name in re.split("[;,]", line) for word in words(name) if len(word) > 3}
    given = tomllib.loads((LEXICON / "given.toml").read_text("utf-8"))
    first = {word for text in _flat(given) for word in words(text) if len(word) > 3}
    return (named | first) - WORDS - COMMON


def test_no_rule_knows_a_name() -> None:
    names = known()
    assert len(names) > 1000
    assert {"kabul", "paris", "vladimir"} <= names, "the gazetteer is read"
    hits = {path.name: found for path in SCANNED if (found := {word for text in texts(path) for word in words(text)} & names)}
    assert hits == {}


def test_no_rule_knows_a_year() -> None:
    hits = {p.name: found for p in SCANNED if (found := [t for t in texts(p) if re.search(r"\b(?:1[89]|20)\d\d\b", t) and len(t) < 60])}
    assert hits == {}


@pytest.mark.skipif(not CODED.exists(), reason="the data folder is absent")
def test_no_rule_knows_a_coded_group_or_victim() -> None:
    templates = [template for line in CODED.read_text("utf-8").splitlines() for template in json.loads(line)["templates"]]
    groups = {name for t in templates for kind in ("PerpOrg", "Victim") for entity in t[kind] for name, _ in entity}
    # of one-word names abbreviations and surnames are words of their own; the rest are plain nouns ('guerrillas', 'students')
    names = {name for name in groups if " " in name}
    assert len(names) > 200
    hits = {path.name: found for path in SCANNED if (found := {text.casefold() for text in texts(path)} & names)}
    assert hits == {}
