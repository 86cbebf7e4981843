"""How well articles are told from pages: 181 real pages as HTML, the same pages flattened to text, and clean text left alone.

The data folder comes in; a table and figures go out. Body F1 is the article-extraction benchmark's own: shingles of four words counted with
multiplicity, precision and recall per page, averaged over pages, F1 of the two means.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from statistics import mean

from bench.pages import BODY, LEFT_OUT, GoldPage, fitted_on, flatten, gold_pages, labels, shingles, tokens
from counterclaim.acquire import documents_from_text, from_bytes
from counterclaim.model.document import Document
from counterclaim.model.labels import SectionRole

READ = (SectionRole.STANDFIRST, SectionRole.BODY)
"""What counts as the article's body: the gold bodies hold neither headlines nor captions; datelines they do (see `body_of`)."""
LONG_LINE = 60


def run(data: Path, quick: bool) -> dict[str, float]:
    """Measure all three; `quick` takes 30 pages and 60 clean articles."""
    pages = list(gold_pages(data))[: 30 if quick else None]
    figures = {**html_figures(pages), **flat_figures(pages), **clean_figures(data, 60 if quick else None)}
    _print(figures)
    return figures


def html_figures(pages: list[GoldPage]) -> dict[str, float]:
    """Body precision, recall and F1 on the HTML pages."""
    scores = [_score(page.body, body_of(page)) for page in pages]
    precision = mean(p for p, _ in scores if p is not None)
    recall = mean(r for _, r in scores if r is not None)
    return {"body_f1": _f1(precision, recall), "body_precision": round(precision, 4), "body_recall": round(recall, 4)}


def body_of(page: GoldPage) -> str:
    """The words of our body, standfirst and dateline sections (the gold bodies keep 'VELM (Agency) -')."""
    for found in from_bytes(page.html, f"{page.key}.html"):
        if isinstance(found, Document):
            return "\n".join(found.text[s.start : s.end] for s in found.sections if s.role in (*READ, SectionRole.DATELINE))
    return ""


def _score(gold: str, ours: str) -> tuple[float | None, float | None]:
    """Precision and recall of one page; None where that page does not count for it."""
    a, b = Counter(shingles(tokens(gold))), Counter(shingles(tokens(ours)))
    both, left, right = sum((a & b).values()), sum((a - b).values()), sum((b - a).values())
    if left == right == 0:
        return 1.0, 1.0
    return (both / (both + right) if both + right else None, both / (both + left) if both + left else None)


def flat_figures(pages: list[GoldPage]) -> dict[str, float]:
    """Furniture lines found in the flattened pages: precision and recall by half, and the share of body lines kept."""
    counts: dict[str, Counter[tuple[bool, bool]]] = {"A": Counter(), "B": Counter()}
    for page in pages:
        lines = flatten(page)
        gold = labels(page, lines)
        for label, called in zip(gold, called_furniture(lines), strict=True):
            if label != LEFT_OUT:
                counts[page.half][label != BODY, called] += 1
    figures = {}
    for half, count in counts.items():
        hit, lost, missed, kept = count[True, True], count[False, True], count[True, False], count[False, False]
        figures[f"flat_precision_{half}"] = round(hit / max(1, hit + lost), 4)
        figures[f"flat_recall_{half}"] = round(hit / max(1, hit + missed), 4)
        figures[f"flat_body_kept_{half}"] = round(kept / max(1, kept + lost), 4)
    return figures


def called_furniture(lines: list[str]) -> list[bool]:
    """For each line whether most of it stands in sections that are not read as the article."""
    text = "\n".join(lines)
    unread = bytearray(len(text))
    for section in documents_from_text(text).sections:
        if not section.role.is_read:
            unread[section.start : section.end] = b"\1" * (section.end - section.start)
    called = []
    at = 0
    for line in lines:
        called.append(2 * sum(unread[at : at + len(line)]) > len(line))
        at += len(line) + 1
    return called


def clean_figures(data: Path, articles: int | None) -> dict[str, float]:
    """The share of long lines of clean articles (PolNeAR train) that are not read: all, and those the classifier was not fitted on."""
    paths = sorted((data / "polnear" / "train" / "text").glob("*.txt"))
    fitted = set(fitted_on(paths))
    counts = {True: [0, 0], False: [0, 0]}
    for path in paths[:articles]:
        lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
        long = [called for line, called in zip(lines, called_furniture(lines), strict=True) if len(line) >= LONG_LINE]
        counts[path in fitted][0] += len(long)
        counts[path in fitted][1] += sum(long)
    total, lost = counts[True][0] + counts[False][0], counts[True][1] + counts[False][1]
    return {
        "clean_lines": total,
        "clean_lines_lost": lost,
        "clean_lost_percent": round(100 * lost / max(1, total), 3),
        "clean_lost_percent_unfitted": round(100 * counts[False][1] / max(1, counts[False][0]), 3),
    }


def _f1(precision: float, recall: float) -> float:
    return round(2 * precision * recall / (precision + recall), 4)


def _print(figures: dict[str, float]) -> None:
    print("181 pages as HTML        precision  recall      F1   (go_trafilatura .960, trafilatura .958 published)")
    print(f"  body                      {figures['body_precision']:.4f}  {figures['body_recall']:.4f}  {figures['body_f1']:.4f}")
    print("the pages as plain text  precision  recall   body lines kept   (furniture lines)")
    for half, note in (("A", "fitted on"), ("B", "not fitted")):
        row = [figures[f"flat_{name}_{half}"] for name in ("precision", "recall", "body_kept")]
        print(f"  half {half}, {note:<10}        {row[0]:.4f}  {row[1]:.4f}   {row[2]:.4f}")
    print(
        f"clean articles: {figures['clean_lines_lost']} of {figures['clean_lines']} long lines not read ({figures['clean_lost_percent']} %)"
    )
