"""The English pronouns by what each asks for, and the token of a page read as one.

In: a page and a token; out: its lower-case form, and the closed lists to look it up in.
It never says whom a pronoun stands for; that is `pronouns` and `relatives`.
"""

from __future__ import annotations

from counterclaim.resolve.page import Page

PERSON = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = frozenset({"they", "them", "their", "themselves"})
THING = frozenset({"it", "its", "itself"})
SELF = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves"})
ADDRESSED = frozenset({"you", "your", "yours", "yourself", "yourselves"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
PRONOUNS = PERSON.keys() | PLURAL | THING | SELF | ADDRESSED | RELATIVE | {"this", "these", "those", "both", "others", "one"}
# What is left of a verb behind a pronoun ('I'm', 'they've').
CONTRACTED = frozenset({"m", "re", "ve", "ll", "d", "s"})
# Words that change nothing about whom 'we all' or 'I personally' stands for.
EMPHASIS = frozenset(
    {"all", "both", "also", "too", "just", "still", "myself", "ourselves", "yourself", "personally", "guys", "folks", "ourself"}
)


def form(page: Page, token: int) -> str:
    """The lower-case token, a pronoun without its contracted verb."""
    low = page.lows[token]
    head, _, tail = low.partition("'")
    return head if tail in CONTRACTED and head in PRONOUNS else low


def pronoun_sort(low: str) -> str:
    """What a pronoun of the third person looks for, `person`, `plural` or `thing`; '' for any other word."""
    return "person" if low in PERSON else "plural" if low in PLURAL else "thing" if low in THING else ""
