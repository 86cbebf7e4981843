"""Reads one page from top to bottom and settles whom each name, description and pronoun stands for.

In: the page, its joined names, its descriptions, the source spans and the claims they belong to; out: one entity or none for each source.
It never looks ahead for an antecedent, and leaves a source unresolved rather than give it to somebody unlikely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model.document import Document
from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span
from counterclaim.resolve.antecedents import Mention, Place, Recall, weights
from counterclaim.resolve.descriptions import Describer
from counterclaim.resolve.entities import Entity, Joiner, join_names
from counterclaim.resolve.names import QUOTES, Name, find_names
from counterclaim.resolve.nominals import Nominal, find_nominals
from counterclaim.resolve.page import Page, read_page
from counterclaim.resolve.parties import Parties
from counterclaim.resolve.tables import Tables, tables

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
STOPS = frozenset(
    {
        ",",
        ";",
        ":",
        "(",
        ")",
        "—",
        "–",
        "―",
        "-",
        "[",
        "who",
        "which",
        "that",
        "whose",
        "when",
        "where",
        "familiar",
        "close",
        "involved",
        "briefed",
    }
)


# How far back from 'who' its people stand when a tail of things comes between.
REACH = 10
# Before a place, these make it say where or whose, not who.
LOCATING = frozenset({"in", "of", "from", "at", "near", "for", "outside", "across", "around"})


@dataclass(slots=True)
class Source:
    """One source span on the page: its tokens, its claim, and what came of it."""

    first: int
    last: int
    claims: tuple[Attribution, ...]
    entity: Entity | None = None


class Reading:
    """One pass over a page."""

    def __init__(self, page: Page, tables: Tables, joiner: Joiner, names: Sequence[Name], nominals: Sequence[Nominal]) -> None:
        self.page, self.tables, self.joiner = page, tables, joiner
        self.recall = Recall(page)
        self.names = {name.first: name for name in names if name.first in joiner.of}
        self.covered = {i: name for name in self.names.values() for i in range(name.first, name.last)}
        self.nominals = {nominal.first: nominal for nominal in nominals}
        self.ending = {nominal.last: nominal for nominal in self.nominals.values()}
        self.describer = Describer(page, tables, joiner, self.recall)
        self.ends: dict[int, Entity] = {}
        self.parties = Parties(page, tables, joiner, self.covered, self.describer)
        self.inside = [False] * len(page)
        self.apposed = {b - 1 for name in self.names.values() for a, b in name.called if b > name.last}
        self.contents: list[tuple[int, int, Source]] = []

    def run(self, spans: Sequence[Span], claims: Sequence[tuple[Attribution, ...]]) -> list[Entity | None]:
        """The entity of each source span, in the order given."""
        by_span = {
            span: Source(*self.page.at(span.start, span.end), own) for span, own in sorted(zip(spans, claims, strict=True), key=_place)
        }
        sources = list(by_span.values())
        self._note_contents(sources)
        self._clip(sources)
        opening: dict[int, list[Source]] = {}
        for source in sources:
            opening.setdefault(source.first, []).append(source)
        for token in range(len(self.page)):
            for source in opening.get(token, ()):
                self._source(source)
            self._token(token, token in opening)
        for source in sources:
            self._late_self(source)
        return [by_span[span].entity for span in spans]

    def _late_self(self, source: Source) -> None:
        """'I' in a quotation whose speaker is named behind it."""
        first, last = self._trim(source)
        if source.entity is None and last - first == 1 and self._low(first) in SELF:
            source.entity = self._self(first)

    def _low(self, token: int) -> str:
        """The lower-case token, a pronoun without its contracted verb."""
        low = self.page.lows[token]
        head, _, tail = low.partition("'")
        return head if tail in CONTRACTED and head in PRONOUNS else low

    def _note_contents(self, sources: list[Source]) -> None:
        for source in sources:
            for claim in source.claims:
                for part in claim.content:
                    a, b = self.page.at(part.start, part.end)
                    self.contents.append((a, b, source))
                    self.inside[a:b] = [True] * (b - a)

    def _clip(self, sources: list[Source]) -> None:
        """Where a source begins inside a description, the description begins there."""
        for source in sources:
            first = self._trim(source)[0]
            for at in range(max(first - 7, 0), first):
                nominal = self.nominals.get(at)
                if nominal is not None and nominal.possessor < 0 and first < nominal.last <= source.last:
                    del self.nominals[at]
                    nominal.first = first
                    self.nominals[first] = nominal

    def _token(self, token: int, source: bool) -> None:
        """Note the name, description or subject pronoun that starts at `token`."""
        name = self.names.get(token)
        if name is not None:
            self._note(token, name.last, self.joiner.of[token], source)
        nominal = self.nominals.get(token)
        if nominal is not None and nominal.last - 1 not in self.apposed:
            self._nominal(nominal, source)
        elif not source and self.page.lows[token] in ("he", "she"):
            entity = self._pronoun(token, ())
            if entity is not None:
                self._note(token, token + 1, entity, False)

    def _nominal(self, nominal: Nominal, source: bool) -> None:
        entity = self.ends.get(nominal.last) or self._named_behind(nominal) or self.describer.settle(nominal, self._owner(nominal))
        self.ends[nominal.last] = entity
        self._note(nominal.first, nominal.last, entity, source)

    def _named_behind(self, nominal: Nominal) -> Entity | None:
        """The name in apposition to a description of one person ('a local woman, Ana Vel,')."""
        page, at = self.page, nominal.last
        if nominal.sort != "person" or nominal.plural or page.low(at) != "," or at + 1 not in self.names:
            return None
        name = self.names[at + 1]
        closed = page.low(name.last) in {",", ".", ";", ")"} | QUOTES
        entity = self.joiner.of[name.first]
        return entity if closed and not entity.state and entity.body <= entity.person + 1 else None

    def _owner(self, nominal: Nominal) -> Entity | None:
        """Whose 'spokesman', 'campaign' or 'government' a description speaks of."""
        page, at = self.page, nominal.possessor
        if at >= 0:
            name = self.covered.get(at)
            if name is not None:
                return self.joiner.of[name.first]
            return self._pronoun(at, ()) if page.lows[at] in PERSON.keys() | THING | PLURAL else self.ends.get(at + 1)
        for i in range(nominal.first, nominal.last):
            if i in self.covered:
                return self.joiner.of[self.covered[i].first]
        if page.low(nominal.last) in ("of", "for", "at", "from", "with"):
            start = nominal.last + 1
            start += page.low(start) in self.tables.determiner
            if start in self.covered:
                return self.joiner.of[self.covered[start].first]
        return self._state_in(nominal)

    def _state_in(self, nominal: Nominal) -> Entity | None:
        """The state a people's adjective in the phrase points to ('the Nordan government')."""
        for i in range(nominal.first, nominal.last - 1):
            pair = f"{self.page.lows[i]} {self.page.low(i + 1)}"
            state = self.tables.demonyms.get(pair) or self.tables.demonyms.get(self.page.lows[i].replace(".", ""))
            if state:
                return self.describer.state(state, i)
        return None

    def _note(self, first: int, last: int, entity: Entity, source: bool) -> None:
        page = self.page
        before, after = page.low(first - 1), page.low(last)
        preposed = before in self.tables.preposition or (before == "the" and page.low(first - 2) in self.tables.preposition)
        clause = (
            page.opens[first]
            or page.opens[max(first - 1, 0)]
            or before in (",", "and", "but", "that", "as", "when", "while", "because", "if")
        )
        verbal = after in self.tables.speech or after in self.tables.auxiliary or after.endswith("ed")
        inverted = before in self.tables.speech and page.low(first - 2) in QUOTES | {","}
        subject = source or (not preposed and (verbal or clause or inverted) and after not in ("'s", "’s"))
        self.recall.add(
            Mention(
                first,
                last,
                entity,
                subject,
                page.quoted[first],
                after in ("'s", "’s"),
                preposed or before in self.tables.speech,
                page.heading[first],
                self.inside[first],
            )
        )

    def _source(self, source: Source) -> None:
        """Settle one source and remember that it spoke."""
        first, last = self._trim(source)
        if first >= last:
            return
        if last - first == 1 and self._low(first) in PRONOUNS:
            source.entity = self._pronoun(first, self._own(source))
            if source.entity is not None:
                self._note(first, last, source.entity, True)
        else:
            source.entity = self._phrase(first, last)
            entity = source.entity
            if entity is not None and not entity.names and not entity.state and first <= entity.token < last:
                entity.token, entity.last = first, last
        if source.entity is not None:
            self.recall.spoke(first, source.entity)

    def _trim(self, source: Source) -> tuple[int, int]:
        first, last = source.first, source.last
        while first < last and not self.page.words[first][0].isalnum():
            first += 1
        while last > first and (not self.page.words[last - 1][0].isalnum() or self.page.lows[last - 1] in ("'s", "’s")):
            last -= 1
        return first, last

    def _own(self, source: Source) -> tuple[tuple[int, int], ...]:
        return tuple(self.page.at(part.start, part.end) for claim in source.claims for part in claim.content)

    def _phrase(self, first: int, last: int) -> Entity | None:
        """Whom a source of several words or a name stands for."""
        end = self._head_end(first, last)
        name = self.covered.get(end - 1)
        if end - 1 in self.joiner.open:
            return None  # a name that two people of the text bear
        if self._coordinated(first, end):
            return self.describer.several(first, end)
        if name is not None and name.last <= max(end, last):
            self._roles_in(first, name)
            return self._named(name, first)
        if end - first == 1 and self._low(first) in PRONOUNS:
            return self._pronoun(first, ())
        if self._low(first) in SELF | ADDRESSED and {*self.page.lows[first + 1 : end]} <= EMPHASIS:
            return self._pronoun(first, ())
        if {self._low(at) for at in range(first, end)} <= PRONOUNS | {"and", "or"}:
            return None  # 'you and I'
        nominal = self._nominal_ending(first, end)
        late = self._named_late(nominal, end, last)
        if late is not None:
            return late
        entity = self.describer.settle(nominal, self._owner(nominal))
        self.ends[nominal.last] = entity
        if nominal.first not in self.nominals:
            self._note(first, end, entity, True)
        return entity

    def _named_late(self, nominal: Nominal, end: int, last: int) -> Entity | None:
        """The name at the end of a source that opens with its office ('the head of the league, Ana Vel,')."""
        if nominal.sort != "person" or nominal.plural:
            return None
        for at in range(last - 1, end, -1):
            name = self.covered.get(at)
            if name is not None and self.page.low(name.first - 1) == "," and name.last >= last - 1:
                return self.joiner.of[name.first]
        return None

    def _roles_in(self, first: int, name: Name) -> None:
        """Keep the offices a source names before the name ('former president and frequent critic X')."""
        tables, page, entity = self.tables, self.page, self.joiner.of[name.first]
        start = -1
        for at in range(first, name.first):
            low = page.lows[at].strip(".")
            if low in tables.qualifier or low in tables.person_nouns:
                start = at if start < 0 else start
                if low in tables.person_nouns:
                    entity.roles.append((at, frozenset(page.lows[start : at + 1])))
                    if not any(a <= start < b for a, b in name.called):
                        name.called.append((start, at + 1))
                    start = -1
            else:
                start = -1

    def _named(self, name: Name, first: int) -> Entity | None:
        """The entity of a source that is a name; a capital that speaks is its government."""
        entity = self.joiner.of[name.first]
        state = self.tables.capitals.get(" ".join(name.core))
        spoken_of = self.page.low(name.first - 1) in self.tables.preposition
        if (
            state
            and not entity.state
            and not entity.is_person
            and first == name.first
            and not spoken_of
            and len(name.core) == len(entity.key)
        ):
            entity = self.joiner.of[name.first] = self.describer.state(state, name.first)
            entity.names.append(name)
        return entity

    def _head_end(self, first: int, last: int) -> int:
        """Where the head of a source's phrase ends: before its first comma, preposition or relative clause."""
        at = first
        while at < last:
            name = self.covered.get(at)
            if name is not None:
                at = name.last
                continue
            low = self.page.lows[at]
            if at > first and (low in STOPS or low in self.tables.preposition):
                break
            at += 1
        at = min(at, last)
        while at > first + 1 and (not self.page.words[at - 1][0].isalnum() or self.page.lows[at - 1] in ("'s", "’s")):
            at -= 1
        return at

    def _coordinated(self, first: int, end: int) -> bool:
        """Whether a phrase joins two speakers ('X and Y'), each a name or a plural."""
        page = self.page
        for at in range(first + 1, end - 1):
            if page.lows[at] in ("and", "or") and at not in self.covered:
                return (
                    (at - 1) in self.covered
                    or (at + 1) in self.covered
                    or page.low(at - 1).endswith("s")
                    or page.low(at + 1) in self.tables.determiner
                )
        return False

    def _nominal_ending(self, first: int, end: int) -> Nominal:
        return self.ending.get(end) or self.describer.phrase(first, end)

    def _pronoun(self, token: int, own: tuple[tuple[int, int], ...]) -> Entity | None:
        """Whom the pronoun at `token` stands for."""
        low = self._low(token)
        if low in RELATIVE and token > 0:
            return self._relative(token)
        if low in SELF:
            return self._self(token)
        if low in ADDRESSED:
            return self.parties.addressed(token)
        sort = "person" if low in PERSON else "plural" if low in PLURAL else "thing" if low in THING else ""
        if not sort:
            return self.describer.loose(token)
        return self._best(self._place(token, sort, own))

    def _place(self, token: int, sort: str, own: tuple[tuple[int, int], ...]) -> Place:
        """What is known about a pronoun: its claim's content, where that claim begins, who speaks around it."""
        page = self.page
        before = [a for a, b in own if b <= token and page.line[min(a, len(page) - 1)] == page.line[token]]
        holder = next((s.entity for a, b, s in reversed(self.contents) if a <= token < b and not s.first <= token < s.last), None)
        source = bool(own) and not self.inside[token]
        gender = PERSON.get(self._low(token), "")
        return Place(token, sort, gender, page.quoted[token], own, min(before, default=-1), holder, source)

    def _best(self, place: Place) -> Entity | None:
        present = self.parties.present(place.token)
        ranked = [(score, entity) for score, entity in self.recall.rank(place) if entity not in present]
        rule = weights()[place.sort]
        if not ranked:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < rule.margin:
            return None
        entity = ranked[0][1]
        return self._learn(place, entity)

    def _learn(self, place: Place, entity: Entity) -> Entity:
        """Keep the gender that a settled pronoun gives away."""
        if place.gender and not entity.gender:
            entity.gender = place.gender
        return entity

    def _self(self, token: int) -> Entity | None:
        """'I' and 'we': in a turn its labelled speaker, in a quotation who is quoted, elsewhere nobody the text names."""
        speaker = self.parties.speaker(token)
        if speaker is not None:
            return speaker
        holder = [source for a, b, source in self.contents if a <= token < b and not source.first <= token < source.last]
        if holder:
            return holder[-1].entity
        if self.page.turns or self.page.quoted[token]:
            return None
        return self.describer.loose(token)  # the writer's own 'I': described, for the text names nobody

    def _relative(self, token: int) -> Entity | None:
        """'who', 'which', 'that': what stands right before it."""
        at = token - 1
        while at > 0 and not self.page.words[at][0].isalnum():
            at -= 1
        if at in self.covered:
            return self._behind_place(at, self.page.lows[token]) or self.joiner.of[self.covered[at].first]
        if self._low(at) in SELF | ADDRESSED:
            return self._pronoun(at, ())
        if self.page.low(at) in PRONOUNS | self.tables.speech | self.tables.auxiliary:
            return self.describer.loose(token)
        back = self._tail_start(at)
        if back in self.covered:
            return self.joiner.of[self.covered[back].first]
        entity = self.ends.get(back + 1)
        if self.page.lows[token] == "who" and (entity is None or not _agrees(entity, "who")):
            entity = self._people_before(back) or entity
        return entity if entity is not None else self.describer.settle(self.describer.phrase(back, back + 1), None)

    def _people_before(self, at: int) -> Entity | None:
        """The people whom a tail that ends in a thing hangs on ('listeners to the radio programme who')."""
        page, tables = self.page, self.tables
        if page.lows[at] in tables.person_nouns or page.lows[at].endswith("s"):
            return None
        for i in range(at, max(at - REACH, 0), -1):
            if page.sentence[i] != page.sentence[at] or page.lows[i] in (",", ";"):
                return None
            if page.lows[i] not in tables.preposition:
                continue
            head, low = self.ends.get(i), page.lows[i - 1]
            if head is not None and _agrees(head, "who"):
                return head
            if head is None and page.words[i - 1][0].islower() and low.endswith("s") and not low.endswith("ss"):
                return self.describer.settle(self.describer.phrase(i - 1, i), None)
        return None

    def _behind_place(self, at: int, relative: str) -> Entity | None:
        """The head that the place at `at` only locates ('the police in Halden, which'), where it agrees with the relative pronoun."""
        page, name = self.page, self.covered[at]
        entity = self.joiner.of[name.first]
        edge = name.first - (page.low(name.first - 1) in self.tables.determiner) - 1
        person = entity.is_person and entity.person >= 2  # a comma and 'who' alone make a weak person of a town
        if person or page.low(edge) not in LOCATING or (not entity.state and set(entity.key) & self.tables.organisation):
            return None
        head = self.joiner.of[self.covered[edge - 1].first] if edge - 1 in self.covered else self.ends.get(edge)
        if head is None or not _agrees(head, relative):
            return None
        nominal = self.ending.get(edge)
        named = self.covered.get(nominal.first - 2) if nominal is not None and page.low(nominal.first - 1) == "," else None
        apposed = self.joiner.of[named.first] if named is not None else None
        return apposed if apposed is not None and head.described and _agrees(apposed, relative) else head

    def _tail_start(self, at: int) -> int:
        """The noun that a tail such as 'to his program' or 'from the north' hangs on, where it is a known mention; else `at`."""
        page = self.page
        if at + 1 in self.ends and page.low(at) in self.tables.person_plurals | self.tables.person_nouns.keys():
            return at
        for i in range(at, max(at - 7, 0), -1):
            if page.sentence[i] != page.sentence[at]:
                break
            if page.lows[i] in self.tables.preposition and (i in self.ends or i - 1 in self.covered):
                return i - 1
        return at


def _agrees(entity: Entity, relative: str) -> bool:
    """'Who' asks for people, 'which' for a body or an utterance; 'that' may stand for either."""
    human = entity.is_person or (entity.plural and entity.body <= entity.person)
    return relative == "that" or human == (relative in ("who", "whom", "whose"))


def _place(item: tuple[Span, tuple[Attribution, ...]]) -> tuple[int, int]:
    return item[0].start, item[0].end


def open_reading(document: Document, kind: type[Reading] = Reading) -> Reading:
    """A reading of `document`, ready to run."""
    words = tables()
    page = read_page(document, words)
    names = find_names(page, words)
    return kind(page, words, join_names(page, names, words), names, find_nominals(page, names, words))
