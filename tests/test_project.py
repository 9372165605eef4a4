"""The project as a newcomer finds it: the lock, the scripts and the pages agree with each other."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from feedback.flag import Kind

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def normal(requirement: str) -> str:
    """The name in a requirement, as indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]).lower()


def locked() -> dict[str, str]:
    """Each locked package with its whole entry."""
    entries = re.split(r"\n(?=\S)", LOCK)
    return {normal(entry): entry for entry in entries if "==" in entry.partition("\n")[0]}


def test_the_lock_names_everything_that_is_asked_for() -> None:
    extras = PROJECT["optional-dependencies"]
    wanted = {normal(one) for one in [*PROJECT["dependencies"], *(one for extra in extras.values() for one in extra)]}
    assert wanted <= set(locked())


def test_every_locked_package_is_checked_by_hash() -> None:
    assert [name for name, entry in locked().items() if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("script", sorted((ROOT / "scripts").glob("*.sh")), ids=lambda path: str(path.name))
def test_shell_scripts_are_plain_sh_and_can_be_run(script: Path) -> None:
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    assert script.stat().st_mode & 0o111
    subprocess.run(["sh", "-n", str(script)], check=True)


def test_help_lists_what_the_readme_promises() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = set(re.findall(r"^  make (\S+) +\S", listed, re.MULTILINE))
    assert {"demo", "test", "lint", "bench", "soak", "lock", "clean", "help"} <= targets


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_each_readme_explains_every_flag(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [kind for kind in Kind if f"`{kind}`" not in text] == []


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_limits_in_each_readme_are_those_of_the_pack(page: str) -> None:
    pack = tomllib.loads((ROOT / "feedback" / "packs" / "zh-service" / "pack.toml").read_text(encoding="utf-8"))
    rows = [line for line in (ROOT / page).read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    for rule in pack["rule"]:
        if rule["severity"] in {"nudge", "alert"}:
            row = next(line for line in rows if f"`{rule['kind']}`" in line)
            for limit in {"above", "below"} & rule.keys():
                assert f"{abs(rule[limit]):g}" in row, f"{rule['id']}: {row}"


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_links_and_pictures_of_each_readme_exist(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (ROOT / link).exists()] == []


def test_both_readmes_have_the_same_parts() -> None:
    def parts(page: str) -> list[str]:
        return re.findall(r"^#+(?= )", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)

    assert parts("README.md") == parts("README.zh.md")


@pytest.mark.parametrize("record", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda path: str(path.stem))
def test_a_decision_says_why_what_and_what_follows(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    assert re.match(rf"# {int(record.stem[:4])}\. ", text)
    assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequences"))
