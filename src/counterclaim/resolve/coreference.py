"""Reads one page from top to bottom and settles whom each name, description and pronoun stands for.

In: the page, its joined names, its descriptions, the source spans and the claims they belong to; out: one entity or none for each source.
It never looks ahead for an antecedent, and leaves a source unresolved rather than give it to somebody unlikely.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.document import Document
from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span
from counterclaim.resolve.antecedents import Place, weights
from counterclaim.resolve.descriptions import Describer
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.forms import PRONOUNS, SELF, form
from counterclaim.resolve.joining import Joiner, join_names
from counterclaim.resolve.names import Name, find_names
from counterclaim.resolve.nominals import Nominal, find_nominals
from counterclaim.resolve.notes import Notes, Source
from counterclaim.resolve.owners import Owners
from counterclaim.resolve.page import QUOTES, Page, read_page
from counterclaim.resolve.parties import Parties
from counterclaim.resolve.phrases import Phrases
from counterclaim.resolve.pronouns import Pronouns
from counterclaim.resolve.tables import Tables, tables

# How many tokens before a source a description may begin that the source cuts short.
CLIPPED = 7


class Reading:
    """One pass over a page."""

    def __init__(self, page: Page, tables: Tables, joiner: Joiner, names: Sequence[Name], nominals: Sequence[Nominal]) -> None:
        self.page, self.notes = page, Notes(page, tables, joiner, names, nominals)
        self.recall = self.notes.recall
        self.describer = Describer(page, tables, joiner, self.recall)
        self.parties = Parties(page, tables, joiner, self.notes.covered, self.describer)
        self.pronouns = Pronouns(self.notes, self.describer, self.parties, self._best)
        self.owners = Owners(self.notes, self.describer, self.pronouns)
        self.phrases = Phrases(self.notes, self.describer, self.pronouns, self.owners)
        self.apposed = {b - 1 for name in self.notes.names.values() for a, b in name.called if b > name.last}

    def run(self, spans: Sequence[Span], claims: Sequence[tuple[Attribution, ...]]) -> list[Entity | None]:
        """The entity of each source span, in the order given."""
        by_span = {
            span: Source(*self.page.at(span.start, span.end), own) for span, own in sorted(zip(spans, claims, strict=True), key=_place)
        }
        sources = list(by_span.values())
        self.notes.add_contents(sources)
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
        first, last = source.trimmed(self.page)
        if source.entity is None and last - first == 1 and form(self.page, first) in SELF:
            source.entity = self.pronouns.speaker(first)

    def _clip(self, sources: list[Source]) -> None:
        """Where a source begins inside a description, the description begins there."""
        nominals = self.notes.nominals
        for source in sources:
            first = source.trimmed(self.page)[0]
            for at in range(max(first - CLIPPED, 0), first):
                nominal = nominals.get(at)
                if nominal is not None and nominal.possessor < 0 and first < nominal.last <= source.last:
                    del nominals[at]
                    nominal.first = first
                    nominals[first] = nominal

    def _source(self, source: Source) -> None:
        """Settle one source and remember that it spoke."""
        first, last = source.trimmed(self.page)
        if first >= last:
            return
        if last - first == 1 and form(self.page, first) in PRONOUNS and first not in self.notes.covered:  # 'US' is no 'us'
            source.entity = self.pronouns.settle(first, source.content(self.page))
            if source.entity is not None:
                self.notes.mention(first, last, source.entity, True)
        else:
            source.entity = self.phrases.settle(first, last)
            entity = source.entity
            if entity is not None:
                self.notes.told(first, entity)
            if entity is not None and not entity.names and not entity.state and first <= entity.token < last:
                entity.token, entity.last = first, last
        if source.entity is not None:
            self.recall.spoke(first, source.entity)

    def _token(self, token: int, source: bool) -> None:
        """Note the name, description or subject pronoun that starts at `token`."""
        notes = self.notes
        name = notes.names.get(token)
        if name is not None:
            notes.mention(token, name.last, notes.joiner.of[token], source)
        nominal = notes.nominals.get(token)
        if nominal is not None and nominal.last - 1 not in self.apposed:
            self._nominal(nominal, source)
        elif not source and self.page.lows[token] in ("he", "she"):
            entity = self.pronouns.settle(token)
            if entity is not None:
                notes.mention(token, token + 1, entity, False)

    def _nominal(self, nominal: Nominal, source: bool) -> None:
        """Settle a description, unless a source that ends with it or a name behind it already has."""
        ends = self.notes.ends
        entity = ends.get(nominal.last) or self._named_behind(nominal) or self.describer.settle(nominal, self.owners.of(nominal))
        ends[nominal.last] = entity
        self.notes.mention(nominal.first, nominal.last, entity, source)

    def _named_behind(self, nominal: Nominal) -> Entity | None:
        """The name in apposition to a description of one person ('a local woman, Ana Vel,')."""
        page, notes, at = self.page, self.notes, nominal.last
        if nominal.sort != "person" or nominal.plural or page.low(at) != "," or at + 1 not in notes.names:
            return None
        name = notes.names[at + 1]
        closed = page.low(name.last) in {",", ".", ";", ")"} | QUOTES
        entity = notes.joiner.of[name.first]
        return entity if closed and not entity.state and entity.body <= entity.person + 1 else None

    def _best(self, place: Place) -> Entity | None:
        """The likeliest antecedent who is not 'I' or 'you' there, or nobody where two are about as likely."""
        present = self.parties.present(place.token) + self.notes.addressed(place.token)
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


def _place(item: tuple[Span, tuple[Attribution, ...]]) -> tuple[int, int]:
    return item[0].start, item[0].end


def open_reading(document: Document, kind: type[Reading] = Reading) -> Reading:
    """A reading of `document`, ready to run."""
    words = tables()
    page = read_page(document, words)
    names = find_names(page, words)
    return kind(page, words, join_names(page, names, words), names, find_nominals(page, names, words))
