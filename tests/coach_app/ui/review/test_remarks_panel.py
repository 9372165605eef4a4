from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.rulings.entry import Comment, Correction, Entry, FlagRef, Moment, Objection, Ruling
from coach_app.rulings.state import state_of
from coach_app.ui.language import Language
from coach_app.ui.review.remarks_panel import RemarksPanel
from feedback.flag import Kind
from tests.coach_app.samples import AGENT, a_flag

COMMENT = Comment(at_s=9.0, text="语气很稳", author="王老师")
MOMENT = Moment(kind=Kind.FILLER, speaker=AGENT, start_s=4.0, end_s=6.0, note="那个")
CORRECTION = Correction(speaker=AGENT, start_s=1.0, end_s=3.0, text="请稍等")


def test_remarks_stand_by_their_time_and_can_be_heard(qtbot: QtBot, language: Language) -> None:
    panel = RemarksPanel()
    qtbot.addWidget(panel)
    panel.show_rulings(state_of([COMMENT, MOMENT, CORRECTION], []))
    assert panel.lines == [
        "0:01  corrected what was heard",
        "0:04–0:06  found by ear: Filler words 那个",
        "0:09  语气很稳 — 王老师",
    ]
    with qtbot.waitSignal(panel.hear) as heard:
        panel.list.itemActivated.emit(panel.list.item(1))
    assert heard.args == [4.0, 6.0]


def test_one_is_taken_back_once_it_is_chosen(qtbot: QtBot, language: Language) -> None:
    panel = RemarksPanel()
    qtbot.addWidget(panel)
    panel.show_rulings(state_of([COMMENT], []))
    assert not panel.remove.isEnabled()
    panel.list.setCurrentRow(0)
    with qtbot.waitSignal(panel.taken_back) as back:
        panel.remove.click()
    assert back.args == [COMMENT.id]


def test_without_remarks_it_says_how_to_leave_one(qtbot: QtBot, language: Language) -> None:
    panel = RemarksPanel()
    qtbot.addWidget(panel)
    panel.show()
    assert panel._nothing.isVisible()
    assert "C leaves one" in panel._nothing.text()


def test_rulings_whose_flag_is_gone_are_a_quiet_line_and_a_list_for_who_asks(qtbot: QtBot, language: Language) -> None:
    panel = RemarksPanel()
    qtbot.addWidget(panel)
    panel.show()
    about = FlagRef.of(a_flag())
    entries: list[Entry] = [
        Ruling(flag=about, verdict="wrong", note="在报数", author="王老师"),
        Objection(flag=about, reason="客户催得急", author="小周"),
    ]
    panel.show_rulings(state_of(entries, [a_flag()]))
    assert not panel.lost.isVisible()
    panel.show_rulings(state_of(entries, []))
    assert panel.lost.isVisible()
    assert panel.lost.text() == "Rulings on flags that are no longer raised: 2"
    assert not panel.lost_list.isVisible()
    panel.lost.click()
    assert panel.lost_list.isVisible()
    assert [panel.lost_list.item(n).text() for n in range(2)] == [
        "0:12–0:16  Fast speech: Wrong 在报数 — 王老师",
        "0:12–0:16  Fast speech: objects: 客户催得急 — 小周",
    ]
    with qtbot.waitSignal(panel.hear) as heard:
        panel.lost_list.itemActivated.emit(panel.lost_list.item(0))
    assert heard.args == [about.start_s, about.end_s]
