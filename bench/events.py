"""Events on MUC-4 dev (TST1 + TST2, 200 messages, all capitals): whole templates, role fills, and slot by slot.

The data folder comes in; a table for every system and its figures in percent go out. The rules of the scores are in `muc/README.md`.
It never tunes anything: the baseline learns its words from the train keys, and dev is read for the report alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bench.muc.answers import Package
from bench.muc.baseline import TriggerWords
from bench.muc.keys import keys, messages, reduce, reduced, role_entities
from bench.muc.score import SlotScores, Tallies, Tally, ceaf_ree, ceaf_tf, slot_scores, total
from bench.muc.template import System, Template
from counterclaim.config import settings
from counterclaim.read import default_reader

PUBLISHED = """published, on the test part TST3 + TST4, which is not here:
  CEAF-TF 50.23 (GTT, BERT-base, 2021), 54.24 (GE 1992, hand-built, rescored); CEAF-REE 54.50 (GRIT)
  confidence 40.1 (NYU 1992); GE 1992: number of human targets 57.4, their effect 54.6, date 59.2, location 59.8"""
QUICK = 4
"""Every fourth message where a first look is enough."""


def run(data: Path, quick: bool) -> dict[str, float]:
    """Score every system on MUC-4 dev; `quick` takes a quarter of the messages."""
    texts = dict(list(messages(data, "dev").items())[:: QUICK if quick else 1])
    figures: dict[str, float] = {"messages": len(texts)}
    for name, system in systems(data).items():
        figures |= _say(name, data, {docid: system.templates(docid, text) for docid, text in texts.items()})
    print(PUBLISHED)
    return figures


def systems(data: Path) -> dict[str, System]:
    """What is measured, by name; the name is the prefix of its figures. Another artifact is named as the package has it named."""
    return {"baseline": TriggerWords(keys(data, "train")), "package": Package(default_reader(settings().model))}


def _say(name: str, data: Path, answers: Mapping[str, list[Template]]) -> dict[str, float]:
    """Print the table of one system and give its figures."""
    gold = {docid: found for docid, found in keys(data, "dev").items() if docid in answers}
    ours = {docid: [reduce(template) for template in found] for docid, found in answers.items()}
    whole = ceaf_tf({docid: found for docid, found in reduced(data, "dev").items() if docid in answers}, ours)
    roles = ceaf_ree({docid: found for docid, found in role_entities(data, "dev").items() if docid in answers}, ours)
    slots = slot_scores(gold, answers)
    print(f"{name}: {sum(map(len, answers.values()))} templates for {sum(map(len, gold.values()))} in {len(answers)} messages")
    print(f"{'':24}{'precision':>10}{'recall':>10}{'F1':>8}{'key':>8}")
    figures = _rows("ceaf_tf", whole) | _rows("ceaf_ree", roles) | _slot_rows(slots)
    return {f"{name}_{figure}": value for figure, value in figures.items()}


def _rows(measure: str, tallies: Tallies) -> dict[str, float]:
    every = total(tallies)
    print(_row(measure.upper().replace("_", "-"), every))
    for role, tally in tallies.items():
        print(_row(f"  {role}", tally))
    return {measure: _percent(every.f1), f"{measure}_precision": _percent(every.precision), f"{measure}_recall": _percent(every.recall)}


def _slot_rows(slots: SlotScores) -> dict[str, float]:
    print("MUC-4 slots, all templates; F1 without answers that fit no key template at the end of the line")
    for name, tally in slots.every.items():
        print(_row(f"  {name}", tally) + f"{_percent(slots.matched[name].f1):8.1f}")
    accuracy = slots.confidence_accuracy
    print(f"confidence given the right organisation: {accuracy:.3f} of {slots.organisations}")
    figures = {f"{name}_f1": _percent(tally.f1) for name, tally in slots.every.items()}
    return figures | {"confidence_accuracy": round(accuracy, 4), "right_organisations": slots.organisations}


def _row(name: str, tally: Tally) -> str:
    scores = (tally.precision, tally.recall, tally.f1)
    return f"{name:24}" + "".join(f"{_percent(s):{width}.1f}" for s, width in zip(scores, (10, 10, 8), strict=True)) + f"{tally.key:8.0f}"


def _percent(share: float) -> float:
    return round(100 * share, 2)
