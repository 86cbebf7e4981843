"""Readers for tests: small, quick and picklable, behind the same protocol as the real one.

They read by pattern, well enough that dossiers made with them look like dossiers: split quotations, pronouns, nobody named, nested claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from counterclaim.model.document import Document
from counterclaim.model.reading import Attribution, Reading
from counterclaim.model.span import Span
from counterclaim.text.quotes import quoted
from counterclaim.text.sentences import lines, sentences

NAME = r"(?:[Tt]he |[Aa]n? )?[A-Z][\w’'-]+(?: (?:of |the |for )?[A-Z][\w’'-]+){0,4}"
DESCRIBED = r"(?:[Tt]hree|[Tt]wo|[Aa]n?|[Tt]he) [a-z]+(?: [a-z]+)?"
SOURCE = rf"(?:{DESCRIBED}|{NAME}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Pp]olice)"
CUE = (
    r"(?:said(?: in a statement)?|says|told reporters|denied|denies|claimed|accused|insisted|warned|suggested|"
    r"declined to say|did not rule out|described|confirmed|wrote|added|holds|announced|promised)"
)
BEFORE = re.compile(rf"(?P<source>{SOURCE}),?(?: [a-z ,]{{0,30}})? (?P<cue>{CUE})(?P<content> .+)")
AFTER = re.compile(rf",?[”\"]? (?P<source>{SOURCE}) (?P<cue>{CUE})\b|,?[”\"]? (?P<cue2>{CUE}) (?P<source2>{SOURCE})")
NOBODY = re.compile(r"\b(?P<cue>reportedly|is believed to|is expected to|was said to|allegedly) (?P<content>[^.]+)")


class PatternReader:
    """'SOURCE cue CONTENT', '“CONTENT,” SOURCE cue. “CONTENT”' and 'reportedly CONTENT', sentence by sentence."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    @property
    def name(self) -> str:
        return "pattern-reader 1"

    def read(self, document: Document) -> Reading:
        ranges = [line for section in document.readable() for line in lines(document.text, section.start, section.end)]
        found = [attribution for line in ranges for attribution in self._line(document, *line)]
        return Reading(document.id, tuple(sorted(found, key=lambda a: (a.cue.start, a.cue.end))))

    def _line(self, document: Document, left: int, right: int) -> Iterator[Attribution]:
        quotations = quoted(document.text, left, right)
        taken: set[int] = set()
        for index, (start, end) in enumerate(quotations):
            match = AFTER.match(document.text, end, right)
            if match is None or index in taken:
                continue
            group = "" if match["cue"] else "2"
            content = [document.span(start, end)]
            if index + 1 < len(quotations) and quotations[index + 1][0] - match.end() < 6:
                content.append(document.span(*quotations[index + 1]))
                taken.add(index + 1)
            yield self._attribution(document, match, f"source{group}", f"cue{group}", tuple(content))
            taken.add(index)
        used = [quotations[index] for index in taken]
        for start, end in sentences(document.text, left, right):
            if any(a < end and start < b for a, b in used):
                continue
            yield from self._sentence(document, start, end)

    def _sentence(self, document: Document, start: int, end: int) -> Iterator[Attribution]:
        match = BEFORE.search(document.text, start, end)
        if match and match["content"].strip(' .“”"'):
            yield self._attribution(document, match, "source", "cue", (_stripped(document, *match.span("content")),))
        match = NOBODY.search(document.text, start, end)
        if match:
            yield self._attribution(document, match, None, "cue", (_stripped(document, *match.span("content")),))

    def _attribution(
        self, document: Document, match: re.Match[str], source: str | None, cue: str, content: tuple[Span, ...]
    ) -> Attribution:
        score = 0.35 + 0.6 * (len(content[0]) % 17) / 17
        return Attribution(document.span(*match.span(cue)), document.span(*match.span(source)) if source else None, content, score)


def _stripped(document: Document, start: int, end: int) -> Span:
    text = document.text[start:end]
    left = len(text) - len(text.lstrip(' “"'))
    right = len(text) - len(text.rstrip(' .”"'))
    return document.span(start + left, end - right)


class DeadlyReader(PatternReader):
    """Takes its whole process with it on a text that says so, and raises on another."""

    def read(self, document: Document) -> Reading:
        if "unforeseen words" in document.text:
            raise ZeroDivisionError("line one\nline two")
        if "deadly words" in document.text:
            import os

            os._exit(9)
        return super().read(document)
