"""What stands around the words of a date: whether they are one at all.

A `Site` comes in, yes or no goes out. It looks at most a fixed number of characters to either side, never at the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.resolve.dates.words import tables

NEAR = 48
"""Characters looked at for the words right beside a date."""

_TOKEN = re.compile(r"[a-z]+|[0-9]+|[^\sa-z0-9]")
_CAPITAL = re.compile(r"\s{1,3}[A-Z]")


@dataclass(frozen=True, slots=True)
class Site:
    """Where words stand: the text, the same in lower case, their range, and the range of their section."""

    text: str
    low: str
    start: int
    end: int
    first: int
    last: int

    @property
    def before(self) -> list[str]:
        """The words and marks before, the nearest first; always three."""
        return [*_TOKEN.findall(self.low[max(self.first, self.start - NEAR) : self.start])[::-1], "", "", ""]

    @property
    def after(self) -> list[str]:
        """The words and marks behind; always two."""
        return [*_TOKEN.findall(self.low[self.end : min(self.last, self.end + NEAR)]), "", ""]

    @property
    def all_capitals(self) -> bool:
        """Whether no letter near it is small."""
        near = self.text[max(self.first, self.start - NEAR) : min(self.last, self.end + NEAR)]
        return near.upper() == near

    @property
    def capital(self) -> bool:
        """Whether its first letter is a capital."""
        return self.text[self.start].isupper()

    @property
    def then_capital(self) -> bool:
        """Whether a capitalised word follows."""
        return _CAPITAL.match(self.text, self.end, self.last) is not None


def listed(name: str) -> frozenset[str]:
    """The words of one list of the tables."""
    words: frozenset[str] = tables()["sets"][name]
    return words


def uncounted(site: Site) -> bool:
    """A number at the end does not count what follows: '3 May 2031 people' is no date with a year."""
    return not site.low[site.end - 1].isdigit() or site.after[0] not in listed("counted")


def is_year(site: Site) -> bool:
    """A bare number of four digits is a year: behind 'in', 'since' or an article, in brackets, and counting nothing."""
    one, two, *_ = site.before
    after = site.after[0]
    if one == "-" and two == "mid":
        return uncounted(site)
    glued = site.start > site.first and not (site.low[site.start - 1].isspace() or site.low[site.start - 1] in "(['\"")
    if glued or one in listed("numbered") or not uncounted(site):
        return False
    if after in listed("event"):
        return True
    if one == "(":
        return after in (")", ",", ";", "-")
    if one in listed("the") or one in tables()["seasons"]:
        return after.isalpha()
    total = (one == "of" and two in listed("counted")) or (one in ("to", "by", "for") and two in ("rose", "up", "from"))
    return one in listed("when") and not total


def is_weekday(site: Site) -> bool:
    """A weekday is neither a name ('Bloody Sunday', 'the Sunday Courier'), nor a short word of another meaning, nor every week."""
    one = site.before[0]
    word = site.low[site.start : site.end].split()[0].rstrip(".,")
    if one in listed("named") or site.after[0] in listed("paper"):
        return False
    if word in tables()["short_weekdays"]:
        return site.capital and one in ("on", "last", "next", "since", "until", "by", "from", "to", "(", "")
    return not (one in ("the", "a", "an") and site.then_capital and not site.all_capitals)


def is_month(site: Site) -> bool:
    """A bare month is no verb ('may', 'march'), no name ('April Marrow') and no short word of another meaning."""
    one, two, *_ = [word for word in site.before if word != "-"]
    word = site.low[site.start : site.end].rstrip(".")
    placed = one in ("in", "since", "until", "till", "during", "throughout", "through", "early", "mid", "late", "last", "next")
    if not site.capital or (one == "of" and two in ("sea", "kingdom")):
        return False
    if word in tables()["short_months"]:
        return placed
    named = site.then_capital and not site.all_capitals
    if word in ("may", "march", "august", "april", "june"):
        beside = (one in ("to", "and", "or", "until") and two in tables()["months"]) or site.after[1] in tables()["months"]
        if beside and (one in ("to", "and", "or", "until") or site.after[0] in ("to", "and", "or", "until", "-")):
            return True
        loose = one in ("from", "to", "and", "by", "of", "for", "before", "after", "between") or (
            one in ("the", "a", "an") and word != "may"
        )
        loose = loose and not site.all_capitals and not named and site.after[0] != "of"
        return placed or loose or (site.after[:2] == ["'", "s"] and one != "." and not named and two != "")
    return one not in listed("named")


def is_season(site: Site) -> bool:
    """A bare season stands behind 'in', 'since', 'over the' and the like; 'fall' and 'spring' have other meanings."""
    one, two, *_ = site.before
    leading = ("in", "during", "since", "by", "until", "over", "through", "throughout", "before", "after")
    if site.after[0] in ("of", "water"):
        return False
    return (one == "the" and two in leading) or (one in leading and site.low[site.start : site.end] != "fall")


def is_dated_day(site: Site) -> bool:
    """'The 12th' is a day of the month where nothing stands behind it that it could number."""
    after = site.after[0]
    return site.before[0] in ("the", "on") and (not after or not after.isalnum() or after in listed("small")) and after != "-"


def is_decade(site: Site) -> bool:
    """'The 50s' is a decade, 'his 50s' an age; four digits are sure."""
    words = site.low[site.start : site.end]
    return (len(words.replace("'", "")) > 4 and words[0].isdigit()) or site.before[0] in ("the", "early", "mid", "late", "-", "'", "of")


def is_feast(site: Site) -> bool:
    """A feast of one word ('Christmas') is a time only behind a word that says so."""
    words = site.low[site.start : site.end]
    return (
        " " in words or "\n" in words or site.before[0] in ("at", "on", "since", "before", "after", "over", "until", "by", "for", "around")
    )


def is_short_year(site: Site) -> bool:
    """Two digits are a year beside a month in capitals ('12 NOV 89') or behind an apostrophe."""
    return uncounted(site) and (site.all_capitals or site.low[site.end - 3] == "'" or not site.after[0].isalpha())


def anywhere(_: Site) -> bool:
    """These words are a date wherever they stand."""
    return True


def is_day(site: Site) -> bool:
    """Day and month counting nothing: not 'in May 12 people', nor the verbs in 'they may 12 times' and 'we march 3 miles'."""
    month = re.search("may|march|mar|sat|sun|second", site.low[site.start : site.end])
    small = month is not None and site.text[site.start + month.start()].islower()
    return uncounted(site) and not small


def is_free(site: Site) -> bool:
    """Figures that are not part of a longer number, a path or an address."""
    return site.start == site.first or not (site.low[site.start - 1] in "/.,:-_=#$£€" or site.low[site.end : site.end + 1] in ("/", "_"))


def is_span_of_years(site: Site) -> bool:
    """'From 2014 to 2016', 'between 2014 and 2016'."""
    return (
        uncounted(site)
        and site.before[0] in ("from", "between", "(", "of")
        and not (site.before[0] != "between" and " and " in site.low[site.start : site.end])
    )


def is_stretch_of_years(site: Site) -> bool:
    """'2003-2016' is years, unless it is part of a longer number or names a thing."""
    return uncounted(site) and is_free(site) and site.before[0] not in listed("numbered")


def is_now(site: Site) -> bool:
    """'Today' is no newspaper's name: a capital inside a sentence that is not all in capitals."""
    glued = site.start > site.first and site.text[site.start - 1] == " " and site.before[0].isalpha()
    return not (site.capital and glued and (not site.all_capitals or site.text[site.end : site.end + 1] == "/"))


