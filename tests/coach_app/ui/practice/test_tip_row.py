from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.ui.practice.tip_row import TipRow
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_practice import TIP


def test_a_tip_is_put_away_at_once_and_for_good(theme: Theme, qtbot: QtBot) -> None:
    row = TipRow(theme)
    qtbot.addWidget(row)
    row.show_tip(TIP, "en")
    row.show()
    assert row.button.text() == "Got it"
    assert row.accessibleName() == "Tip of the day: Feelings. First the feeling, then the matter."
    with qtbot.waitSignal(row.put_away) as away:
        row.press()
    assert away.args == ["CRS-01"]
    assert not row.isVisible()
    with qtbot.assertNotEmitted(row.put_away):
        row.press()
