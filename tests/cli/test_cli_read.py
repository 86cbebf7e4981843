"""`counterclaim read`, as scripts count on it: formats, order, exit codes, files whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from counterclaim.cli.collect import RECEIPT
from counterclaim.cli.main import main
from counterclaim.wire.decode import decode
from made import ARTICLE
from readers import PatternReader

# "--jobs 2" and signals run it as a process of its own, everything else in this one.
COMMAND = [sys.executable, str(Path(__file__).with_name("command.py"))]


@dataclass(frozen=True)
class Ran:
    """What came of a run."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(*arguments: str | Path, given: bytes = b"", cwd: Path | None = None) -> Ran:
    """Run the command: in this process, or where several are asked for, in one of its own."""
    if "--jobs" in arguments and arguments[arguments.index("--jobs") + 1] not in ("0", "1"):
        done = subprocess.run([*COMMAND, *map(str, arguments)], input=given, capture_output=True, cwd=cwd, check=False, timeout=240)
        return Ran(done.returncode, done.stdout, done.stderr)
    output, errors = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("counterclaim.cli.work.default_reader", PatternReader)
        patch.setattr(sys, "stdout", output)
        patch.setattr(sys, "stderr", errors)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
        patch.setenv("COUNTERCLAIM_JOBS", "1")
        if cwd is not None:
            patch.chdir(cwd)
        with pytest.raises(SystemExit) as ended:
            main(list(map(str, arguments)))
    output.flush()
    errors.flush()
    return Ran(int(ended.value.code or 0), output.buffer.getvalue(), errors.buffer.getvalue())  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles, the third a copy of the first, and a JSON Lines file of three with one broken line."""
    folder = tmp_path_factory.mktemp("coverage")
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "b.txt").write_text("Flood in Ostrel\n\nPolice said on Monday that nothing was found. He denied it.\n", "utf-8")
    (folder / "c.txt").write_text(ARTICLE, "utf-8")
    good = [{"title": f"Story {n}", "text": f"The Board said on Monday that gate {n} was shut. Nobody denied it."} for n in (1, 2)]
    (folder / "d.jsonl").write_text("\n".join([json.dumps(good[0]), "{broken", json.dumps(good[1])]), "utf-8")
    return folder


def test_one_dossier_for_all_inputs(coverage: Path) -> None:
    found = run("read", coverage, "--format", "json", "--title", "Tarn dam")
    assert found.returncode == 1
    assert b"d.jsonl" in found.stderr
    assert b"\r" not in found.stderr
    dossier = decode(found.stdout)
    assert dossier.case.title == "Tarn dam"
    assert [len(item.documents) for item in dossier.inputs] == [1, 1, 1, 2]
    assert dossier.inputs[0].documents == dossier.inputs[2].documents
    assert len(dossier.documents) == 4
    assert len(dossier.failures) == 1
    assert found.stdout.startswith(b'{\n  "format": "counterclaim.dossier/1",\n')


def test_each_as_json_lines_in_the_order_of_the_inputs_whatever_the_jobs(coverage: Path) -> None:
    one = run("read", coverage, "--each", "--format", "jsonl", "--jobs", "1")
    two = run("read", coverage, "--each", "--format", "jsonl", "--jobs", "2")
    assert one.stdout == two.stdout
    assert (one.returncode, two.returncode) == (1, 1)
    lines = [json.loads(line) for line in one.stdout.splitlines()]
    assert [Path(line["inputs"][0]["name"]).name if "inputs" in line else "failed" for line in lines] == [
        *("a.txt", "b.txt", "c.txt", "d.jsonl", "failed", "d.jsonl"),
    ]
    assert set(lines[4]) == {"format", "input", "failure"}
    assert lines[0]["documents"] == lines[2]["documents"]
    for line in one.stdout.splitlines():
        if b'"failure"' not in line:
            decode(line)


def test_a_process_that_dies_or_an_error_nobody_foresaw_takes_one_input_with_it(coverage: Path, tmp_path: Path) -> None:
    deadly = tmp_path / "deadly.txt"
    deadly.write_text("These are deadly words, police said on Monday, and nothing else.\n", "utf-8")
    unforeseen = tmp_path / "unforeseen.txt"
    unforeseen.write_text("These are unforeseen words, police said on Monday.\n", "utf-8")
    found = run("read", coverage / "a.txt", deadly, unforeseen, coverage / "b.txt", "--each", "--format", "jsonl", "--jobs", "2")
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    bug = "an error inside Counterclaim, please report it: ZeroDivisionError: line one line two"
    assert [line.get("failure") for line in lines] == [None, "the process that read it died", bug, None]
    assert found.returncode == 1


def test_text_is_the_default_and_has_no_colour_in_a_pipe(coverage: Path) -> None:
    found = run("read", coverage / "a.txt")
    assert found.returncode == 0
    assert found.stderr == b""
    assert b"machine reading, unchecked" in found.stdout
    assert b"\x1b" not in found.stdout
    assert b"who knew?" not in found.stdout.split(b"NOT READ")[1]
    assert b"who knew?" in run("read", coverage / "a.txt", "--unread").stdout.split(b"NOT READ")[1]


def test_csv_of_each_is_one_table(coverage: Path) -> None:
    found = run("read", coverage, "--each", "--format", "csv")
    rows = list(csv.reader(io.StringIO(found.stdout.decode(), newline="")))
    assert [row[0] for row in rows].count("document") == 1
    assert len(rows) > 14


def test_standard_input() -> None:
    found = run("read", "-", "--format", "jsonl", given=ARTICLE.encode())
    assert [item["name"] for item in json.loads(found.stdout)["inputs"]] == ["-"]


def test_out_is_a_whole_file(coverage: Path, tmp_path: Path) -> None:
    found = run("read", coverage / "a.txt", "--format", "html", "--out", tmp_path / "a.html")
    assert (found.returncode, found.stdout) == (0, b"")
    assert (tmp_path / "a.html").read_bytes().endswith(b"</html>\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_a_folder_of_dossiers_is_resumed(coverage: Path, tmp_path: Path) -> None:
    out = tmp_path / "dossiers"
    arguments = ("read", coverage, "--each", "--format", "json", "--out", out)
    assert run(*arguments).returncode == 1
    written = sorted(path for path in out.iterdir() if path.name != RECEIPT)
    assert [decode(path.read_bytes()).documents[0].id for path in written] == [path.stem for path in written]
    assert len(written) == 4
    written[0].write_bytes(b"kept")
    written[1].unlink()
    assert run(*arguments).returncode == 1
    assert written[0].read_bytes() == b"kept"
    assert decode(written[1].read_bytes())
    (out / RECEIPT).write_text('{"reader": "another"}', "utf-8")
    refused = run(*arguments)
    assert refused.returncode == 2
    assert b"another" in refused.stderr


USAGE = [
    (),
    ("read",),
    ("read", "a.txt", "--format", "yaml"),
    ("read", "a.txt", "--jobs", "0"),
    ("read", "a.txt", "b.txt", "--each", "--format", "json"),
    ("read", "d.jsonl", "--each", "--format", "html"),
    ("read", "a.txt", "--each", "--title", "Tarn"),
    ("read", "a.txt", "--out", "."),
    ("read", "a.txt", "b.txt", "--each", "--format", "json", "--out", "a.txt"),
    ("read", "a.txt", "--out", "no/such/folder/a.html"),
    ("open", "a.txt"),
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_usage_errors_exit_with_two_and_one_clear_line(coverage: Path, arguments: tuple[str, ...]) -> None:
    found = run(*arguments, cwd=coverage)
    assert found.returncode == 2, found.stderr
    assert b"Traceback" not in found.stderr
    assert found.stdout == b""


def test_files_of_a_folder_that_are_left_out_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    for name in ("b.docx", "c.odt", "d.png", "e", ".hidden"):
        (tmp_path / name).write_bytes(b"x")
    found = run("read", ".", cwd=tmp_path)
    assert found.returncode == 0
    assert found.stderr.decode().endswith("not read: b.docx, c.odt, d.png and 1 more\n")
    assert run("read", ".", "--quiet", cwd=tmp_path).stderr == b""
    assert run("read", "a.txt", cwd=tmp_path).stderr == b""


def test_an_output_in_a_folder_that_is_not_there_says_which(coverage: Path) -> None:
    assert b"there is no folder no/such\n" in run("read", "a.txt", "--out", "no/such/a.html", cwd=coverage).stderr


@pytest.mark.parametrize(
    ("name", "reason"),
    [("gone.txt", b"no such file"), ("*.nothing", b"nothing matches"), ("http://127.0.0.1/", b""), ("empty.txt", b"")],
)
def test_what_cannot_be_read_is_listed(coverage: Path, tmp_path: Path, name: str, reason: bytes) -> None:
    (tmp_path / "empty.txt").touch()
    found = run("read", name, coverage / "a.txt", "--format", "jsonl", cwd=tmp_path)
    assert found.returncode == 1
    assert name.encode() in found.stderr
    assert reason in found.stderr
    assert b"Traceback" not in found.stderr
    made = json.loads(found.stdout)
    assert [failure["input"] for failure in made["failures"]] == [name]
    assert [item["documents"] == [] for item in made["inputs"]] == [True, False]
    assert run("read", name, "--quiet", cwd=tmp_path).stderr == b""


def _story(number: int) -> str:
    return json.dumps({"title": f"Story {number}", "text": f"Gate {number}.\n\n{ARTICLE[60:]}"}) + "\n"


def test_an_interrupt_while_processes_start_ends_cleanly(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text("".join(map(_story, range(200))), "utf-8")
    arguments = ("read", tmp_path / "many.jsonl", "--each", "--format", "jsonl", "--jobs", "4", "--out", tmp_path / "out.jsonl")
    process = _start(*arguments, start_new_session=True)
    deadline = time.monotonic() + 120
    while len(_children(process.pid)) < 5 and time.monotonic() < deadline:  # four to read, one that tracks what they share
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: to all of them
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors.decode().split()) == (130, ["counterclaim:", "interrupted"])


def _children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()


def _start(*arguments: str | Path, start_new_session: bool = False) -> subprocess.Popen[bytes]:
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=start_new_session)


class Terminal(io.StringIO):
    """What a person sees: one terminal for both streams."""

    @property
    def buffer(self) -> Terminal:
        return self

    def write(self, data: str | bytes) -> int:
        return super().write(data if isinstance(data, str) else data.decode())

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("each", [(), ("--each",)])
def test_on_a_terminal_the_bar_goes_before_the_dossier(coverage: Path, monkeypatch: pytest.MonkeyPatch, each: tuple[str, ...]) -> None:
    terminal = Terminal()
    monkeypatch.setattr("counterclaim.cli.work.default_reader", PatternReader)
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COUNTERCLAIM_JOBS", "1")
    with pytest.raises(SystemExit):
        main(["read", str(coverage), *each])
    shown = terminal.getvalue()
    dossier = shown.index("machine reading, unchecked")
    assert ("━" in shown[:dossier]) != bool(each)
    assert "━" not in shown[dossier:]
    assert "\x1b[?25h" not in shown[dossier:]


def test_a_broken_pipe_ends_cleanly(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text("".join(map(_story, range(400))), "utf-8")
    process = _start("read", tmp_path / "many.jsonl", "--each", "--format", "jsonl", "--jobs", "1")
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b'{"format"')
    process.stdout.close()
    assert process.wait(120) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_an_interrupt_ends_cleanly_and_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text("".join(map(_story, range(4000))), "utf-8")
    process = _start("read", tmp_path / "many.jsonl", "--each", "--format", "jsonl", "--jobs", "2", "--out", tmp_path / "out.jsonl")
    deadline = time.monotonic() + 120
    while not [path for path in tmp_path.glob(".out.jsonl.*") if path.stat().st_size] and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 130
    assert errors.decode().strip().endswith("interrupted")
    assert b"Traceback" not in errors
    assert [path.name for path in tmp_path.iterdir()] == ["many.jsonl"]
