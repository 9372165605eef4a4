from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.ui.practice.gym_foot import GymFoot
from tests.coach_app.ui.practice.fake_gym import SHEET, result


def test_only_what_can_be_done_can_be_pressed(qtbot: QtBot) -> None:
    foot = GymFoot()
    qtbot.addWidget(foot)
    foot.show_state(None, None, speaking=False, busy=True)
    assert not foot.speak.isEnabled()
    foot.show_state(SHEET, None, speaking=False, busy=False)
    assert foot.speak.isEnabled()
    assert not foot.buttons["own"].isEnabled()
    foot.show_state(SHEET, result(), speaking=False, busy=False)
    assert all(button.isEnabled() for button in foot.buttons.values())
    foot.show_state(SHEET, None, speaking=True, busy=False)
    assert foot.speak.text() == "Done speaking"
    assert not foot.buttons["other"].isEnabled()
