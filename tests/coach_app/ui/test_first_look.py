from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.settings import Settings
from coach_app.settings_file import save_settings
from coach_app.ui.first_look import first_look
from coach_app.ui.stage import Look


def test_it_is_what_was_chosen_last(tmp_path: Path) -> None:
    save_settings(tmp_path, Settings(language="en", theme="dark"))
    assert first_look(tmp_path) == Look("en", "dark")


@pytest.mark.parametrize("content", [None, "", "[]", '{"language": 7, "theme": "pink"}', "\x00", "[" * 100_000])
def test_where_that_is_unknown_the_system_decides(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "settings.json").write_text(content, "utf-8")
    assert first_look(tmp_path) == Look()
