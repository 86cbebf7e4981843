"""The pages of docs/ that are not reference: their Python runs, their links lead somewhere, their commands exist."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

import counterclaim
from counterclaim.errors import ModelError
from counterclaim.export.text import render

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
NAMES = "read|weigh|schema|model|add|cases|show|why|diff|search|judge|audit|rebuild|archive|restore"
COMMAND = re.compile(rf"counterclaim ({NAMES})\b[^`#\n|>]*")


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        if page.name != "CHANGELOG.md" and "decisions" not in page.parts:
            for line in page.read_text("utf-8").replace("\\\n", " ").splitlines():
                if line.startswith(("    counterclaim", "counterclaim ", "xclip")):
                    yield from ((_name(page), match[0].strip()) for match in COMMAND.finditer(line))


@pytest.mark.parametrize("page", [page for page in PAGES if BLOCK.search(page.read_text("utf-8"))], ids=_name)
def test_python_of_a_page_runs(page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(os.fspath(ROOT / "examples" / "tools"))
    code = "\n".join(BLOCK.findall(page.read_text("utf-8"))).replace('"article.txt"', '"examples/coverage/harrow-bridge/01-norda-wire.txt"')
    try:
        exec(compile(code, _name(page), "exec"), {"__name__": "docs"})
    except ModelError as error:
        pytest.skip(f"no reader to read with: {error}")
    assert "print(" not in code or capsys.readouterr().out.strip()


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text("utf-8")) if "://" not in target]
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []


@pytest.mark.parametrize(("page", "line"), list(_commands()))
def test_commands_and_options_exist(page: str, line: str) -> None:
    from counterclaim.cli.main import cli

    _, name, *arguments = shlex.split(line)
    options = {option for parameter in cli.commands[name].params for option in parameter.opts}
    assert [word for word in arguments if word.startswith("--") and word not in options] == []


def test_readme_is_short_and_has_both_commands() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert len(lines) < 40
    assert [line.split()[:2] for line in lines if line.startswith("    make")] == [["make", "demo"], ["make", "test"]]


def test_example_of_the_readme_stands_in_its_file_where_it_says() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    (file,) = re.findall(r"`(examples/coverage/[^`]+\.txt)`", text)
    (quoted,) = re.findall(r"^> (.+)$", text, re.MULTILINE)
    article = (ROOT / file).read_text("utf-8")
    assert quoted in article
    shown = render(counterclaim.read(ROOT / file)).splitlines()
    head, *claim = (line[4:] for line in text.partition("the file,\n\n")[2].partition("\n\n")[0].splitlines())
    assert any(line.startswith(head) for line in shown)
    assert claim == shown[shown.index(claim[0]) : shown.index(claim[0]) + len(claim)]
