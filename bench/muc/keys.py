"""The texts and keys of MUC-4: its data folder comes in; messages, full templates and the two reduced forms go out.

Part 'train' is DEV-MUC3 (1,300 messages), part 'dev' is TST1 + TST2 (200).
Dates and places are read from the keys as released, since the JSON form loses alternatives and ranges; nothing is corrected.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.muc.template import Fill, Fills, Template, slots

FOLDERS = {"train": ("dev",), "dev": ("tst1", "tst2")}
HEADER = re.compile(r"^(DEV-MUC3-\d{4}|TST\d-MUC\d-\d{4})(?: +\([^)]*\))?[ \t]*$", re.MULTILINE)
CUT = re.compile(r"\[(?:TEXT|REPORT|COMMUNIQUE|EXCERPTS?|INTERVIEW|ARTICLE|EDITORIAL|SPEECH|STATEMENT|PASSAGE OMITTED)\]")
"""What the agency printed where it left something out, and how it named what follows."""
SLOT_LINE = re.compile(r"^(\d+)\. +[A-Z: ]+?  +(.*)$")
ROLES = {"PerpInd": "individual", "PerpOrg": "organisation", "Target": "target", "Victim": "victim", "Weapon": "instrument"}
"""The five roles of the reduced form and the slot each is made of: a victim without a name is none there."""

Entity = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reduced:
    """A template of the reduced form: accepted types, and for each role its entities, each a tuple of mentions; all in lower case."""

    types: tuple[str, ...]
    roles: dict[str, list[Entity]]


def messages(data: Path, part: str) -> dict[str, str]:
    """Every message by its id: the text as printed, dateline and line breaks included, without the line of its id."""
    found = {}
    for path in _raw(data, part, "*-muc[34]*"):
        text = path.read_text("latin-1")
        heads = list(HEADER.finditer(text))
        for head, after in zip(heads, [*(h.start() for h in heads[1:]), len(text)], strict=True):
            found[head[1]] = text[head.end() : after].strip("\n")
    return found


def keys(data: Path, part: str) -> dict[str, list[Template]]:
    """The full templates of every message; an empty list where no incident is relevant."""
    printed = dict(_printed(data, part))
    return {
        docid: [_template(raw, printed[docid, str(raw["message_template"])]) for raw in raws if raw["incident_type"] != "*"]
        for docid, raws in _json(data, part).items()
    }


def reduced(data: Path, part: str) -> dict[str, list[Reduced]]:
    """The reduced form as published with GTT, the same template twice in one message counted once, as its scorer does."""
    found: dict[str, list[Reduced]] = {}
    for row in _rows(data, part):
        own: list[Reduced] = []
        for raw in row["templates"]:
            roles = {role: [entity for mentions in raw[role] if (entity := tuple(m[0] for m in mentions))] for role in ROLES}
            template = Reduced(tuple(raw["incident_type"].split(" / ")), roles)
            if template not in own:
                own.append(template)
        found[row["docid"]] = own
    return found


def role_entities(data: Path, part: str) -> dict[str, dict[str, list[Entity]]]:
    """The entities of each role with templates ignored, as published with GRIT: joined first, then mentions not in the text left out."""
    texts = {row["docid"]: row["doctext"] for row in _rows(data, part)}
    found: dict[str, dict[str, list[Entity]]] = {}
    for docid, raws in _json(data, part).items():
        found[docid] = {}
        for role, slot in ROLES.items():
            named = [tuple(s.lower() for s in f["strings"] if s) for raw in raws for f in raw.get(slots()[slot].key) or ()]
            kept = [tuple(m for m in entity if m in texts[docid]) for entity in joined(named)]
            found[docid][role] = [entity for entity in kept if entity]
    return found


def joined(entities: list[Entity]) -> list[Entity]:
    """Entities without those that hold, or are held by, one before them: GRIT's way to join templates."""
    kept: list[Entity] = []
    for entity in entities:
        if not any(set(entity) <= set(other) or set(other) <= set(entity) for other in kept):
            kept.append(entity)
    return kept


