from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach_app.settings import Settings
from coach_app.settings_file import NAME, SCHEMA, Loaded, load_settings, save_settings
from feedback.flag import Kind

CHOSEN = Settings(
    language="zh",
    call_quiet_s=7.5,
    silenced=frozenset({Kind.FILLER, Kind.RATE_SLOW}),
    overlay_place=(-20, 40),
    asked=frozenset({"welcome", "model"}),
    person="p-0123456789ab",
)


def test_what_was_chosen_comes_back(tmp_path: Path) -> None:
    save_settings(tmp_path, CHOSEN)
    assert load_settings(tmp_path) == Loaded(CHOSEN)


def test_without_a_file_everything_is_usual_and_nothing_is_written(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none") == Loaded(Settings())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"muted": true}', '{"schema": "coach.settings/9"}', "\x00" * 9]
)
def test_a_file_that_is_no_settings_is_set_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content, "utf-8")
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings()
    assert loaded.set_aside is not None
    assert loaded.set_aside.read_text("utf-8") == content
    assert load_settings(tmp_path) == Loaded(Settings())


def test_one_wrong_value_costs_only_itself(tmp_path: Path) -> None:
    save_settings(tmp_path, CHOSEN)
    content = json.loads((tmp_path / NAME).read_text("utf-8"))
    (tmp_path / NAME).write_text(json.dumps(content | {"call_quiet_s": "soon", "overlay_opacity": 5}), "utf-8")
    loaded = load_settings(tmp_path)
    assert loaded.settings == CHOSEN.model_copy(update={"call_quiet_s": 3.0})
    assert loaded.wrong == ("call_quiet_s", "overlay_opacity")
    assert loaded.set_aside is not None
    assert load_settings(tmp_path) == Loaded(loaded.settings)


def test_a_newer_versions_setting_is_no_mistake(tmp_path: Path) -> None:
    save_settings(tmp_path, CHOSEN)
    content = json.loads((tmp_path / NAME).read_text("utf-8"))
    (tmp_path / NAME).write_text(json.dumps(content | {"hologram": True}), "utf-8")
    assert load_settings(tmp_path) == Loaded(CHOSEN)


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(sorted(Settings.model_fields)), values, max_size=6))
def test_whatever_stands_in_the_file_the_program_starts(found: dict[str, object]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / NAME).write_text(json.dumps({"schema": SCHEMA, **found}), "utf-8")
        once = load_settings(folder)
        assert load_settings(folder).settings == once.settings
        assert set(once.wrong) <= set(found)
