from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audio.span import Span
from coach_app.live_files import LiveFiles
from coach_app.people.profile import Profile
from coach_app.settings import Settings

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def files(tmp_path: Path) -> LiveFiles:
    return LiveFiles(tmp_path, lambda: Settings(microphone="mic-1"), lambda: "en", lambda: NOON)


def test_everything_is_in_the_data_folder(files: LiveFiles, tmp_path: Path) -> None:
    files.people().add(Profile.new("小林"))
    assert files.sessions == tmp_path / "sessions"
    assert any((tmp_path / "people").iterdir())


def test_the_live_page_asks_for_devices_and_clips(files: LiveFiles, tmp_path: Path) -> None:
    played: list[tuple[Path, Span]] = []
    page = files.of_calls(lambda sound, span: played.append((sound, span)))
    page.play(tmp_path, Span(1.0, 2.0))
    assert played == [(tmp_path, Span(1.0, 2.0))]
    assert page.plan(Settings(microphone="mic-1")).microphone == "mic-1"
    assert page.sessions == files.sessions


def test_before_the_first_call_there_are_none_of_today(files: LiveFiles) -> None:
    assert files.calls("en").calls() == ()


def test_what_a_card_asks_to_say_is_found_among_what_can_be_read(files: LiveFiles) -> None:
    assert files.to_read(("Slow down", "谢谢您的耐心等待。"))
    assert files.to_read(("Slow down",)) == ""


def test_nothing_of_it_is_loaded_before_the_first_frame() -> None:
    code = (
        "import sys, json; import coach_app.live_files; "
        "print(json.dumps([m for m in ('pydantic', 'feedback.pack', 'soundfile') if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
