"""How sure a filling must be before it stands in a template: the limits of `bench.muc.filling`, fitted on messages held out.

The data folder and an artifact come in; limits and what MUC-4's scorers say of train messages held out go out. It never looks at dev.
`python -m training.templates --data DATA --cache RUNS/read.pkl ARTIFACT`
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench.muc.answers import manners, sent
from bench.muc.filling import LIMITS, Limits, templates
from bench.muc.keys import keys, messages, reduce, reduced, role_entities
from bench.muc.score import ceaf_ree, ceaf_tf, slot_scores, total
from bench.muc.template import Template
from bench.muc.whereabouts import Whereabouts

from counterclaim.model.labels import EventRole
from counterclaim.model.reading import Filling
from counterclaim.pipeline import read_document
from counterclaim.read import artifact
from counterclaim.read.reader import AttributionReader
from counterclaim.resolve.dates.reading import dated
from counterclaim.resolve.places.grouping import placed
from training.fillers import HELD_EVERY

GRID = {
    "kind": (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6),
    "fits": (0.3, 0.4, 0.5, 0.6),
    "date": (0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    "place": (0.01, 0.03, 0.05, 0.1, 0.15, 0.2, 0.3),
}
SHARES = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
ASKED = ("confidence", "victim_number", "victim_effect", "date", "location")
"""Slots that are asked for beside whole templates."""

Read = dict[str, tuple[Filling, Whereabouts, dict[str, str]]]


def read(texts: Mapping[str, str], reader: AttributionReader) -> Read:
    """What the package reads in messages, all that templates are made of."""
    out: Read = {}
    for docid, text in texts.items():
        document, published = sent(text)
        told = Whereabouts.of(document, published, dated(document), placed(document))
        record = read_document(document, reader)
        out[docid] = (reader.fill(document), told, manners(record))
    return out


def answered(found: Read, limits: Limits) -> dict[str, list[Template]]:
    """The templates of every message."""
    return {docid: templates(*one, limits) for docid, one in found.items()}


class Judge:
    """The scorers with the keys of some messages."""

    def __init__(self, data: Path, part: str, chosen: Sequence[str]) -> None:
        every = keys(data, part), reduced(data, part), role_entities(data, part)
        self.keys, self.reduced, self.roles = ({docid: gold[docid] for docid in chosen} for gold in every)  # type: ignore[attr-defined]

    def figures(self, answers: Mapping[str, Sequence[Template]]) -> dict[str, float]:
        """Both CEAF scores by role, and every slot, as F1 in percent."""
        ours = {docid: [reduce(t) for t in found] for docid, found in answers.items()}
        whole, roles, slots = ceaf_tf(self.reduced, ours), ceaf_ree(self.roles, ours), slot_scores(self.keys, answers)
        found = {"tf": total(whole).f1, "ree": total(roles).f1, "sure": slots.confidence_accuracy}
        found |= {f"tf.{name}": tally.f1 for name, tally in whole.items()} | {f"ree.{name}": tally.f1 for name, tally in roles.items()}
        found |= {name: tally.f1 for name, tally in slots.every.items()}
        return {name: round(100 * value, 1) for name, value in found.items()}

    def worth(self, found: Read, limits: Limits) -> float:
        """What the limits are fitted for: whole templates, then the slots asked for."""
        figures = self.figures(answered(found, limits))
        return figures["tf"] + sum(figures[name] for name in ASKED) / (2 * len(ASKED))


def fit(judge: Judge, found: Read, limits: Limits, rounds: int = 2) -> Limits:
    """The limits with each number in turn set to the best of its grid; the roles share one, for a hundred messages tell no more."""
    for _ in range(rounds):
        for name, grid in GRID.items():
            limits = max((replace(limits, **{name: value}) for value in grid), key=lambda one: judge.worth(found, one))
        tried = (replace(limits, roles=dict.fromkeys(EventRole, value)) for value in SHARES)
        limits = max(tried, key=lambda one: judge.worth(found, one))
        print(f"  {judge.worth(found, limits):.2f} {limits}", flush=True)
    return limits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="keep what was read there between runs")
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    every = messages(args.data, "train")
    held = {docid: every[docid] for i, docid in enumerate(sorted(every)) if i % HELD_EVERY == 0}
    if args.cache and args.cache.exists():
        found = pickle.loads(args.cache.read_bytes())
    else:
        found = read(held, AttributionReader.from_artifact(artifact.load(args.folder), threads=2))
        if args.cache:
            args.cache.write_bytes(pickle.dumps(found))
    judge = Judge(args.data, "train", list(found))
    print("before", judge.figures(answered(found, LIMITS)))
    print("after", judge.figures(answered(found, fit(judge, found, LIMITS))))


if __name__ == "__main__":
    main()
