"""Every command on a casebook, from the first document to the archive, with the tests' pattern reader in place of the model."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bench.invented import TOLD_BY, article

import counterclaim.read
from counterclaim.cli import work
from counterclaim.cli.main import main
from counterclaim.pipeline import reading
from readers import PatternReader

TOWNS = [article(number).title.rpartition(" ")[2] for number in (0, 9 * TOLD_BY)]
WHEN = ("--captured", "2031-05-20")


class Command:
    """`counterclaim` in this process: exit code, standard output and standard error of each call."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self.capture = capture

    def __call__(self, *arguments: object, code: int = 0) -> str:
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
        found = self.capture.readouterr()
        self.error = found.err
        assert ended.value.code == code, (found.out, found.err)
        return found.out


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setattr(work, "default_reader", PatternReader)
    monkeypatch.setattr(counterclaim.read, "default_reader", PatternReader)
    return Command(capsys)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Three articles on one event and two on another."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in (0, 1, 2, 9 * TOLD_BY, 9 * TOLD_BY + 1):
        (folder / f"{number:04}.json").write_text(article(number).line(), "utf-8")
    return folder


@pytest.fixture
def casebook(command: Command, news: Path, tmp_path: Path) -> Path:
    path = tmp_path / "a.casebook"
    command("add", path, news, *WHEN)
    return path


def archived(command: Command, casebook: Path) -> bytes:
    out = casebook.with_suffix(".zip")
    command("archive", casebook, "--out", out)
    return out.read_bytes()


