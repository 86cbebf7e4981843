"""What a page's markup says about its paragraphs: captions, standfirsts, and boxes that are not the article.

A parsed page comes in; the squeezed words of such elements go out, by role.
It never decides alone: a paragraph takes a hint only when its words are exactly those of the element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LARGEST = 1_500
"""Characters of the largest element taken for a box: some sites put 'share' or 'comments' on what wraps the whole article."""

_BOX = re.compile(
    r"(?:^|[\s_-])(?:newsletter|subscri(?:be|ption)|sign-?up|support-?(?:us|box|banner)|donat(?:e|ion)|promo|related|recommend(?:ed|ations)?|"
    r"read-?(?:next|more)|more-?(?:on|from|stories)|share|sharing|social|comments?(?:-?form)?|reply|respond|rating|cookie|consent|"
    r"author-?(?:note|bio|box|info)|bio|byline-?bio|about-?(?:the-?)?author|tags?|topics|breadcrumbs?|advert(?:isement)?|sponsor(?:ed)?|"
    r"paywall|disclaimer|copyright|footer|most-?read|trending|popular)(?=$|[\s_-])",
    re.IGNORECASE,
)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?(?:title|head(?:line)?)|dek|deck|lede?|teaser|kicker-?text)(?=$|[\s_-])", re.IGNORECASE
)
_WHOLE = frozenset({"html", "body", "article", "main"})
_STANDFIRST_TAGS = frozenset({"p", "h2", "h3", "div"})
_BLOCKS = ("p", "li", "div", "a", "h2", "h3", "h4", "h5", "span", "small", "strong", "em", "td")


@dataclass(frozen=True, slots=True)
class Hints:
    """Squeezed words of paragraphs that the markup calls captions, standfirsts or boxes; `description` is the page's own summary."""

    captions: frozenset[str] = frozenset()
    standfirsts: frozenset[str] = frozenset()
    boxes: frozenset[str] = frozenset()
    description: str = ""


def page_hints(tree: Any) -> Hints:
    """Collect the hints of a page."""
    named = [(element, f"{element.get('class') or ''} {element.get('id') or ''}") for element in tree.iter() if _is_named(element)]
    standfirsts = (element for element, name in named if element.tag in _STANDFIRST_TAGS and _STANDFIRST.search(name))
    boxes = (element for element, name in named if _BOX.search(name))
    return Hints(
        captions=frozenset(map(_text, tree.iter("figcaption"))),
        standfirsts=frozenset(map(_text, standfirsts)),
        boxes=frozenset(words for box in boxes for words in _words(box)),
        description=next((squeezed(m.get("content") or "") for m in tree.iter("meta") if m.get("property") == "og:description"), ""),
    )


def squeezed(text: str) -> str:
    """`text` with single spaces and no case, for comparing."""
    return " ".join(text.split()).casefold()


def _text(element: Any) -> str:
    return squeezed("".join(element.itertext()))


def _is_named(element: Any) -> bool:
    named = element.get("class") or element.get("id")
    return bool(named) and isinstance(element.tag, str) and element.tag not in _WHOLE


def _words(element: Any) -> Iterator[str]:
    """The words of a small element and of each block in it."""
    whole = _text(element)
    if 0 < len(whole) <= LARGEST:
        yield whole
        yield from map(_text, element.iter(*_BLOCKS))
