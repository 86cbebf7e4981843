"""The HTML dossier: one file, no script, the article's exact words, every claim linked both ways."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser

from hypothesis import given, settings

from counterclaim.export.html import render
from counterclaim.model.record import Dossier, Input
from counterclaim.pipeline import assemble, read_document
from counterclaim.text.sentences import lines
from counterclaim.views.ledger import documents_in_order, ledger
from made import document, dossiers, hand_made
from readers import PatternReader
from recorded import recorded, recorded_dossiers

VOID = {"meta", "link", "br", "img", "hr", "input"}


class Page(HTMLParser):
    """What a test needs to know of a page: balance, ids, links, tags, the text of each paragraph of the article and of each row."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.paragraphs: dict[str, str] = {}
        self.rows: dict[str, list[str]] = {}
        self.marked: dict[int, str] = {}
        self.feed(html)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        self.tags[tag] += 1
        self.attributes |= values.keys()
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if "href" in values:
            self.links.append(str(values["href"]))
        if tag not in VOID:
            self.stack.append((tag, values))
        if "content" in self._classes()[-1:][0] and self._row():
            self.rows.setdefault(str(self._row()), []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = [name for names in self._classes() for name in names]
        acting = next((v["title"] and data for _, v in self.stack if v.get("class") == "acting"), None)
        data = chr(int(acting[2:], 16)) if acting else data
        paragraph = next((v["id"] for _, v in self.stack if "para" in str(v.get("class")).split()), None)
        if paragraph and "ref" not in classes:
            self.paragraphs[paragraph] = self.paragraphs.get(paragraph, "") + data
            for name in classes:
                if re.fullmatch(r"k\d+", name):
                    self.marked[int(name[1:])] = self.marked.get(int(name[1:]), "") + data
        if self._row() and "content" in classes:
            self.rows[str(self._row())][-1] += data

    def _classes(self) -> list[list[str]]:
        return [str(values.get("class") or "").split() for _, values in self.stack]

    def _row(self) -> str | None:
        return next((values["id"] for _, values in self.stack if values.get("class") == "row"), None)


def _white(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ")


def test_it_is_one_file_that_loads_nothing() -> None:
    html = render(hand_made())
    page = Page(html)
    assert not {"script", "img", "iframe", "link", "form", "object", "embed"} & page.tags.keys()
    assert not any(name.startswith("on") or name in ("style", "src", "srcset") for name in page.attributes)
    assert all(link.startswith("#") for link in page.links)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html.replace("&#39;", "'")


def test_every_claim_is_linked_both_ways() -> None:
    page = Page(render(hand_made()))
    assert len(page.ids) == len(set(page.ids))
    for number in range(1, 7):
        assert {f"c{number}", f"m{number}"} <= set(page.ids)
        assert {f"#c{number}", f"#m{number}"} <= set(page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert {"u1", "n1", "unread", "failed", "ledger"} <= set(page.ids)


def test_what_was_not_read_is_greyed_and_what_was_missed_is_marked() -> None:
    html = render(hand_made())
    assert '<p class="para furniture skipped"' in html
    assert '<p class="para byline skipped"' in html
    assert '<a class="missed" id="u1" href="#n1">Tarn dam cracks: who knew?</a>' in html
    assert "machine reading, unchecked" in html
    assert "gone.txt" in html


def test_article_text_is_never_markup() -> None:
    made = document("Police said <script>alert(1)</script> & <b>more</b> \u202e was found.", title="<img src=x onerror=alert(1)>")
    dossier = assemble([read_document(made, PatternReader())], [Input("<i>", (made.id,))], [], None)
    html = render(dossier)
    assert not {"script", "b", "img", "i"} & Page(html).tags.keys() - {"b"}
    assert "\u202e" not in html
    assert "<title>&lt;img src=x onerror=alert(1)&gt; – who says what</title>" in html


def test_the_event_record_stands_before_the_article_and_links_to_its_words() -> None:
    html = render(recorded())
    page = Page(html)
    assert html.index('id="record"') < html.index('id="d1"') < html.index('id="ledger"')
    assert {link[1:] for link in page.links} <= set(page.ids)
    for section in ["warned", "expected", "promised", "threatened", "precedents", "arrested", "tried", "motives", "missing", "other-tolls"]:
        assert section in page.ids
    assert '<td>probable <q dir="auto">expects</q></td>' in html
    pins = {link for link in page.links if link.startswith("#w")}
    amount = re.search(r'<a class="amount" href="#(w\d+)" dir="auto">17</a>', html)
    assert amount is not None
    assert re.search(rf'<span class="pin" id="{amount[1]}"></span><a class="content depth1 k3 {amount[1]}"[^>]*>17</a>', html)
    assert len(pins) == len({name for name in page.ids if re.fullmatch(r"w\d+", name)})


def test_a_page_without_anything_of_events_has_no_record() -> None:
    assert 'id="record"' not in render(assemble([], []))


def test_a_page_without_documents_is_a_page() -> None:
    Page(render(assemble([], [])))


@settings(deadline=None, max_examples=80)
@given(dossiers() | recorded_dossiers())
def test_the_articles_words_and_every_claims_words_are_there_exactly(dossier: Dossier) -> None:
    page = Page(render(dossier))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    expected = {}
    for number, made in enumerate(documents_in_order(dossier), 1):
        ranges = [found for section in made.sections for found in lines(made.text, section.start, section.end)]
        for place, (start, end) in enumerate(ranges, 1):
            expected[f"d{number}p{place}"] = _white(made.text[start:end])
    assert page.paragraphs == expected
    for entry in ledger(dossier).entries:
        assert page.rows[f"c{entry.number}"] == [_white(span.exact) for span in entry.claim.content.spans]
        text = next(made.text for made in dossier.documents if made.id == entry.claim.document)
        covered = {at for span in entry.claim.spans() for at in range(span.start, span.end)}
        words = "".join(text[at] for at in sorted(covered))
        assert "".join(page.marked.get(entry.number, "").split()) == "".join(words.split())
