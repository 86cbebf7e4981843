"""`counterclaim judge`: what a person decided about what the machine read, kept with name, time and reason."""

from __future__ import annotations

import getpass
import re
from datetime import UTC, datetime

import click

from counterclaim.model.labels import Act, CertaintyLevel, JudgementKind, Occurred, Polarity, Position, Reality, Role

KINDS = (*(kind.value for kind in JudgementKind), "undo", "list")


class Place(click.ParamType[tuple[int, int]]):
    """A place in a document's text: 'START-END', in characters."""

    name = "start-end"

    def convert(self, value: object, parameter: click.Parameter | None, context: click.Context | None) -> tuple[int, int]:
        """The two offsets; a usage error where there are none."""
        found = re.fullmatch(r"(\d[\d,]*)\s*[-–]\s*(\d[\d,]*)", str(value))
        if found is None:
            self.fail(f"{value!r} is no place such as 1204-1247", parameter, context)
        start, end = (int(part.replace(",", "")) for part in found.groups())
        return start, end


@click.command(short_help="Decide about what the machine read.")
@click.argument("casebook")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("target", required=False)
@click.argument("other", required=False)
@click.option("--by", default=getpass.getuser, show_default="your login name", help="Who judges.")
@click.option("--why", default="", help="The reason, in words.")
@click.option("--act", type=click.Choice([a.value for a in Act]), help="The act that is right.")
@click.option("--occurred", type=click.Choice([o.value for o in Occurred]), help="Whether the speech took place.")
@click.option("--reality", type=click.Choice([r.value for r in Reality]), help="Whether it is asserted.")
@click.option("--polarity", type=click.Choice([p.value for p in Polarity]), help="The polarity of the content's own words.")
@click.option("--certainty", type=click.Choice([c.value for c in CertaintyLevel]), help="How certain the source is.")
@click.option("--actor", help="The actor that is right, by id or name.")
@click.option("--role", type=click.Choice([r.value for r in Role]), help="Of responsibility: the role.")
@click.option("--position", type=click.Choice([*(p.value for p in Position), "none"]), help="Of responsibility: the source's net position.")
@click.option("--source", type=Place(), help="The source's words.")
@click.option("--cue", type=Place(), help="The cue's words.")
@click.option("--content", type=Place(), multiple=True, help="The content's words; once for each fragment.")
@click.option("--words", type=Place(), help="Of responsibility: the words that say so.")
def judge(
    casebook: str,
    kind: str,
    target: str | None,
    other: str | None,
    by: str,
    why: str,
    source: tuple[int, int] | None,
    cue: tuple[int, int] | None,
    content: tuple[tuple[int, int], ...],
    words: tuple[int, int] | None,
    **labels: str | None,
) -> None:
    """Decide something about what the machine read; nothing is overwritten, and every decision can be taken back.

    \b
    check CLAIM, dispute CLAIM, sign CLAIM   it is right, is doubted, is vouched for
    act CLAIM --act deny                     other labels are right
    source CLAIM --source 12-20 --actor NAME another source is right
    span CLAIM --cue 21-25 --content 26-90   other words are right
    responsibility CLAIM --actor NAME --role R --position P   another row is right; position none takes it away
    missed DOCUMENT --source S-E --cue S-E --content S-E --act deny   a claim was not read
    merge A B, split A B                     two events or actors are one, or are not; a case or document is its event
    pin DOCUMENT CASE                        a document belongs to a case
    undo JUDGEMENT, list                     take one back; list all

    \b
    Examples:
      counterclaim judge harrow.casebook check c1-0a1b2c3d4e5f6071 --by "I. Marrow"
      counterclaim judge harrow.casebook act c1-0a1b2c3d4e5f6071 --act deny --why "the envoy denies it in the next line"
      counterclaim judge harrow.casebook split k2-0a1b2c3d4e5f6071 d1-9f8e7d6c5b4a3921
    """
    from counterclaim.casebook.judging import Word, undo
    from counterclaim.casebook.judging import judge as decide
    from counterclaim.cli.summaries import judgements_text
    from counterclaim.errors import UsageError
    from counterclaim.store.casebook import Store

    if kind != "list" and target is None:
        raise UsageError(f"{kind} what? give an id")
    places = [(part, *place) for part, place in (("source", source), ("cue", cue), ("responsibility", words)) if place is not None]
    places += [("content", *place) for place in content]
    with Store.open(casebook, create=False) as store:
        if kind == "list":
            made = store.judgements([target] if target is not None else None)
        elif kind == "undo":
            made = (undo(store, target or "", datetime.now(UTC)),)
            click.echo("taken back:")
        else:
            given = {name: value for name, value in labels.items() if value is not None}
            made = (decide(store, Word(JudgementKind(kind), target or "", other, given, places, why), by, datetime.now(UTC)),)
        click.echo(judgements_text(made), nl=False)
