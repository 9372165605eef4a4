from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from audio.span import Span
from coach_app.events import AudioLost, LaneFailed, LaneRecovered, NoticeGiven
from coach_app.live_state import LiveStateStore
from coach_app.ui.language import Language
from coach_app.ui.main_window import MainWindow
from coach_app.ui.widgets.why_dialog import WhyDialog
from tests.coach_app.ui.story import AGENT, started, story, until


def at(window: MainWindow, at_s: float) -> None:
    for event in until(at_s):
        window.live.take(event)
    window.live.repaint_state()


def test_an_empty_page_says_what_to_do_first_and_has_the_example_as_second_choice(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.live.message.isVisible()
    assert window.live.message.words[0] == "No call yet"
    with qtbot.waitSignal(window.live.open_shift):
        window.live.message.button.click()
    with qtbot.waitSignal(window.live.play):
        window.live.message.second.click()


def test_a_loading_page_shows_a_bar_and_no_button(window: MainWindow, store: LiveStateStore) -> None:
    store.loading()
    window.live.repaint_state()
    assert window.live.message.words[0] == "Getting ready to listen"
    assert not window.live.message.button.isVisible()
    bar = window.live.message.findChild(QProgressBar)
    assert bar is not None
    assert bar.isVisible()


def test_a_started_call_shows_its_checklist_while_nothing_is_heard_yet(window: MainWindow) -> None:
    window.live.take(started())
    window.live.repaint_state()
    assert window.live.checklist.isVisible()
    assert window.live.checklist.rows[0] == "Greeting and name, To say"


def test_a_working_page_follows_the_call(window: MainWindow) -> None:
    at(window, 44.0)
    live = window.live
    assert not live.message.isVisible()
    assert live.transcript.lines.rowCount() == 6
    assert live.nudge.words == ("Slow down", "372 chars/min  ·  usual ≤ 290 chars/min")
    assert live.checklist.rows[:3] == [
        "Greeting and name, Said, 0:01",
        "Offer of help, Said, 0:01",
        "Apology, Said, 0:11",
    ]


def test_a_degraded_page_says_what_is_missing_and_what_still_works(window: MainWindow) -> None:
    at(window, 20.0)
    assert not window.live.banner.isVisible()
    window.live.take(LaneFailed(20.1, "words", "The recogniser ended.", "Restart."))
    window.live.repaint_state()
    assert window.live.banner.isVisible()
    assert window.live.banner.words == "Recognition has stopped"
    assert window.live.transcript.isVisible()
    window.live.take(LaneRecovered(20.4, "words"))
    window.live.repaint_state()
    assert not window.live.banner.isVisible()


def test_lost_sound_is_told(window: MainWindow) -> None:
    at(window, 20.0)
    window.live.take(AudioLost(AGENT, Span(20.1, 20.4), "unplugged"))
    window.live.repaint_state()
    assert window.live.banner.words == "Some sound is missing"


def test_a_notice_is_told_in_the_language_in_use(window: MainWindow, language: Language) -> None:
    at(window, 20.0)
    window.live.take(NoticeGiven(20.1, "mono"))
    language.use("zh")
    window.live.repaint_state()
    assert window.live.banner.words == "录音只有一个声道，按客服处理"


def test_an_error_before_the_call_says_what_happened_and_what_to_do(window: MainWindow, store: LiveStateStore) -> None:
    store.failed("The file is gone.", "Copy it again.")
    window.live.repaint_state()
    assert window.live.message.words == ("The call cannot be played", "The file is gone. Copy it again.")
    assert window.live.message.button.text() == "Try again"


def test_an_error_during_the_call_keeps_what_was_heard_on_the_page(window: MainWindow, store: LiveStateStore) -> None:
    at(window, 44.0)
    store.failed("The disk went away.", "Plug it in.")
    window.live.repaint_state()
    assert window.live.transcript.isVisible()
    assert window.live.banner.words == "The disk went away. Plug it in."


def test_when_the_call_is_over_its_summary_takes_the_place_of_the_nudge(qtbot: QtBot, window: MainWindow) -> None:
    for event in story():
        window.live.take(event)
    window.live.repaint_state()
    assert window.live.summary.isVisible()
    assert not window.live.nudge.isVisible()


def test_muted_nudges_do_not_show_and_the_page_says_so(window: MainWindow) -> None:
    at(window, 44.0)
    window.live.header.toggle_mute()
    window.live.repaint_state()
    assert window.live.nudge.words[0] == "Nudges are muted"
    window.live.header.toggle_mute()
    window.live.repaint_state()
    assert window.live.nudge.words[0] == "Slow down"


def test_a_wrong_nudge_leaves_at_once(window: MainWindow) -> None:
    at(window, 44.0)
    window.live.nudge.say_wrong()
    window.live.repaint_state()
    assert window.live.nudge.words[0] == "All is even"


def test_reasons_can_be_asked_for_before_and_after_the_nudge_has_gone(window: MainWindow) -> None:
    window.live.explain()
    assert window.findChild(WhyDialog) is None
    at(window, 56.0)
    window.live.explain()
    dialog = window.findChild(WhyDialog)
    assert dialog is not None
    assert dialog.reasons.title == "Fast speech"


def test_a_state_that_has_not_changed_is_not_painted_again(window: MainWindow, store: LiveStateStore) -> None:
    at(window, 44.0)
    window.live.banner.show_message("still here", "", serious=True)
    window.live.repaint_state()
    assert window.live.banner.words == "still here"
    store.state = replace(store.state, now_s=45.0)
    window.live.repaint_state()
    assert window.live.banner.words == ""


def test_the_title_of_the_call_stands_at_its_head(window: MainWindow, language: Language) -> None:
    at(window, 20.0)
    language.use("zh")
    window.live.repaint_state()
    assert "一通电话" in [words.text() for words in window.live.header.findChildren(QLabel)]


def test_the_page_says_that_the_program_failed_when_it_is_our_mistake(
    window: MainWindow, store: LiveStateStore
) -> None:
    store.failed("", "")
    window.live.repaint_state()
    assert "our mistake" in window.live.message.words[1]


def test_a_call_that_runs_is_not_started_again(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[bool] = []
    window.live.play.connect(lambda: asked.append(True))
    at(window, 20.0)
    window.live.start()
    assert not asked
    for event in story():
        window.live.take(event)
    window.live.start()
    assert asked == [True]
