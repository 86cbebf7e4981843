"""The turns of an interview become attributions: what stands behind a speaker's printed label is that speaker's claim.

Turns and the reader's attributions come in; the attributions of the document go out. A printed transcript is annotated so in PolNeAR:
the label is the source, its colon the cue, the speech the content. It judges no words: a turn that ends in a question claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from counterclaim.model.document import Document
from counterclaim.model.reading import Attribution, Turn
from counterclaim.model.span import Span

# A turn is found by its print, not by the model. The share of turns that people found right in the hand-checked sample.
SCORE = 0.95


def turn_attributions(document: Document, turns: Sequence[Turn], attributions: Iterable[Attribution]) -> list[Attribution]:
    """What the labelled speakers say, and of `attributions` those that stand outside of their turns.

    'I think' inside a turn is how its speaker puts it, and what is told there of others is a claim inside a claim, which is not read yet;
    an unlabelled party ('Q', 'A') is left to the reader.
    """
    labelled = [_bounded(document, turn) if turn is turns[-1] or _asks(document, turn) else turn for turn in turns if not turn.lettered]
    kept = [found for found in attributions if not _in_turn(found, labelled)]
    for turn in labelled:
        content = tuple(_speech(document, turn))
        if content and not content[-1].exact.rstrip("\"'”’)]* ").endswith("?"):
            colon = document.text.find(":", turn.right, turn.body)
            cue = document.span(colon, colon + 1) if colon >= 0 else None
            kept.append(Attribution(cue, document.span(turn.left, turn.right), content, SCORE, verbatim=True))
    return kept


def _asks(document: Document, turn: Turn) -> bool:
    """Whether a turn's first paragraph is a question: what stands below it then, without a label, is not surely its speaker's."""
    return document.text[turn.body : turn.end].strip().split("\n", 1)[0].rstrip("\"'”’)]* ").endswith("?")


def _bounded(document: Document, turn: Turn) -> Turn:
    """The first paragraph of a turn: of the last one, for no label stands behind it, of a question, for the rest may be its answer."""
    words = document.text[turn.body : turn.end]
    start = turn.body + len(words) - len(words.lstrip())
    line_end = document.text.find("\n", start, turn.end)
    return turn if line_end < 0 else replace(turn, end=line_end)


def _speech(document: Document, turn: Turn) -> Iterator[Span]:
    """The words of a turn in the readable sections, without the white space around them."""
    for section in document.readable():
        start, end = max(turn.body, section.start), min(turn.end, section.end)
        words = document.text[start:end]
        if words.strip():
            start += len(words) - len(words.lstrip())
            yield document.span(start, start + len(words.strip()))


def _in_turn(found: Attribution, turns: Iterable[Turn]) -> bool:
    spans = [span for span in (found.source, found.cue, *found.content) if span is not None]
    return any(span.start < turn.end and turn.start < span.end for turn in turns for span in spans)