def test_add_says_what_it_changed_and_again_changes_nothing(command: Command, news: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.casebook"
    said = command("add", path, news, *WHEN).splitlines()
    assert said[0] == f"{path}: 5 new documents"
    assert ["new of 3" in said[1], "new of 2" in said[2]] == [True, True]
    before = archived(command, path)
    assert command("add", path, news, *WHEN) == f"{path}: 0 new documents, 5 there already\n"
    assert archived(command, path) == before
    (news / "0003.json").write_text(article(3).line(), "utf-8")
    assert "+1 of 4" in command("add", path, news, *WHEN)
    assert command("add", path, news, *WHEN, "--quiet") == ""


def test_inputs_that_cannot_be_read_are_listed_and_the_others_kept(command: Command, news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").write_text("", "utf-8")
    path = tmp_path / "a.casebook"
    said = command("add", path, news, tmp_path / "gone.txt", *WHEN, code=1)
    assert "5 new documents, 2 could not be read" in said
    assert [line.split(": ")[1] for line in command.error.splitlines()] == [str(news / "empty.txt"), str(tmp_path / "gone.txt")]
    (news / "empty.txt").write_text(article(1 * TOLD_BY).text, "utf-8")
    assert "1 new document, 5 there already" in command("add", path, news, *WHEN)


def test_cases_show_and_moments(command: Command, casebook: Path, tmp_path: Path) -> None:
    listed = command("cases", casebook)
    assert [town in listed for town in TOWNS] == [True, True]
    assert ["3 documents" in listed, "2 documents" in listed] == [True, True]
    early = article(0).published.date().isoformat()
    assert TOWNS[1] not in command("cases", casebook, "--as-of", early)
    assert "no case yet" in command("cases", casebook, "--known", "2031-05-19")
    assert TOWNS[0].upper() in command("show", casebook, TOWNS[0]).upper()
    found = json.loads(command("show", casebook, TOWNS[0], "--format", "json", "--as-of", article(0).published.isoformat()))
    assert [document["title"] for document in found["documents"]] == [article(0).title]
    command("show", casebook, TOWNS[0], "--format", "html", "--out", tmp_path / "a.html", "--since", "2031-05-19", "--unread")
    assert TOWNS[0] in (tmp_path / "a.html").read_text("utf-8")
    command("show", casebook, TOWNS[0], "--known", "2031-05-19", code=2)
    assert "was there then" in command.error


def test_what_changed_since_the_last_look_comes_first(command: Command, tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(article(0).line(), "utf-8")
    (tmp_path / "two.json").write_text(article(1).line(), "utf-8")
    path = tmp_path / "looked.casebook"
    changed = "WHAT CHANGED SINCE THE LAST LOOK"
    command("add", path, tmp_path / "one.json")
    assert changed not in command("show", path, TOWNS[0])
    command("add", path, tmp_path / "two.json", "--captured", "2020-05-20")  # captured before the first look, and yet not seen at it
    assert changed not in command("show", path, TOWNS[0], "--as-of", "2031-12-31")
    assert json.loads(command("show", path, TOWNS[0], "--format", "json"))["format"]
    first = command("show", path, TOWNS[0])
    assert article(1).outlet in first[first.index(changed) : first.index("WHAT HAPPENED")]
    assert article(0).outlet not in first[first.index(changed) : first.index("WHAT HAPPENED")]
    assert command("show", path, TOWNS[0]) == first


@pytest.mark.parametrize("name", ["show", "diff", "audit", "search"])
def test_an_unknown_case_is_a_usage_error_that_lists_cases(command: Command, casebook: Path, name: str) -> None:
    more = {"diff": ["--since", "2031-05-19"], "audit": ["--out", "a.csv"]}.get(name, [])
    command(name, casebook, *(["said", "--case", "nowhere"] if name == "search" else ["nowhere", *more]), code=2)
    first, *rest = command.error.splitlines()
    assert "'nowhere'" in first
    assert [any(town in line for line in rest) for town in TOWNS] == [True, True]


@pytest.mark.parametrize("name", ["cases", "show", "diff", "search", "judge", "audit", "rebuild", "archive"])
def test_a_casebook_that_is_not_there_is_not_made(command: Command, tmp_path: Path, name: str) -> None:
    more = {
        "show": ["x"],
        "diff": ["x", "--since", "2031-05-19"],
        "search": ["x"],
        "judge": ["list"],
        "audit": ["x", "--out", "a.csv"],
        "archive": ["--out", tmp_path / "a.zip"],
    }
    command(name, tmp_path / "none.casebook", *more.get(name, []), code=1)
    assert command.error.count("\n") == 1
    assert "there is no casebook here" in command.error
    assert list(tmp_path.iterdir()) == []


def test_diff(command: Command, casebook: Path, news: Path) -> None:
    (news / "0003.json").write_text(article(3).line(), "utf-8")
    command("add", casebook, news, "--captured", "2031-05-22")
    said = command("diff", casebook, TOWNS[0], "--since", "2031-05-21")
    assert said.count("· new") == 1
    assert said.startswith("WHAT CHANGED SINCE 21 MAY 2031\n")
    assert "SINCE 21 MAY 2031, 09:30 UTC" in command("show", casebook, TOWNS[0], "--since", "2031-05-21T09:30")
    assert "NOTHING" in command("diff", casebook, TOWNS[1], "--since", "2031-05-21").upper()
    assert command("diff", casebook, TOWNS[0], "--since", article(0).published.date().isoformat(), "--published")


def test_search(command: Command, casebook: Path) -> None:
    said = command("search", casebook, f"{TOWNS[0]} residents")
    assert said.count("\nd1-") + said.startswith("d1-") == 3
    assert command("search", casebook, "nowhere-to-be-found") == "nothing found\n"
    assert command("search", casebook, TOWNS[1], "--case", TOWNS[0]) == "nothing found\n"
    assert command("search", casebook, TOWNS[0], "--limit", "1").count("d1-") == 1
    assert "and more documents" in command("search", casebook, TOWNS[0], "--limit", "2")
    assert "and more documents" not in command("search", casebook, TOWNS[0], "--limit", "3")
    assert command("search", casebook, "residents", "--known", "2031-05-19") == "nothing found\n"


def test_judge_list_undo_and_rebuild(command: Command, casebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = json.loads(command("show", casebook, TOWNS[0], "--format", "json"))["claims"]
    said = command("judge", casebook, "act", claims[0]["id"], "--act", "deny", "--by", "Ilse Marrow", "--why", "the next line")
    judgement = said.split()[0]
    assert "Ilse Marrow" in command("judge", casebook, "list")
    after = json.loads(command("show", casebook, TOWNS[0], "--format", "json"))["claims"]
    assert [(one["act"], one["status"]) for one in after if one["id"] == claims[0]["id"]] == [("deny", "checked")]
    assert "taken back" in command("judge", casebook, "undo", judgement)
    assert json.loads(command("show", casebook, TOWNS[0], "--format", "json"))["claims"] == claims
    command("judge", casebook, "check", code=2)
    assert "give an id" in command.error
    command("judge", casebook, "span", claims[0]["id"], "--content", "here", code=2)
    assert "0 documents read again" in command("rebuild", casebook)
    monkeypatch.setattr(reading, "__version__", "next")
    assert "5 documents read again by" in command("rebuild", casebook)


def test_things_are_judged_by_what_the_lists_show_of_them(command: Command, casebook: Path, tmp_path: Path) -> None:
    shown = command("show", casebook, TOWNS[0], "--ids")
    claim = re.findall(r"c1-[0-9a-f]{16}", shown)[0]
    assert f"check {claim}\n" in command("judge", casebook, "check", claim[:11])
    assert claim in command("judge", casebook, "list", claim[:11])
    command("show", casebook, TOWNS[0], "--ids", "--format", "html", "--out", tmp_path / "case.html")
    assert claim in (tmp_path / "case.html").read_text("utf-8")
    assert claim not in command("show", casebook, TOWNS[0])
    first, second = re.findall(r"k2-[0-9a-f]{5}", command("cases", casebook))
    command("judge", casebook, "merge", first, TOWNS[1], code=2)
    assert "the same thing" in command.error
    merged = command("judge", casebook, "merge", first, second)
    assert command("cases", casebook).count("k2-") == 1
    command("judge", casebook, "undo", merged.split()[0])
    document = re.findall(r"d1-[0-9a-f]{8}", command("search", casebook, TOWNS[0]))[0]
    command("judge", casebook, "pin", document, TOWNS[1])
    assert "4 documents" not in command("cases", casebook)
    command("judge", casebook, "check", "c1-", code=2)
    assert "things in" in command.error


def test_who_judges_is_asked_for_where_there_is_no_login_name(command: Command, casebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody)
    claim = json.loads(command("show", casebook, TOWNS[0], "--format", "json"))["claims"][0]["id"]
    command("judge", casebook, "check", claim, code=2)
    assert "--by NAME" in command.error
    assert "Ann" in command("judge", casebook, "check", claim, "--by", "Ann")
    assert "Ann" in command("judge", casebook, "list")


def test_a_casebook_that_may_only_be_read_is_looked_at(command: Command, casebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again = casebook.with_name("it's 100% kept.casebook")
    casebook.rename(again)
    shown = command("show", again, TOWNS[0])
    monkeypatch.setattr("os.access", lambda *_: False)
    assert command("show", again, TOWNS[0]) == shown
    assert TOWNS[0] in command("cases", again)
    assert [path.name for path in again.parent.glob(f"{again.name}*")] == [again.name]
    command("judge", again, "merge", TOWNS[0], TOWNS[1], code=1)
    assert "it may only be read" in command.error


def test_words_are_named_by_themselves_where_they_stand_once(command: Command, casebook: Path) -> None:
    found = json.loads(command("show", casebook, TOWNS[0], "--format", "json"))
    document, text = found["documents"][0]["id"], found["documents"][0]["text"]
    tail = text[-30:]
    said = command("judge", casebook, "missed", document, "--content", "  ".join(tail.split(" ")), "--act", "deny")
    assert f"content “{tail.strip()}”" in " ".join(said.split())
    command("judge", casebook, "missed", document, "--content", "these words stand nowhere", code=2)
    assert "do not stand in" in command.error
    command("judge", casebook, "missed", document, "--content", "e", code=2)
    assert "times in" in command.error


def test_audit(command: Command, casebook: Path, tmp_path: Path) -> None:
    sample = tmp_path / "sample.csv"
    command("audit", casebook, TOWNS[0], "--out", sample, "--size", "4", "--seed", "7")
    first = sample.read_bytes()
    command("audit", casebook, TOWNS[0], "--out", sample, "--size", "4", "--seed", "7")
    assert sample.read_bytes() == first
    assert "none has an answer" in command("audit", casebook, TOWNS[0], "--answers", sample)
    rows = list(csv.DictReader(first.decode().splitlines()))
    assert [row["kind"] for row in rows].count("claim") == 4
    filled = first.decode().splitlines()
    filled[1:] = [("yes" if row["kind"] == "claim" else "no") + line for row, line in zip(rows, filled[1:], strict=True)]
    sample.write_text("\n".join(filled), "utf-8")
    command("audit", casebook, TOWNS[1], "--answers", sample, "--by", "Ilse Marrow", code=2)
    assert "no sample of this case" in command.error
    said = command("audit", casebook, TOWNS[0], "--answers", sample, "--by", "Ilse Marrow")
    assert "4 of 4: 100% (between 51% and 100%)" in said
    assert command("judge", casebook, "list").count("  check ") == 4
    command("audit", casebook, TOWNS[0], code=2)


def test_archive_and_restore(command: Command, casebook: Path, tmp_path: Path) -> None:
    before = archived(command, casebook)
    again = tmp_path / "again.casebook"
    said = command("restore", casebook.with_suffix(".zip"), again)
    assert said == f"{again}: 5 documents, 2 cases\n"
    assert archived(command, again) == before
    command("restore", casebook.with_suffix(".zip"), again, code=1)
    assert "is not empty" in command.error
    (tmp_path / "torn.zip").write_bytes(before[: len(before) // 2])
    command("restore", tmp_path / "torn.zip", tmp_path / "torn.casebook", code=1)
    assert "is damaged" in command.error
    assert not (tmp_path / "torn.casebook").exists()


POOL = """
import os, sys, time
from multiprocessing import active_children
from counterclaim.cli.work import Work, _Pool, _is_alive
from readers import PatternReader
if __name__ == "__main__":
    pool = _Pool(Work(make=PatternReader), 2)
    [one.result() for one in [pool._executor.submit(_is_alive) for _ in range(2)]]
    print(*(child.pid for child in active_children()), flush=True)
    time.sleep(600)
"""


def test_processes_end_when_their_main_process_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(POOL, "utf-8")
    paths = os.pathsep.join(path for path in sys.path if path)
    run = [sys.executable, str(script)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths}) as process:
        assert process.stdout is not None
        children = [int(word) for word in process.stdout.readline().split()]
        process.send_signal(signal.SIGKILL)
    assert children
    left = 600
    while left and any(_runs(child) for child in children):
        time.sleep(0.1)
        left -= 1
    assert not any(_runs(child) for child in children)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_why_says_what_holds_a_case_together(command: Command, news: Path, tmp_path: Path) -> None:
    book = tmp_path / "a.casebook"
    command("add", book, news, *WHEN)
    told = command("why", book, TOWNS[0])
    assert told.count("on the same event as") == 3
    assert "+ " in told
    assert TOWNS[1] not in told
