from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle
from pytestqt.qtbot import QtBot

from coach_app.ui.form_style import form_sheet
from coach_app.ui.language import Language
from coach_app.ui.library.work_panel import WorkPanel
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, language: Language) -> WorkPanel:
    made = WorkPanel()
    qtbot.addWidget(made)
    return made


def test_it_is_hidden_until_there_is_something_to_say(panel: WorkPanel) -> None:
    assert panel.isHidden()
    panel.begin("Looking for recordings …")
    assert (panel.isHidden(), panel.running, panel.button.text()) == (False, True, "Stop")


def test_it_says_how_far_each_file_is(panel: WorkPanel) -> None:
    panel.begin("Taking in")
    panel.line("a", "a.wav   10%")
    panel.line("a", "a.wav   60%")
    panel.advance("Taken in: 1 of 4", 1.6, 4)
    assert [panel.lines.item(row).text() for row in range(panel.lines.count())] == ["a.wav   60%"]
    assert (panel.bar.value(), panel.bar.maximum()) == (160, 400)


def test_what_failed_stays_and_what_is_done_goes(panel: WorkPanel) -> None:
    panel.begin("Taking in")
    panel.line("a", "a.wav")
    panel.line("b", "b.wav")
    panel.line("a", "")
    panel.fail("b", "b.wav holds no sound. Record it again.")
    panel.end("Taken in: 1 · could not be read: 1")
    assert panel.failures == ("b.wav holds no sound. Record it again.",)
    assert (panel.words, panel.button.text()) == ("Taken in: 1 · could not be read: 1", "Close")


def test_its_button_stops_what_runs_and_closes_what_is_over(qtbot: QtBot, panel: WorkPanel) -> None:
    panel.begin("Judging anew …")
    with qtbot.waitSignal(panel.stop):
        panel.button.click()
    panel.end("Stopped")
    panel.button.click()
    assert panel.isHidden()


@pytest.mark.parametrize("width", range(240, 345, 8))
def test_why_something_could_not_be_done_is_as_high_as_its_words(
    panel: WorkPanel, qtbot: QtBot, theme: Theme, width: int
) -> None:
    why = "notes.wav：文件里不是能读的声音。请给出 WAV、FLAC、MP3 或 M4A 录音。"
    panel.setStyleSheet(style_sheet(theme.tokens) + form_sheet(theme.tokens))
    panel.begin("x")
    panel.fail("a", why)
    panel.end("已导入 10 个 · 无法读取 1 个")
    panel.resize(width, 300)
    panel.show()
    lines = panel.lines
    padding, margin = 16, 2 * (lines.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, lines) + 1)

    def whole() -> bool:
        there = lines.visualItemRect(lines.item(0))
        room = QRect(0, 0, there.width() - padding - margin, 1000)
        need = lines.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, why).height()
        return lines.item(0).sizeHint().height() >= need + padding and lines.viewport().height() >= there.height()

    qtbot.waitUntil(whole, timeout=500)


def test_what_came_before_stays_until_it_has_been_read(panel: WorkPanel) -> None:
    panel.begin("Opening …")
    panel.line("next 0", "Next: Judging anew …")
    panel.fail("", "sent.coach is damaged.")
    panel.begin("Judging anew …", "Sessions opened: 0")
    assert [panel.lines.item(row).text() for row in range(panel.lines.count())] == [
        "sent.coach is damaged.",
        "Sessions opened: 0",
    ]
    panel.end("Judged anew: 1 of 1")
    assert panel.failures == ("sent.coach is damaged.", "Sessions opened: 0")
    panel.begin("Making the index anew …")
    assert panel.lines.count() == 0
