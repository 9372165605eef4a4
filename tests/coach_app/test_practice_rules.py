"""What is practised by is what stands on disk."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import tomli_w

from coach_app.packs import PACKS
from coach_app.practice_rules import OpenRules
from coach_app.settings import Settings
from feedback.errors import PackError
from tests.feedback.layers import layer

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)


def keep(data: Path, text: str) -> None:
    folder = data / PACKS / "cloud-sea"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(text, "utf-8")


def own(company: str) -> str:
    return tomli_w.dumps(layer(placeholders={"公司": company}))


@pytest.fixture
def rules(tmp_path: Path) -> OpenRules:
    keep(tmp_path, own("海风宽带"))
    return OpenRules(tmp_path, lambda: Settings(pack="cloud-sea"), lambda: NOW)


def test_what_is_as_it_was_is_read_once(rules: OpenRules) -> None:
    assert rules.now() is rules.now()


def test_what_has_become_another_is_read_anew(rules: OpenRules, tmp_path: Path) -> None:
    before = rules.now()
    keep(tmp_path, own("山月宽带"))
    after = rules.now()
    assert [one.pack.file.placeholders["公司"] for one in (before, after)] == ["海风宽带", "山月宽带"]
    assert before.contents != after.contents


def test_so_is_the_pack_that_the_settings_name_now(tmp_path: Path) -> None:
    keep(tmp_path, own("海风宽带"))
    named = ["zh-service"]
    rules = OpenRules(tmp_path, lambda: Settings(pack=named[-1]), lambda: NOW)
    assert rules.now().pack.id == "zh-service"
    named.append("cloud-sea")
    assert rules.now().pack.id == "cloud-sea"
    assert rules.now().folder.name == "zh-service", "which has the drills"


def test_mistakes_that_were_made_meanwhile_are_told(rules: OpenRules, tmp_path: Path) -> None:
    rules.now()
    keep(tmp_path, "title = 3")
    with pytest.raises(PackError):
        rules.now()
    keep(tmp_path, own("山月宽带"))
    assert rules.now().pack.id == "cloud-sea"
