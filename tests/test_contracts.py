"""The walls of the house: who may import whom, what an import may load, what the library may do."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "counterclaim"
MODULES = sorted(SOURCE.rglob("*.py"))

# Loaded only when something is read, fetched or rendered.
HEAVY = (
    "numpy",
    "onnxruntime",
    "tokenizers",
    "nupunkt",
    "trafilatura",
    "lxml",
    "httpx",
    "dateparser",
    "htmldate",
    "pypdfium2",
    "resiliparse",
)
HEAVY += ("rich", "jinja2", "msgspec", "click", "torch", "socket", "ssl", "http", "urllib.request", "asyncio")


def _loaded(code: str) -> set[str]:
    program = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    found = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, check=True, text=True)
    return set(found.stdout.split())


def test_import_loads_neither_model_nor_network_nor_any_dependency() -> None:
    loaded = _loaded("import counterclaim")
    assert not loaded & set(HEAVY)
    assert {name for name in loaded if name.startswith("counterclaim")} == {"counterclaim"}


def test_import_of_the_pipeline_loads_no_model() -> None:
    loaded = _loaded("import counterclaim.pipeline")
    assert not loaded & {
        "onnxruntime",
        "tokenizers",
        "torch",
        "trafilatura",
        "httpx",
        "dateparser",
        "nupunkt",
        "rich",
        "jinja2",
        "pypdfium2",
    }


def test_import_contracts_hold() -> None:
    program = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command(['--no-cache']))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=SOURCE.parents[1])
    assert found.returncode == 0, found.stdout + found.stderr


def _calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_prints_or_reads_the_environment(path: Path) -> None:
    text = path.read_text("utf-8")
    if "cli" not in path.parts:
        assert not _calls(path) & {"print", "input", "exec", "eval"}
    if path.name != "config.py":
        assert "os.environ" not in text
        assert "getenv" not in text


@pytest.mark.parametrize("path", [path for path in MODULES if path.stat().st_size], ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