def reduce(template: Template) -> Reduced:
    """A full template, of an answer, in the reduced form."""
    roles = {role: [tuple(v.lower() for v in fill.values) for fill in getattr(template, slot)] for role, slot in ROLES.items()}
    return Reduced(tuple(v.lower() for fill in template.type for v in fill.values), roles)


def _template(raw: dict[str, Any], printed: dict[str, str]) -> Template:
    found: dict[str, Fills] = {name: _fills(raw.get(slot.key)) for name, slot in slots().items()}
    found["type"] = (Fill(tuple(raw["incident_type"].split(" / "))),)
    found |= {name: _line(printed[name]) for name in ("date", "location")}
    return Template(**found, optional=bool(raw.get("message_template_optional")))


def _fills(raw: Any) -> Fills:
    """The fills of one slot of the JSON keys: a list of fills, one fill, one string, or nothing."""
    if not raw or isinstance(raw, str):
        return ()
    found = []
    for one in raw if isinstance(raw, list) else [raw]:
        values = tuple(v for v in one.get("strings_lhs") or one.get("strings") or () if v)
        of = tuple(v for v in one.get("strings_rhs") or () if v and v != "-")
        if values:
            found.append(Fill(values, of, bool(one.get("optional"))))
    return tuple(found)


def _line(printed: str) -> Fills:
    """A slot of one fill as printed: '?' for optional, alternatives between ' / ' outside parentheses, each perhaps in parentheses."""
    optional = printed.startswith("?")
    values = tuple(_bare(part) for part in _split(printed.removeprefix("?").strip()))
    return (Fill(values, (), optional),) if printed not in ("", "-", "*") else ()


def _split(text: str) -> Iterator[str]:
    """The parts of `text` between slashes that no parenthesis holds."""
    start = depth = 0
    for at, mark in enumerate(text):
        depth += (mark == "(") - (mark == ")")
        if mark == "/" and depth == 0:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


def _bare(part: str) -> str:
    """An alternative without the parentheses around the whole of it."""
    depth = 0
    for at, mark in enumerate(part):
        depth += (mark == "(") - (mark == ")")
        if depth == 0:
            return part[1:at].strip() if part.startswith("(") and at == len(part) - 1 and at else part
    return part


def _printed(data: Path, part: str) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    """Date and place of every template as printed in the released keys, by message id and template number."""
    for path in _raw(data, part, "key-*"):
        own: dict[int, str] = {}
        for line in [*path.read_text("latin-1").splitlines(), ""]:
            if found := SLOT_LINE.match(line):
                own[int(found[1])] = found[2].strip()
            elif not line.strip() and own:
                number = own[1].split(" ")[0]
                yield (own[0].split(" ")[0], number), {"date": own.get(2, ""), "location": own.get(3, "")}
                own = {}


def _raw(data: Path, part: str, pattern: str) -> list[Path]:
    return [path for folder in FOLDERS[part] for path in sorted((data / "muc4/raw" / folder).glob(pattern)) if path.is_file()]


def _json(data: Path, part: str) -> dict[str, list[dict[str, Any]]]:
    """The keys as JSON by message id; the two parts are stored in different forms."""
    if part == "train":
        found: dict[str, list[dict[str, Any]]] = json.loads((data / "muc4/train_keys.json").read_text("utf-8"))
        return found
    return {docid: row["templates"] for docid, row in json.loads((data / "muc4/dev.json").read_text("utf-8")).items()}


def _rows(data: Path, part: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data / f"muc4/gtt_{part}.json").read_text("utf-8").splitlines()]


def unwrapped(text: str) -> str:
    """A message with a paragraph on a line, without the marks of what was cut."""
    return re.sub(r"\n(?!\s*\n|   )", " ", CUT.sub("", text))
