from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from coach_app.ui.practice.customer_view import CustomerView
from coach_app.ui.practice.shown import Wave
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_practice import WAVE


def test_it_says_and_draws_whether_the_customer_speaks(theme: Theme, qtbot: QtBot) -> None:
    view = CustomerView(theme)
    qtbot.addWidget(view)
    view.resize(500, 72)

    def drawn(wave: Wave, speaks: bool, share: float) -> bytes:
        view.show_line(wave, speaks, share)
        return bytes(view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).constBits())

    pictures = {drawn(Wave(), False, 0), drawn(WAVE, True, 0.2), drawn(WAVE, True, 0.8), drawn(WAVE, False, 0)}
    assert len(pictures) == 4
    view.show_line(WAVE, speaks=True, share=3.0)
    assert (view.accessibleName(), view.share) == ("The customer speaks", 1.0)
