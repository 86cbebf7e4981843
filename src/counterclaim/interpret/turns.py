"""The turns of an interview become attributions: what stands behind a speaker's printed label is that speaker's claim.

Turns and the reader's attributions come in; the attributions of the document go out. A printed transcript is annotated so in PolNeAR:
the label is the source, its colon the cue, the speech the content. It judges no words: a turn that ends in a question claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.model.document import Document
from counterclaim.model.reading import Attribution, Turn
from counterclaim.model.span import Span

# A turn is found by its print, not by the model. The share of turns that people found right in the hand-checked sample.
SCORE = 0.95

_PARTIES = frozenset(
    ["i", "i'm", "i'd", "i've", "i'll", "me", "we", "we're", "we've", "we'd", "we'll", "us", "you", "you're", "you've", "you'd"]
)


def turn_attributions(document: Document, turns: Sequence[Turn], attributions: Iterable[Attribution]) -> list[Attribution]:
    """What the labelled speakers say, and of `attributions` those that stand outside of turns or are another's words told in one.

    'I think' inside a turn is how its speaker puts it, not one more claim; an unlabelled party ('Q', 'A') is left to the reader.
    """
    labelled = [turn for turn in turns if not turn.lettered]
    kept = [found for found in attributions if not _own_words(found, labelled)]
    for turn in labelled:
        content = tuple(_speech(document, turn))
        if content and not content[-1].exact.rstrip("\"'”’)]* ").endswith("?"):
            colon = document.text.find(":", turn.right, turn.body)
            cue = document.span(colon, colon + 1) if colon >= 0 else None
            kept.append(Attribution(cue, document.span(turn.left, turn.right), content, SCORE, verbatim=True))
    return kept


def _speech(document: Document, turn: Turn) -> Iterator[Span]:
    """The words of a turn in the readable sections, without the white space around them."""
    for section in document.readable():
        start, end = max(turn.body, section.start), min(turn.end, section.end)
        words = document.text[start:end]
        if words.strip():
            start += len(words) - len(words.lstrip())
            yield document.span(start, start + len(words.strip()))


def _own_words(found: Attribution, turns: Iterable[Turn]) -> bool:
    """Whether an attribution is no more than a speaker's or an addressee's own 'I think', or touches a label."""
    own = found.source is None or found.source.exact.casefold() in _PARTIES
    spans = [span for span in (found.source, found.cue, *found.content) if span is not None]
    for turn in turns:
        if any(span.start < turn.end and turn.start < span.end for span in spans):
            outside = any(span.start < turn.body or span.end > turn.end for span in spans)
            return own or outside
    return False
