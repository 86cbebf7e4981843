"""`counterclaim judge`: what a person decided about what the machine read, kept with name, time and reason."""

from __future__ import annotations

import getpass
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from counterclaim.model.labels import Act, CertaintyLevel, JudgementKind, Occurred, Polarity, Position, Reality, Role

if TYPE_CHECKING:
    from counterclaim.store.casebook import Store

_CASES = (JudgementKind.MERGE.value, JudgementKind.SPLIT.value, JudgementKind.PIN.value)
"""Kinds whose things may be cases, which go by words of their title too."""
KINDS = (*(kind.value for kind in JudgementKind), "undo", "list")


_PLACE = re.compile(r"(\d[\d,]*)\s*[-–]\s*(\d[\d,]*)")
"""A place in a document's text as the dossier gives it: '1,204–1,247', in characters."""


def _login() -> str | None:
    """The login name, None where there is none: in a container anybody may be nobody."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None


@click.command(short_help="Decide about what the machine read.")
@click.argument("casebook")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("target", required=False)
@click.argument("other", required=False)
@click.option("--by", default=_login, show_default="your login name", help="Who judges.")
@click.option("--why", default="", help="The reason, in words.")
@click.option("--act", type=click.Choice([a.value for a in Act]), help="The act that is right.")
@click.option("--occurred", type=click.Choice([o.value for o in Occurred]), help="Whether the speech took place.")
@click.option("--reality", type=click.Choice([r.value for r in Reality]), help="Whether it is asserted.")
@click.option("--polarity", type=click.Choice([p.value for p in Polarity]), help="The polarity of the content's own words.")
@click.option("--certainty", type=click.Choice([c.value for c in CertaintyLevel]), help="How certain the source is.")
@click.option("--actor", help="The actor that is right, by id or name.")
@click.option("--role", type=click.Choice([r.value for r in Role]), help="Of responsibility: the role.")
@click.option("--position", type=click.Choice([*(p.value for p in Position), "none"]), help="Of responsibility: the source's net position.")
@click.option("--source", metavar="WORDS", help="The source's words, or their place, START-END.")
@click.option("--cue", metavar="WORDS", help="The cue's words, or their place, START-END.")
@click.option("--content", metavar="WORDS", multiple=True, help="The content's words; once for each fragment.")
@click.option("--words", metavar="WORDS", help="Of responsibility: the words that say so.")
def judge(
    casebook: str,
    kind: str,
    target: str | None,
    other: str | None,
    by: str | None,
    why: str,
    source: str | None,
    cue: str | None,
    content: tuple[str, ...],
    words: str | None,
    **labels: str | None,
) -> None:
    """Decide something about what the machine read; nothing is overwritten, and every decision can be taken back.

    \b
    check CLAIM, dispute CLAIM, sign CLAIM   it is right, is doubted, is vouched for
    act CLAIM --act deny                     other labels are right
    source CLAIM --source "the envoy"        another source is right, or with --actor NAME who it is
    span CLAIM --cue WORDS --content WORDS   other words are right
    responsibility CLAIM --actor NAME --role R --position P   another row is right; position none takes it away
    missed DOCUMENT --content WORDS --source WORDS --cue WORDS --act deny   a claim was not read
    merge A B, split A B                     two cases, events or actors are one, or are not; a document stands for its event
    pin DOCUMENT CASE                        a document belongs to a case
    undo JUDGEMENT, list                     take one back; list all

    `show --ids` and `search` print the ids of claims and documents, `cases` those of cases; the beginning of an id is enough. WORDS stand
    in the document once, else say which by their place: START-END, in characters of its text.

    \b
    Examples:
      counterclaim judge harrow.casebook check c1-0a1b2c3d4e5f6071 --by "I. Marrow"
      counterclaim judge harrow.casebook act c1-0a1b2c3d4e5f6071 --act deny --why "the envoy denies it in the next line"
      counterclaim judge harrow.casebook split k2-0a1b2c3d4e5f6071 d1-9f8e7d6c5b4a3921
    """
    from counterclaim.casebook.judging import Word, undo
    from counterclaim.casebook.judging import judge as decide
    from counterclaim.casebook.named import thing
    from counterclaim.cli.summaries import judgements_text
    from counterclaim.errors import UsageError
    from counterclaim.store.casebook import Store

    if kind != "list" and target is None:
        raise UsageError(f"{kind} what? give an id")
    if kind not in ("list", "undo") and not by:
        raise UsageError("say who judges: --by NAME")
    parts = [(part, said) for part, said in (("source", source), ("cue", cue), ("responsibility", words)) if said is not None]
    parts += [("content", said) for said in content]
    with Store.open(casebook, create=False) as store:
        if kind == "list":
            made = store.judgements([thing(store, target)] if target is not None else None)
        elif kind == "undo":
            made = (undo(store, target or "", datetime.now(UTC)),)
            click.echo("taken back:")
        else:
            given = {name: value for name, value in labels.items() if value is not None}
            one = thing(store, target or "", case=kind in _CASES)
            two = None if other is None else thing(store, other, case=kind in _CASES)
            places = [(part, *_place(store, one, said)) for part, said in parts]
            made = (decide(store, Word(JudgementKind(kind), one, two, given, places, why), by or "", datetime.now(UTC)),)
        click.echo(judgements_text(made), nl=False)


def _place(store: Store, target: str, said: str) -> tuple[int, int]:
    """Where the words stand that were typed, or the place that was typed for them, in the document that is judged or that of the claim."""
    from counterclaim.casebook.named import place
    from counterclaim.errors import UsageError

    typed = _PLACE.fullmatch(said)
    if typed is not None:
        start, end = (int(part.replace(",", "")) for part in typed.groups())
        return start, end
    document = target if store.has_documents([target]) else store.documents_of([target]).get(target)
    if document is None:
        raise UsageError(f"there is nothing by the id {target!r} in {store.name}")
    return place(store.record(document).document, said)
