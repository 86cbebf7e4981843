"""Articles into incidents: our grouping beside singletons and TF-IDF with a window of days.

Articles of `incidents` come in, those that choices were made on and those for reports; pairwise and B-cubed F1 go out for each way of
grouping, the share of the baseline's error that ours removes, and how far the order of arrival matters. The baseline's threshold, window
and linkage are the best on the articles that choices were made on. With `--casebook` the cases of a casebook are measured too, to which the
articles were added one by one by the command.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import product
from pathlib import Path
from statistics import mean

from bench import tfidf
from bench.clusters import Clustering, b_cubed, differing, labelled, pairwise
from bench.incidents import chosen, document, learnt, line, rows, sketches
from counterclaim.link.events.cluster import clusters, components, merged, touched
from counterclaim.link.events.facets import facets
from counterclaim.link.events.groups import group
from counterclaim.link.events.keys import candidates, keys
from counterclaim.link.events.pair import likeness
from counterclaim.link.events.sketch import Sketch
from counterclaim.store.casebook import Store

QUICK = 10
"""One incident in so many is read for a first look: about 400 articles."""
WINDOWS = (7, 14, 30)
CUTS = (0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.24)
"""The best is well inside: 60 days, 365 days and thresholds to 0.4 were tried too, and gave less."""
LINKAGES = ("average", "single")
ORDERS = 5
"""Random orders of arrival that are compared with all articles at once."""
Held = Sequence[tuple[str, Sketch]]
Scored = Mapping[tuple[str, str], float]


def run(data: Path, quick: bool, cache: Path | None = None, casebook: Path | None = None) -> dict[str, float]:
    """Group the articles for reports in every way; `quick` reads one incident in ten, `cache` keeps the sketches of all.

    `casebook` is made where it is not there, and gone on with where it is not whole.
    """
    every = QUICK if quick else 1
    held = sketches(data, None if quick else cache, every)
    filed = {} if casebook is None else cases(data, casebook, every)
    parts: dict[str, Held] = {"train": [i for i in held if learnt(i[0])], "dev": [i for i in held if not learnt(i[0])]}
    texts = {made.id: made.text for made in map(document, rows(data))}
    figures: dict[str, float] = {}
    choice = best(parts["train"], alike(parts["train"], texts))
    print(f"TF-IDF, best on train: window {choice[0]} days, threshold {choice[1]}, {choice[2]} linkage")
    for name, part in parts.items():
        truth = {sketch.document: incident for incident, sketch in part}
        pairs = scored(part)
        found: dict[str, Clustering] = {
            "singletons": {item: item for item in truth},
            "tfidf": baseline(part, alike(part, texts), *choice),
            "ours": labelled(clusters(truth, pairs)),
        }
        if filed:
            found["casebook"] = {item: filed[texts[item]] for item in truth}
        print(f"{name}: {len(truth)} articles, {len(set(truth.values()))} incidents, {len(pairs)} pairs compared")
        figures |= {f"{name}_articles": len(truth)} | table(name, truth, found) | further(name, part, pairs)
        errors = [1 - figures[f"{name}_{way}_b3_f1"] for way in ("ours", "tfidf")]
        figures[f"{name}_error_removed"] = round(1 - errors[0] / errors[1], 4) if errors[1] else 0.0
        print(f"of the baseline's B-cubed error {figures[f'{name}_error_removed']:.1%} is removed")
    orders = [differing(found["ours"], arriving(truth, pairs, random.Random(seed))) for seed in range(ORDERS)]
    figures["order_pairs_that_differ"] = round(mean(orders), 6)
    print(f"arriving one by one in {ORDERS} random orders: {figures['order_pairs_that_differ']:.2%} of the pairs differ from all at once")
    return figures


def further(part: str, held: Held, pairs: Scored) -> dict[str, float]:
    """Of the articles that stand in a further group, how many find one on their own incident there, and how many only others."""
    truth = {sketch.document: incident for incident, sketch in held}
    own = others = 0
    for made in group([sketch for _, sketch in held], pairs):
        here = {truth[member.document] for member in made.members if not member.also}
        for member in made.members:
            own += member.also and truth[member.document] in here
            others += member.also and truth[member.document] not in here
    print(f"in a further group: {own} articles with their own incident, {others} with others")
    return {f"{part}_further_own": own, f"{part}_further_others": others}


def cases(data: Path, casebook: Path, every: int) -> dict[str, str]:
    """The case of every article, by its title and text; where it belongs to several, the one with most documents."""
    with tempfile.TemporaryDirectory(prefix="counterclaim-grouping-") as folder:
        given = Path(folder, "incidents.jsonl")
        given.write_text("\n".join(map(line, chosen(data, every))), encoding="utf-8")
        subprocess.run([sys.executable, "-m", "counterclaim", "add", casebook, given], check=True)
    with Store.open(casebook) as store:
        documents = {row.id: len(row.documents) for row in store.cases()}
        filed = store.cases_of(row.id for row in store.documents())
        several = sum(len(held) > 1 for held in filed.values())
        print(f"casebook: {len(filed)} articles in {len(documents)} cases, {several} of them in several")
        return {store.document(one).text: max(held, key=lambda case: (documents[case], case)) for one, held in filed.items()}


def table(part: str, truth: Clustering, found: Mapping[str, Clustering]) -> dict[str, float]:
    """Print one line for each way of grouping, and give its figures."""
    figures: dict[str, float] = {}
    print(f"{'':12}{'pairs P':>9}{'R':>8}{'F1':>8}{'B3 P':>9}{'R':>8}{'F1':>8}")
    for way, made in found.items():
        numbers = (*pairwise(truth, made), *b_cubed(truth, made))
        print(f"{way:12}{numbers[0]:9.4f}" + "".join(f"{n:{8 + (i == 2)}.4f}" for i, n in enumerate(numbers[1:])))
        names = ("pairs_p", "pairs_r", "pairs_f1", "b3_p", "b3_r", "b3_f1")
        figures |= {f"{part}_{way}_{name}": round(number, 4) for name, number in zip(names, numbers, strict=True)}
    return figures


def scored(held: Held) -> dict[tuple[str, str], float]:
    """The likeness of every pair that shares keys enough."""
    ready = {sketch.document: facets(sketch) for _, sketch in held}
    postings: defaultdict[str, list[str]] = defaultdict(list)
    for _, sketch in held:
        for key, _ in keys(sketch):
            postings[key].append(sketch.document)
    found = {tuple(sorted((sketch.document, other))) for _, sketch in held for other, _ in candidates(sketch, postings)}
    return {(one, other): likeness(ready[one], ready[other]) for one, other in sorted(found)}


def arriving(members: Iterable[str], pairs: Scored, chance: random.Random) -> dict[str, Hashable]:
    """The clusters of documents that arrive one by one, each time only those of the component that the new one touches made anew."""
    order = sorted(members)
    chance.shuffle(order)
    near: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), value in pairs.items():
        near[one][other] = near[other][one] = value
    here: dict[str, dict[str, float]] = {}
    cluster: dict[str, Hashable] = {}
    for new in order:
        here[new] = {other: value for other, value in near[new].items() if other in here}
        for other, value in here[new].items():
            here[other][new] = value
        reached = touched(new, here.__getitem__)
        inside = {(one, other): value for one in reached for other, value in here[one].items() if one < other and other in reached}
        for made in merged(reached, inside):
            cluster |= dict.fromkeys(made, made[0])
    return cluster


def alike(held: Held, texts: Mapping[str, str]) -> list[tuple[int, int, float]]:
    """The TF-IDF likeness of all pairs of a part within the longest window."""
    days = [sketch.published or 0 for _, sketch in held]
    return tfidf.scored([texts[sketch.document] for _, sketch in held], days, max(WINDOWS))


def baseline(held: Held, pairs: Sequence[tuple[int, int, float]], window: int, cut: float, linkage: str) -> dict[str, int]:
    """TF-IDF and a window of days, with one threshold."""
    names = [sketch.document for _, sketch in held]
    days = [sketch.published or 0 for _, sketch in held]
    kept = {tuple(sorted((names[i], names[j]))): value for i, j, value in pairs if abs(days[i] - days[j]) <= window}
    return labelled(components(names, kept, cut) if linkage == "single" else clusters(names, kept, cut, cut))


def best(held: Held, pairs: Sequence[tuple[int, int, float]]) -> tuple[int, float, str]:
    """The window, threshold and linkage of the baseline with the best B-cubed F1."""
    truth = {sketch.document: incident for incident, sketch in held}
    return max(product(WINDOWS, CUTS, LINKAGES), key=lambda choice: b_cubed(truth, baseline(held, pairs, *choice))[2])
