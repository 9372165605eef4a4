"""The shape of the project, held by tests: who may know whom, how long a file may be, what may not be in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("audio", "asr_models", "feedback", "coach_app")
MODULES = sorted(
    path.relative_to(ROOT)
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if path.name not in {"__init__.py", "__main__.py"}
)

#: Lines a module may have; past that it needs an entry with its reason below.
BUDGET = 300
LONG_FOR_A_REASON: dict[str, str] = {}

#: Who may name Qt; the import contracts say the same of the import graph, this also sees imports inside functions.
KNOWS_QT = re.compile(r"^coach_app/(ui/|app\.py$)")

#: Marks of unfinished work, put together here so that this file does not hold them.
UNFINISHED = re.compile(
    "|".join(
        [
            "TO" + "DO",
            "FIX" + "ME",
            r"\bX" + r"XX\b",
            "raise Not" + "ImplementedError",
            r"pytest\." + "skip",
            r"mark\." + "skip",
        ]
    )
)
#: A package index must be the reader's own choice, so no address of one stands in the repository.
INDEX_HOST = re.compile(
    "|".join(["py" + r"pi\.", "python" + "hosted", "--(extra-)?index" + "-url", "--find" + "-links", r"/sim" + "ple/"])
)
#: Paths of the machine on which something was written mean nothing to a reader.
MACHINE_PATH = re.compile(
    "|".join(
        [
            r"(?<![\w.])/ro" + "ot/",
            r"(?<![\w.])/ho" + r"me/\w",
            r"(?<![\w.}])/wo" + "rk/",
            r"/Us" + r"ers/\w",
            r"\.\./sha" + "red",
        ]
    )
)


def tracked_text() -> list[tuple[Path, str]]:
    """Every text file under version control, or soon to be."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    files: list[tuple[Path, str]] = []
    for name in sorted(set(listing.split("\0")) - {""}):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b"\0"
        if b"\0" not in content[:4096]:
            files.append((Path(name), content.decode("utf-8")))
    return files


TEXT = tracked_text()


def imported(path: Path) -> set[str]:
    """Top-level names of all packages that a module imports, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def loaded_by(statement: str) -> set[str]:
    """Top-level modules in memory after a statement has run in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_has_a_test_of_its_name(module: Path) -> None:
    test = ROOT / "tests" / module.parent / f"test_{module.stem.lstrip('_')}.py"
    assert test.is_file(), f"{module} has no {test.relative_to(ROOT)}"
    assert "def test_" in test.read_text(encoding="utf-8")


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_no_module_is_longer_than_its_budget(module: Path) -> None:
    lines = len((ROOT / module).read_text(encoding="utf-8").splitlines())
    assert lines <= BUDGET or str(module) in LONG_FOR_A_REASON, f"{module} has {lines} lines"


def test_reasons_for_length_are_still_needed() -> None:
    for module in LONG_FOR_A_REASON:
        assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) > BUDGET, f"{module} has become short"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_says_why_it_exists(module: Path) -> None:
    said = ast.get_docstring(ast.parse((ROOT / module).read_text(encoding="utf-8")))
    assert said, f"{module} has no docstring"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_only_the_window_knows_qt(module: Path) -> None:
    if not KNOWS_QT.match(module.as_posix()):
        assert not imported(module) & {"PySide6", "pyqtgraph"}


@pytest.mark.parametrize("package", PACKAGES)
def test_importing_a_package_loads_nothing_heavy(package: str) -> None:
    heavy = {"librosa", "numba", "sounddevice", "soundfile", "vosk", "faster_whisper", "ctranslate2", "PySide6"}
    assert not loaded_by(f"import {package}") & heavy


def test_no_folder_of_leftovers() -> None:
    vague = {"utils", "util", "helpers", "helper", "base", "manager", "common", "misc"}
    assert not [module for module in MODULES if vague & set(module.with_suffix("").parts)]


def test_an_installed_copy_has_every_data_file() -> None:
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    shipped = {pattern.rpartition("*")[2] for pattern in setuptools["package-data"]["*"]}
    sources = {".py", ".yaml"}  # modules come along by themselves; the demo call's script is for its makers
    tracked = subprocess.run(["git", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, text=True, check=True)
    data = [Path(name) for name in tracked.stdout.split("\n") if name and Path(name).suffix not in sources]
    assert not [path for path in data if path.suffix not in shipped and path.name not in shipped]


@pytest.mark.parametrize(
    ("pattern", "what"),
    [(UNFINISHED, "unfinished work"), (INDEX_HOST, "a package index"), (MACHINE_PATH, "a path of one machine")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_repository_carries_no(pattern: re.Pattern[str], what: str) -> None:
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in TEXT
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
    assert not found, f"{what}: {found}"
