from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app import app as app_module
from coach_app import cli
from coach_app.demo import example as example_module
from coach_app.events import Event
from coach_app.pace import Pace
from coach_app.ui import stage
from coach_app.ui.example_call import Show
from coach_app.ui.stage import Look
from feedback.baseline import Baseline
from feedback.pack import Pack, load_pack
from tests.coach_app.ui.story import story


class Told:
    """A call that is told instead of heard."""

    def __init__(self) -> None:
        self.setup = self
        self.pack: Pack = load_pack()
        self.asked: tuple[str, ...] = ()
        self.pace: Pace | None = None

    def baseline(self) -> Baseline | None:
        return None

    def play(self, publish: Callable[[Event], None], pace: Pace | None) -> None:
        self.pace = pace
        for event in story():
            publish(event)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Told:
    made = Told()

    def example(*asked: str) -> Told:
        made.asked = asked
        return made

    monkeypatch.setattr(example_module, "example", example)
    monkeypatch.chdir(tmp_path)
    return made


def coach(*arguments: str) -> int:
    """Run ``coach`` and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        cli.main(list(arguments))
    code = ended.value.code
    return code if isinstance(code, int) else 0


def test_headless_writes_report_and_picture_and_says_where(
    qtbot: QtBot, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    assert coach("demo", "--headless") == 0
    said = capsys.readouterr().out
    assert "报告：build/demo/report.html" in said
    assert "截图：build/demo/live.png" in said
    assert "<html" in Path("build/demo/report.html").read_text("utf-8")
    assert QImage("build/demo/live.png").width() == 1280
    assert told.asked == ("", "zh")
    assert told.pace is None


def test_every_option_reaches_its_place(qtbot: QtBot, told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    options = "--headless --engine scripted --language en --theme dark --at 31 --speed 50 --report r.json"
    assert coach("demo", *options.split(), "--screenshot", "pictures/one.png") == 0
    said = capsys.readouterr().out
    assert "Report:     r.json" in said
    assert "Screenshot: pictures/one.png" in said
    assert told.asked == ("scripted", "en")
    assert told.pace is not None
    assert QImage("pictures/one.png").pixelColor(700, 60).lightness() < 60


def test_without_a_display_it_runs_headless_and_says_so(
    qtbot: QtBot, told: Told, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "has_display", lambda: False)
    assert coach("demo", "--language", "en") == 0
    assert "There is no display, so the demo runs without a window." in capsys.readouterr().out
    assert Path("build/demo/live.png").is_file()


def test_a_display_that_cannot_be_reached_is_none(
    qtbot: QtBot, told: Told, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "has_display", lambda: True)
    assert coach("demo") == 0
    assert "没有显示器" in capsys.readouterr().out


def test_with_a_display_the_window_opens_and_its_report_is_named(
    qapp: QApplication, told: Told, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Show, Look]] = []

    def run(show: Show, look: Look) -> int:
        opened.append((show, look))
        show.report.write_text("<html>", "utf-8")
        return 0

    monkeypatch.setattr(stage, "has_display", lambda: True)
    monkeypatch.setattr(stage, "is_seen", lambda: True)
    monkeypatch.setattr(app_module, "run", run)
    assert coach("demo", "--speed", "2", "--report", "r.html", "--theme", "light") == 0
    assert opened == [(Show("", 2.0, Path("r.html")), Look("zh", "light"))]
    assert "报告：r.html" in capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_one_sentence_before_the_call(
    qtbot: QtBot, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("file").touch()
    assert coach("demo", "--headless", "--report", "file/report.html") == 2
    said = capsys.readouterr().err
    assert "Name another place with --report." in said
    assert "Traceback" not in said
    assert told.asked == ()


@pytest.mark.parametrize("wrong", [["--speed", "0"], ["--theme", "pink"], ["--engine", "ear"], ["--at", "-1"]])
def test_an_option_that_makes_no_sense_is_refused(told: Told, wrong: list[str]) -> None:
    assert coach("demo", "--headless", *wrong) == 2
    assert told.asked == ()


def test_every_screen_is_pictured_for_the_documents(told: Told, qapp: QApplication, tmp_path: Path) -> None:
    assert coach("demo", "--language", "en", "--theme", "light", "--pictures", "pictures") == 0
    made = {file.name for file in (tmp_path / "pictures").iterdir()}
    assert made == {f"{what}-en.png" for what in ("live", "overlay", "end-card", "first-run", "review", "practice")}
