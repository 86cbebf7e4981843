"""One JSON object becomes a Document: generic article records and IPTC ninjs, by one table of keys.

A decoded object comes in; one `Document` goes out, the title first where the object gives it apart from the text.
It never merges fields into the text but headline and standfirst: what is only metadata stays metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from counterclaim.acquire.blocks import article_blocks
from counterclaim.acquire.build import Block, Fact, Origin, build, join_blocks
from counterclaim.acquire.hints import squeezed
from counterclaim.acquire.html import fragment
from counterclaim.acquire.language import language_of
from counterclaim.acquire.metadata import is_web, language_tag, names, web_address
from counterclaim.acquire.patterns import table
from counterclaim.acquire.said import text_facts
from counterclaim.acquire.sections import sections_of
from counterclaim.acquire.times import aware
from counterclaim.errors import UnreadableInput
from counterclaim.model.document import Document
from counterclaim.model.labels import DocumentStatus, SectionRole
from counterclaim.text.repair import mend

_TAGS = re.compile(r"<(?:p|div|br|h[1-6]|ul|ol|li|blockquote|span|a|figure|article|section)\b[^<>]{0,300}>", re.IGNORECASE)
_SQUEEZE = re.compile(r"[\s_:-]+")
MILLISECONDS = 100_000_000_000
"""Numbers above this are milliseconds since 1970 (as seconds it is the year 5138)."""


@cache
def keys() -> dict[str, Any]:
    """The table of keys, `tables/records.toml`."""
    return table("records")


def from_record(record: Any, origin: Origin) -> Document:
    """Make the document; UnreadableInput when `record` is no object or holds no text."""
    if not isinstance(record, Mapping):
        raise UnreadableInput(origin.name, f"expected a JSON object, found {_kind(record)}")
    fields = {_SQUEEZE.sub("", str(key)).casefold(): (str(key), value) for key, value in reversed(list(record.items()))}
    title = next((fact for fact in _strings(fields, "title") if fact.value), None)
    standfirst = next((str(fact.value) for fact in _strings(fields, "standfirst") if fact.value), "")
    paragraphs = _paragraphs(fields, str(title.value) if title else None, standfirst)
    text, sections = join_blocks(paragraphs)
    if not any(section.role is not SectionRole.HEADLINE for section in sections):
        known = ", ".join(keys()["text"][:4])
        raise UnreadableInput(origin.name, f"no article text: none of the keys {known}, ... holds words")
    facts = [
        *([title] if title else []),
        *_facts(fields),
        *text_facts(text, sections),
        Fact("url", origin.url, "address"),
        language_of(text),
    ]
    return build(text, sections, facts, origin, _status(fields))


def _kind(value: Any) -> str:
    kinds: dict[type, str] = {
        list: "a list",
        str: "a string",
        int: "a number",
        float: "a number",
        bool: "true or false",
        type(None): "null",
    }
    return kinds.get(type(value), type(value).__name__)


def _paragraphs(fields: Mapping[str, tuple[str, Any]], title: str | None, standfirst: str) -> list[list[Block]]:
    """The title, the standfirst, and the text: as it stands where it is plain, by its paragraphs where it is HTML."""
    body, is_html = _body(fields)
    if is_html:
        paragraphs, hints = fragment(body)
        if standfirst and not (paragraphs and _begins(paragraphs[0], standfirst)):
            return [*_head(title, standfirst), *article_blocks(paragraphs, None, hints)]
        return list(article_blocks(paragraphs, title, replace(hints, description=squeezed(standfirst))))
    body = mend(body)[0]
    begins = title is not None and _begins(body, title)
    head = [] if begins else _head(title, "" if _begins(body, standfirst) else standfirst)
    blocks = [(section.role, body[section.start : section.end]) for section in sections_of(body, headline=title is None or begins)]
    return [*head, blocks]


def _head(title: str | None, standfirst: str) -> list[list[Block]]:
    found = [[(SectionRole.HEADLINE, mend(title)[0])]] if title else []
    return [*found, [(SectionRole.STANDFIRST, mend(standfirst)[0])]] if standfirst else found


def _begins(text: str, words: str) -> bool:
    return bool(words) and " ".join(text[: 3 * len(words) + 20].split()).startswith(" ".join(words.split()))


def _body(fields: Mapping[str, tuple[str, Any]]) -> tuple[str, bool]:
    """The article's text and whether it is HTML: the first plain one, else the first marked-up one."""
    for group in ("text", "html"):
        for fact in _strings(fields, group):
            text = str(fact.value)
            if text.strip():
                return text, group == "html" or len(_TAGS.findall(text[:20_000])) >= 2
    return "", False


def _strings(fields: Mapping[str, tuple[str, Any]], group: str) -> Iterator[Fact]:
    """Values of a group's keys as strings; lists of {role, value} as ninjs 2 and 3 have them give their main or first value."""
    for key in keys()[group]:
        if key in fields:
            name, value = fields[key]
            if words := _words(value):
                yield Fact(group, words, f"key {name}")


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value.strip("\ufeff") if value.strip() else ""
    if isinstance(value, Mapping):
        return _words(value.get("value") or value.get("text") or value.get("content"))
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return "\n\n".join(value)
    if isinstance(value, list):
        items = sorted((item for item in value if isinstance(item, Mapping)), key=lambda item: item.get("role") not in ("main", None))
        return next((words for item in items if (words := _words(item))), "")
    return ""


def _facts(fields: Mapping[str, tuple[str, Any]]) -> Iterator[Fact]:
    for group in ("byline", "outlet", "published", "modified", "language", "url"):
        for key in keys()[group]:
            if key in fields:
                name, value = fields[key]
                yield Fact(group, _READ[group](value), f"key {name}")


def _name(value: Any) -> str | None:
    if isinstance(value, str) and not is_web(value) and value.strip():
        return mend(" ".join(value.split()))[0]
    return mend(", ".join(names(value)))[0] if isinstance(value, (list, Mapping)) else None


def _time(value: Any) -> datetime | None:
    if isinstance(value, Mapping):
        return _time(next(iter(value.values()), None))
    if isinstance(value, str):
        return aware(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        return datetime.fromtimestamp(value / 1000 if abs(value) > MILLISECONDS else value, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _language(value: Any) -> str | None:
    return language_tag(value) if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    found = value.get("@id") or value.get("href") if isinstance(value, Mapping) else value
    return web_address(mend(found.strip())[0]) if isinstance(found, str) else None


_READ = {"byline": _name, "outlet": _name, "published": _time, "modified": _time, "language": _language, "url": _address}


def _status(fields: Mapping[str, tuple[str, Any]]) -> DocumentStatus:
    for key in keys()["status"]:
        if key in fields and isinstance(value := fields[key][1], str) and (status := keys()["statuses"].get(value.casefold())):
            return DocumentStatus(status)
    return DocumentStatus.LIVE
