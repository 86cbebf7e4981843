"""What a document says of an actor right beside its name: other names, acronyms, an outlet's domain, man or woman.

Mentions and the text they stand in come in, plain words go out.
It never reads further than the words around a name, and says nothing where they say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from counterclaim.link.actors.folding import fold, table, words
from counterclaim.model.actor import Actor
from counterclaim.model.labels import ActorKind
from counterclaim.model.record import DocumentRecord
from counterclaim.model.span import Span
from counterclaim.text.lexicon import tables

_BRACKET = re.compile(r"[’'\"”]? \((?:the )?([A-Z][A-Z.&-]*[A-Z])\)")
_ALSO = re.compile(
    r",? (?:also|better|widely|formerly|previously) (?:known|called) (?:simply )?(?:as )?(?:the )?[\"“‘']?"
    r"((?:[A-Z][\w’'-]*|al-\w+|el-\w+)(?: (?:[A-Z][\w’'-]*|al-[A-Z]\w*|el-[A-Z]\w*|of|the))*)"
)


def explained(text: str, named: Iterable[Span], names: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """Names and acronyms that stand explained right behind a name."""
    also, acronyms = set[str](), set[str]()
    for span in named:
        longer = [word for word in words(span.exact) if len(word) > 1]
        if len(longer) > 1 and (bracket := _BRACKET.match(text, span.end)) is not None:
            acronyms.add(bracket[1].replace(".", ""))
        if (other := _ALSO.match(text, span.end)) is not None:
            also.add(other[1].removesuffix("'s").removesuffix("’s"))
    acronyms |= {name for name in names[1:] if name.isupper() and " " not in name and _spells(name, names[0])}
    return also, acronyms


def _spells(acronym: str, name: str) -> bool:
    """Whether letters are the initials of a name of several words, but for one word at most."""
    initials = [word[0] for word in words(name) if word not in table("names")["small"]]
    rest = iter(initials)
    return len(initials) > 1 and len(acronym) >= len(initials) - 1 and all(letter in rest for letter in fold(acronym))


def domain(record: DocumentRecord, actor: Actor, names: tuple[str, ...]) -> str:
    """The domain of an outlet: that of the document it published, or the one it is named by."""
    own = record.document.outlet
    if own is not None and record.document.url and fold(own).removeprefix("the ") in {fold(name).removeprefix("the ") for name in names}:
        return (urlsplit(record.document.url).hostname or "").removeprefix("www.")
    ends = table("names")["domain"]
    return next((fold(name) for name in names if "." in name and name.rsplit(".", 1)[-1].lower() in ends and " " not in name), "")


def sex(actor: Actor, named: Iterable[Span], text: str) -> str:
    """What titles and callings right before the name say; pronouns are resolved wrongly too often to keep two names apart."""
    if actor.kind is not ActorKind.PERSON:
        return ""
    for span in named:
        before = re.findall(r"[\w-]+", text[max(0, span.start - BEFORE) : span.start])[-1:]
        if before and (found := tables().genders.get(fold(before[0]))):
            return found
    return ""


BEFORE = 20
"""Characters looked at for the one word before a name: the longest titles have fifteen."""
