from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach_app.practice.lacking import Lack
from coach_app.ui.practice.sheet_page import SheetPage
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_practice import sheet


def said(page: SheetPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_it_tells_who_calls_what_helps_and_how_it_goes(theme: Theme, qtbot: QtBot) -> None:
    page = SheetPage(theme)
    qtbot.addWidget(page)
    page.show_sheet(sheet("SCN-01"))
    for words in (
        "工资卡修改密码",
        "客户单位刚发了工资卡",
        "快速办理、少寒暄",
        "请问有什么可以帮您",
        "Last time: 72 %",
    ):
        assert words in said(page)
    assert "you speak first" in said(page)


def test_a_voice_drill_says_that_tasks_are_read(theme: Theme, qtbot: QtBot) -> None:
    page = SheetPage(theme)
    qtbot.addWidget(page)
    page.show_sheet(sheet("SCN-104"))
    assert "Each task comes on the screen" in said(page)
    assert "Customer:" not in said(page)


def test_it_does_not_begin_without_what_it_needs(theme: Theme, qtbot: QtBot) -> None:
    page = SheetPage(theme)
    qtbot.addWidget(page)
    page.show_sheet(sheet("SCN-01"), Lack.MICROPHONE, can_start=False)
    with qtbot.assertNotEmitted(page.start):
        page.press()
    page.show_sheet(sheet("SCN-01"))
    with qtbot.waitSignal(page.start):
        page.press()


def test_what_is_missing_can_be_mended_from_the_drill(theme: Theme, qtbot: QtBot) -> None:
    page = SheetPage(theme)
    qtbot.addWidget(page)
    page.show_sheet(sheet("SCN-01"), Lack.CONSENT, can_start=False)
    assert page.banner.button.text() == "Read and agree"
    page.show()
    with qtbot.waitSignal(page.mend) as wanted:
        page.press_banner()
    assert wanted.args == ["consent"]
    page.say("A call runs", "End it first; then the drill begins.")
    assert not page.banner.button.isVisibleTo(page)
