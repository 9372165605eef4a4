from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.practice.notice import PracticeNotice, Says
from coach_app.ui.theme import Theme


def test_only_where_the_drill_is_not_in_front_a_button_leads_back(theme: Theme, qtbot: QtBot) -> None:
    notice = PracticeNotice(theme)
    qtbot.addWidget(notice)
    notice.say(Says.REFUSED, away=False)
    assert not notice.isHidden()
    assert notice.button.isHidden()
    notice.say(Says.GOES_ON, away=True)
    assert notice.button.text() == "Back to the drill"
    notice.say(Says.NOTHING, away=True)
    assert notice.isHidden()


@pytest.mark.parametrize("says", [one for one in Says if one is not Says.NOTHING])
def test_it_follows_the_language(says: Says, theme: Theme, language: Language, qtbot: QtBot) -> None:
    notice = PracticeNotice(theme)
    qtbot.addWidget(notice)
    notice.say(says, away=True)
    english = notice.words
    language.use("zh")
    qtbot.waitUntil(lambda: notice.words != english)
