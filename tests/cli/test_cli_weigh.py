"""`counterclaim weigh`: what goes in, what comes out, and errors of one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterclaim.cli.main import cli, main
from counterclaim.errors import ModelError, UsageError
from counterclaim.read import default_reader

CASE = Path(__file__).parents[2] / "examples" / "weighing" / "claim-and-weak-denial"
COVERAGE, RATINGS = str(CASE / "coverage"), str(CASE / "ratings.toml")


@pytest.fixture(autouse=True, scope="module")
def _reader() -> None:
    try:
        default_reader(None)
    except ModelError as error:
        pytest.skip(f"no reader to read with: {error}")


def weigh(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["weigh", COVERAGE, "--jobs", "1", *arguments], standalone_mode=False, catch_exceptions=False)


def test_without_ratings_it_says_not_assessed() -> None:
    assert "not assessed: nobody has rated and signed" in weigh().output


def test_signed_ratings_are_weighed_and_may_be_looked_at_as_of_a_day() -> None:
    assert "Ilke Dorn judges" in weigh("--ratings", RATINGS).output
    earlier = weigh("--ratings", RATINGS, "--as-of", "2033-03-05").output
    assert "not assessed" in earlier
    assert "what moved it" in earlier


def test_a_party_may_be_distrusted() -> None:
    assert "If Marsh Brigade lies" in weigh("--ratings", RATINGS, "--distrust", "the Marsh brigade").output


def test_json_holds_accounts_and_evidence(tmp_path: Path) -> None:
    out = tmp_path / "weighed.json"
    weigh("--ratings", RATINGS, "--format", "json", "--out", str(out))
    made = json.loads(out.read_bytes())
    assert made["hypotheses"]
    assert made["evidence"]
    assert made["assessment"]["judgements"][0]["confidence"] == "moderate"


def test_an_achz_file_goes_out_and_comes_in(tmp_path: Path) -> None:
    achz, page = tmp_path / "m.achz", tmp_path / "page.html"
    weigh("--ratings", RATINGS, "--achz", str(achz), "--format", "html", "--out", str(page))
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    shown = weigh("--ratings", str(achz)).output
    assert "not assessed" in shown
    assert "(CC)" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--distrust", "Nobody"], 2, "Error: --distrust: there is no actor 'Nobody' in these documents"),
        (["--ratings", "{bad}"], 1, "counterclaim: bad.toml: rating 1: `itme` is no key of it"),
        (["--as-of", "yesterday"], 2, "is no date such as"),
    ],
)
def test_what_makes_no_sense_is_one_line(
    arguments: list[str], code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('format = "counterclaim.weighing/1"\nby = "Ann"\nat = 2031-06-01\n[[rating]]\nitme = "x"\n')
    with pytest.raises(SystemExit) as left:
        main(["weigh", COVERAGE, "--jobs", "1", *(argument.format(bad=bad) for argument in arguments)])
    assert left.value.code == code
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


def test_a_case_of_a_casebook_is_weighed(tmp_path: Path) -> None:
    book = str(tmp_path / "a.casebook")
    CliRunner().invoke(cli, ["add", book, COVERAGE, "--quiet"], standalone_mode=False, catch_exceptions=False)
    listed = CliRunner().invoke(cli, ["cases", book], standalone_mode=False).output
    case = listed.split()[0]
    made = CliRunner().invoke(cli, ["weigh", book, "--case", case], standalone_mode=False, catch_exceptions=False)
    assert "not assessed: nobody has rated and signed" in made.output
    with pytest.raises(UsageError, match="give that alone"):
        CliRunner().invoke(cli, ["weigh", book, book, "--case", case], standalone_mode=False, catch_exceptions=False)
    with pytest.raises(UsageError, match="is a casebook: say with --case"):
        CliRunner().invoke(cli, ["weigh", book], standalone_mode=False, catch_exceptions=False)