def is_ended(site: Site) -> bool:
    """'The year' in 'the end of the year' is this one."""
    one, two, three, four = site.before[:4] if len(site.before) > 3 else ("", "", "", "")
    halves = three in ("half", "quarter") and four in tables()["ordinals"]
    return one == "the" and two == "of" and (halves or three in ("end", "beginning", "start", "middle"))


def is_by_itself(site: Site) -> bool:
    """'Overnight' is a date of its own where none follows ('overnight on Friday') and it is no adjective of a journey or stay."""
    return site.after[0] not in (
        "from",
        "to",
        "stay",
        "stays",
        "success",
        "train",
        "trains",
        "bus",
        "ferry",
        "curfew",
        "sensation",
    ) and not (site.after[0] == "on" and site.after[1] in tables()["weekday"])


def is_time(site: Site) -> bool:
    """'That day' and 'the next week' are times; 'that week-long siege' is none."""
    return site.after[0] != "-"


def is_weekend(site: Site) -> bool:
    """'The weekend', 'at weekend'; not 'a weekend in the country'."""
    return site.before[0] in ("the", "at", "over")


def is_between(site: Site) -> bool:
    """'3 and 7 May' is one stretch behind 'between'; joined otherwise it is one anyway."""
    joined = re.search(r"[0-9a-z]\s+and\s", site.low[site.start : site.end])
    return uncounted(site) and (joined is None or site.before[0] == "between")


def is_listed(site: Site) -> bool:
    """'3' in '3 and 7 May' is a day of its own: not behind 'between', and counting nothing."""
    return site.before[0] not in ("between", "$", "-") and site.after[0] in ("and", "or", ",")


def is_the(site: Site) -> bool:
    """'The Friday before the vote' counts from the vote, 'on Friday before the vote' does not."""
    return site.before[0] == "the"


def is_alone(site: Site) -> bool:
    """'The day before' counts from a date already named, when no event follows that it could count from."""
    after = site.after[0]
    return not after or not after.isalnum() or after in ("and", "but", "when", "that", "at", "in", "by", "on", "near", "with")


def is_followed(site: Site) -> bool:
    """'Two days after the vote': it counts from what follows."""
    return not is_alone(site)


def is_hence(site: Site) -> bool:
    """'In two weeks' and 'in two weeks' time': from now on."""
    return site.before[0] in ("in", "within")


def not_spoken(site: Site) -> bool:
    """The date does not say when somebody spoke: 'said on Friday', 'on Friday said'."""
    before = [word for word in site.before[:3] if word not in ("on", "late", "early", "in", "the", "")][:1]
    return not listed("said") & {*before, site.after[0]}
