"""`counterclaim audit`: a random sample of a case to check by hand, and what the answers say of its reading."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click


@click.command(short_help="Check a sample of a case by hand, and count.")
@click.argument("casebook")
@click.argument("case")
@click.option("--size", type=click.IntRange(1, 10_000), default=30, show_default=True, help="Claims, and unread sentences, to check.")
@click.option("--seed", type=int, default=1, show_default=True, help="Draws the sample; the same seed draws the same.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the sample there, as a table to fill in.")
@click.option("--answers", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The table, filled in.")
@click.option("--by", help="Who answered: claims are kept as checked or disputed by that name.")
def audit(casebook: str, case: str, size: int, seed: int, out: Path | None, answers: Path | None, by: str | None) -> None:
    """Check how good the reading of a case is: draw a sample, fill in its column 'answer', and have it counted.

    Of a claim 'yes' says that it is right: these words, by this speaker, of this act. Of a sentence 'yes' says that there is a claim in it
    that was missed. What is left empty is not counted.

    \b
    Examples:
      counterclaim audit harrow.casebook "harrow bridge" --out sample.csv
      counterclaim audit harrow.casebook "harrow bridge" --answers sample.csv --by "I. Marrow"
    """
    from counterclaim.casebook.audit import audited, sample
    from counterclaim.casebook.cases import dossier, find
    from counterclaim.casebook.judging import keep_answers
    from counterclaim.casebook.sample_table import answered, table
    from counterclaim.cli.files import write
    from counterclaim.cli.summaries import audit_text
    from counterclaim.errors import UsageError
    from counterclaim.store.casebook import Store

    if (out is None) == (answers is None):
        raise UsageError("either draw a sample with --out, or have one counted with --answers")
    with Store.open(casebook, create=False) as store:
        found = dossier(store, find(store, case))
        if out is not None:
            drawn = sample(found, size, seed)
            write(out, table(drawn).encode("utf-8-sig", "replace"))
            click.echo(f"{len(drawn)} lines in {out}; fill in 'answer' with yes or no, then count them with --answers {out}")
        elif answers is not None:
            given = answered(answers.read_bytes(), answers.name)
            strange = {item.span.document for item in given} - {document.id for document in found.documents}
            if strange:
                raise UsageError(f"{answers} is no sample of this case: {min(strange)} is not in it")
            if by:
                keep_answers(store, given, by, datetime.now(UTC))
            click.echo(audit_text(audited(given, len(found.unread), len(found.claims))), nl=False)
