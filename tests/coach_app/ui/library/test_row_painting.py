from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from coach_app.library.query import Page, Query, Row
from coach_app.ui.library.session_list import SessionList
from coach_app.ui.library.session_model import SessionModel
from coach_app.ui.theme import DARK, LIGHT, Theme
from tests.coach_app.ui.library.rows import a_row


def painted(qtbot: QtBot, theme: Theme, row: Row, snippets: bool = False) -> QImage:
    parent = SessionModelOf(row)
    list_ = SessionList(parent.model, theme)
    qtbot.addWidget(list_)
    list_.show_snippets(snippets)
    list_.resize(320, 200)
    list_.show()
    with qtbot.waitSignal(parent.model.found):
        parent.model.ask(Query())
    image = list_.grab().toImage()
    parent.model.close()
    return image


class SessionModelOf:
    def __init__(self, row: Row) -> None:
        from PySide6.QtCore import QObject

        self.parent = QObject()
        self.model = SessionModel(lambda *_: Page([row], 1), self.parent)


def holds(image: QImage, colour: QColor) -> bool:
    return any(
        image.pixelColor(x, y).rgb() == colour.rgb() for x in range(image.width()) for y in range(image.height())
    )


def test_marks_are_drawn_in_the_theme_s_colours(qtbot: QtBot, theme: Theme) -> None:
    for tokens in (LIGHT, DARK):
        theme.use(tokens)
        image = painted(qtbot, theme, a_row(open_objections=1))
        for ink in ("alert", "nudge", "accent"):
            assert holds(image, tokens.colour(ink)), ink


def test_a_session_without_flags_has_no_alarming_colour(qtbot: QtBot, theme: Theme) -> None:
    image = painted(qtbot, theme, a_row(alerts=0, nudges=0))
    assert not holds(image, LIGHT.colour("alert"))
    assert not holds(image, LIGHT.colour("nudge"))


def test_what_was_found_gets_a_line_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    without = painted(qtbot, theme, a_row(snippet="我要退款"))
    shown = painted(qtbot, theme, a_row(snippet="我要退款"), snippets=True)
    assert without != shown
