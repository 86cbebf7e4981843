"""The table of common words, by which the same event in two documents is recognised: `python -m training.common_words --data DATA`.

The public sets of `DATA` come in (of the incidents only those to learn from); `link/tables/common_words.txt` goes out, words by how many
documents there are to one that holds them. It holds no names: a word stands in it only if several sources write it in lower case.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.incidents import learnt, rows
from bench.opennews import articles

from counterclaim.link.events.words import TENTHS, tokens

TABLE = Path(__file__).parents[1] / "src/counterclaim/link/tables/common_words.txt"
CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november"
    " december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec i mr mrs ms dr"
)
"""Words that are written with a capital and are no names."""
DOCUMENTS = 4
"""Documents that write a word in lower case, below which it may be a slip of the pen or a name in an address."""
SOURCES = 2
"""Sets that write it so: one alone may have a habit, or a topic."""
SHARE = 0.25
"""Of the documents that hold it, those that write it in lower case; below, it is a name that is also a word."""
SHORTEST = 2


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """(source, text) of every document to count in."""
    for path in sorted((data / "polnear/train/text").glob("*.txt")):
        yield "polnear", path.read_text("utf-8", "replace")
    for name, text in articles(data / "opennews"):
        yield name.partition(":")[0].partition("_")[0], text
    truth = json.loads((data / "pages/ground-truth.json").read_text("utf-8"))
    for name in sorted(truth):
        yield "pages", truth[name].get("articleBody", "")
    for row in rows(data):
        if learnt(row["incident_id"]):
            yield "incidents", f"{row['title']}\n{row['text']}"


def table(data: Path) -> dict[int, list[str]]:
    """Words by their weight in tenths; a word weighs what it does in the set, or topic, where it is commonest."""
    lower: defaultdict[str, Counter[str]] = defaultdict(Counter)
    every: defaultdict[str, Counter[str]] = defaultdict(Counter)
    size: Counter[str] = Counter()
    for source, text in texts(data):
        topic = "incidents" if source == "incidents" else "general"
        size[topic] += 1
        found = list(tokens(text, 0, len(text)))
        for word in {token.folded for token in found if token.exact.islower()}:
            lower[word][source] += 1
        for word in {token.folded for token in found}:
            every[word][topic] += 1
    out: defaultdict[int, list[str]] = defaultdict(list)
    for word in sorted(every):
        if word in CALENDAR.split() or _common(word, lower[word], sum(every[word].values())):
            share = max(every[word][topic] / size[topic] for topic in size)
            out[round(-math.log(share) * TENTHS)].append(word)
    return out


def _common(word: str, lower: Counter[str], every: int) -> bool:
    return (
        len(word) >= SHORTEST
        and word.replace("-", "").replace("'", "").isalpha()
        and sum(lower.values()) >= DOCUMENTS
        and len(lower) >= SOURCES
        and sum(lower.values()) >= SHARE * every
    )


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    made = table(parser.parse_args().data)
    head = "# Made by `python -m training.common_words`: a weight in tenths, and the words that have it. Words only, no names, no text."
    lines = [head, *(f"{tenths} {' '.join(made[tenths])}" for tenths in sorted(made))]
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{sum(map(len, made.values()))} words, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
