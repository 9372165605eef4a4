from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.review.session import ReviewedSession, open_session
from coach_app.ui.language import Language
from coach_app.ui.practice.gym_foot import GymFoot
from coach_app.ui.review.troubles import Trouble, Troubles
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.banner import Banner
from coach_app.ui.widgets.message_page import MessagePage
from feedback.rubric import Rubric
from tests.coach_app.review.kept import give_sound, keep

BUSY = (Trouble.LOADING, Trouble.WORKING)


@pytest.fixture
def troubles(qtbot: QtBot, theme: Theme, language: Language) -> Troubles:
    banner, page = Banner(theme), MessagePage(theme)
    qtbot.addWidget(banner)
    qtbot.addWidget(page)
    made = Troubles(banner, page)
    made.page = page  # type: ignore[attr-defined]
    return made


@pytest.fixture
def session(tmp_path: Path) -> ReviewedSession:
    kept = keep(tmp_path)
    give_sound(kept, 3.0)
    return open_session(kept.path, lambda _: Rubric())


@pytest.mark.parametrize("trouble", list(Trouble))
def test_everything_has_a_sentence_and_all_but_waiting_a_button(
    troubles: Troubles, trouble: Trouble, language: Language
) -> None:
    english = troubles._words(trouble)
    language.use("zh")
    chinese = troubles._words(trouble)
    assert bool(english[2]) is (trouble not in BUSY)
    assert all(one != other for one, other in zip(english, chinese, strict=True) if one)
    assert len(english[0]) <= 60


@pytest.mark.parametrize("code", ["en", "zh"])
def test_where_a_model_is_found_is_called_as_its_button_is(
    troubles: Troubles, language: Language, qtbot: QtBot, code: str
) -> None:
    language.use(code)
    foot = GymFoot()
    qtbot.addWidget(foot)
    foot.show_state(None, None, speaking=False, busy=False)
    assert foot.buttons["other"].text() in troubles._words(Trouble.MODEL)[1]


def test_what_is_missing_is_said_in_the_order_of_its_weight(troubles: Troubles, session: ReviewedSession) -> None:
    def said(**fields: object) -> Trouble | None:
        manifest = session.manifest.model_copy(update=fields)
        troubles.show_session(replace(session, manifest=manifest))
        return troubles.said

    assert said() is None
    assert said(words_removed="2026-03-01T00:00:00Z") is Trouble.WORDS_REMOVED
    troubles.show_session(replace(session, cut_off=True))
    assert troubles.said is Trouble.CUT_OFF
    (session.folder / "sound.flac").unlink()
    assert said() is Trouble.NO_SOUND
    assert said(sound_removed="2026-03-01T00:00:00Z") is Trouble.SOUND_REMOVED
    assert not troubles.has_sound


def test_what_passes_gives_way_to_what_lasts(troubles: Troubles, session: ReviewedSession) -> None:
    said: list[Trouble | None] = []
    troubles.show_session(replace(session, cut_off=True))
    happenings: tuple[Callable[[], None], ...] = (
        partial(troubles.show_working, True),
        partial(troubles.show_working, False),
        partial(troubles.say_failed, "write", OSError()),
        partial(troubles.say, None),
    )
    for happens in happenings:
        happens()
        said.append(troubles.said)
    assert said == [Trouble.WORKING, Trouble.CUT_OFF, Trouble.WRITE, Trouble.CUT_OFF]


def test_the_button_says_what_it_wants(troubles: Troubles, session: ReviewedSession, qtbot: QtBot) -> None:
    troubles.show_session(replace(session, cut_off=True))
    with qtbot.waitSignal(troubles.mend) as asked:
        troubles._banner.button.click()
    assert asked.args == ["rejudge"]
