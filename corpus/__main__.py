"""`python -m corpus check [FILE...]` holds files against the markup and counts; `export` writes JSON lines, `agree` compares two."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from corpus import agreement
from corpus.markup import Case, MarkupError, read

HERE = Path(__file__).parent
PARTS = ("train", "dev", "test")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    parser.add_argument("what", choices=["check", "export", "agree"])
    parser.add_argument("files", nargs="*", type=Path)
    args = parser.parse_args()
    if args.what == "agree":
        agreement.say(HERE / "test", HERE / "second")
        return 0
    files = args.files or sorted(path for part in PARTS for path in (HERE / part).glob("*.txt"))
    cases, errors = [], []
    for path in files:
        try:
            cases.append(read(path))
        except MarkupError as error:
            errors.append(str(error))
    for error in errors:
        print(error, file=sys.stderr)
    if args.what == "export":
        for case in cases:
            for passage in case.passages:
                print(json.dumps({"kind": case.kind, "date": case.date, "place": case.place, "events": case.events} | asdict(passage)))
    else:
        _count(cases)
    return 1 if errors else 0


def _count(cases: list[Case]) -> None:
    passages = [p for c in cases for p in c.passages]
    claims = [c for p in passages for c in p.claims]
    words = [len(p.text.split()) for p in passages]
    print(
        f"{len(cases)} events, {len(passages)} passages of {min(words, default=0)} to {max(words, default=0)} words, {len(claims)} claims"
    )
    rows = [r for c in claims for r in c.rows]
    for title, labels in (
        ("act", [c.act for c in claims]),
        ("certainty", [c.certainty for c in claims]),
        ("reality", [c.reality for c in claims]),
        ("polarity", [c.polarity for c in claims]),
        ("occurred", [c.occurred for c in claims]),
        ("voice", [c.voice for c in claims]),
        ("nested", [str(c.via is not None).lower() for c in claims]),
        ("row role", [r.role for r in rows]),
        ("row polarity", [r.polarity for r in rows]),
        ("register", [p.register for p in passages]),
    ):
        print(f"{title}: " + ", ".join(f"{label} {n}" for label, n in Counter(labels).most_common()))


if __name__ == "__main__":
    sys.exit(main())
