from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.playback.wishes import Play
from coach_app.practice.gym.models import GymModel
from coach_app.ui.language import Language
from coach_app.ui.practice.gym_page import GymPage
from coach_app.ui.review.playing import Playing
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_gym import SHEET, SOUND, TEXT, FakeGym, quiet, result, voice


@pytest.fixture
def page(gym: FakeGym, theme: Theme, language: Language, qtbot: QtBot) -> Iterator[GymPage]:
    made = GymPage(gym, Playing(language), theme, language)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.open("apology")
    qtbot.waitUntil(lambda: made.sheet is not None)
    yield made
    made.close_down()


def speak(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    """Say it, to the end."""
    page.press()
    qtbot.waitUntil(lambda: ("record", "gym") in gym.asked)
    gym.coming = [*voice(1.0), *quiet(2.0, 1.0)]
    with qtbot.waitSignal(page.judged):
        page.voice.look()


def test_it_shows_the_model_and_what_to_do(page: GymPage) -> None:
    assert "Endings. Hear the model, then say it." in page.accessibleName()
    assert page.text_words == TEXT


def test_ones_own_curve_is_drawn_while_one_speaks(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    page.press()
    gym.coming = voice(0.5)
    qtbot.waitUntil(lambda: len(page.curves.own.at_s) == 50)
    gym.coming = voice(0.5, 0.5)
    qtbot.waitUntil(lambda: len(page.curves.own.at_s) == 100)
    assert page.speaking


def test_after_the_take_there_is_one_thing_to_change(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    speak(page, gym, qtbot)
    assert page.said == "Let the ending rise a little (+1, aim +3 semitones)"
    assert page.speak_button.text() == "Once more"
    assert ("judge", "apology", "gym") in gym.asked


def test_what_is_good_is_kept(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    gym.judgement = result(-0.5, best=True)
    speak(page, gym, qtbot)
    assert page.said == "Good, keep it"
    assert "your best so far" in page.score_words


def test_a_key_ends_the_sentence_too(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    page.press()
    qtbot.waitUntil(lambda: ("record", "gym") in gym.asked)
    with qtbot.waitSignal(page.judged):
        page.press()


def test_model_and_take_are_heard_one_after_the_other(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    page.hear_model()
    qtbot.waitUntil(lambda: bool(gym.player.wishes))
    first = gym.player.wishes[-1]
    assert isinstance(first, Play)
    assert (first.sound, first.start_s, first.end_s) == (SOUND.sound, SOUND.start_s, SOUND.end_s)
    speak(page, gym, qtbot)
    page.hear_own()
    qtbot.waitUntil(lambda: isinstance(gym.player.wishes[-1], Play) and gym.player.wishes[-1].sound.name == "t.flac")


def test_a_take_becomes_the_model_in_one_click(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    speak(page, gym, qtbot)
    page.buttons["keep"].click()
    qtbot.waitUntil(lambda: ("make_model", "t-0123456789ab") in gym.asked)


def test_another_sentence_of_the_exercise_follows(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    page.other()
    qtbot.waitUntil(lambda: ("open", "thanks") in gym.asked)


@pytest.mark.parametrize(("level", "words"), [(1, "……麻烦……"), (2, "")])
def test_text_is_hidden_step_by_step(page: GymPage, level: int, words: str) -> None:
    page.level.setCurrentIndex(level)
    assert page.text_words == words


def test_what_cannot_be_judged_is_said_and_may_be_tried_again(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    gym.error = BadInputError("No.", "Again.")
    page.press()
    qtbot.waitUntil(lambda: ("record", "gym") in gym.asked)
    page.press()
    qtbot.waitUntil(page.banner.isVisible)
    assert page.speak_button.isEnabled()


def test_leaving_in_the_middle_keeps_nothing(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    page.press()
    qtbot.waitUntil(lambda: ("record", "gym") in gym.asked)
    page.rest()
    qtbot.waitUntil(lambda: ("drop", "gym") in gym.asked)
    qtbot.waitUntil(lambda: gym.booths[-1].closed)


def test_it_repaints_thirty_times_a_second(page: GymPage) -> None:
    assert page.voice.frame_ms == pytest.approx(1000 / 30, abs=3.0)
    assert page.voice.frame_ms < 1000 / 30


def test_the_usual_way_is_asked_for_as_long_as_it_is_not_known(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    assert not page.row.buttons["usual"].isVisible()
    gym.sheet = replace(SHEET, usual=False)
    page.open("apology")
    qtbot.waitUntil(page.row.buttons["usual"].isVisible)
    assert page.said
    page.row.buttons["usual"].click()
    qtbot.waitUntil(lambda: ("record", "gym") in gym.asked)
    assert page.said == "Say it as you always do; then imitate the model."
    page.press()
    qtbot.waitUntil(lambda: ("keep_usual", "apology", "gym") in gym.asked)
    qtbot.waitUntil(lambda: not page.busy)
    assert not page.row.buttons["usual"].isVisible()
    assert not any(what[0] == "judge" for what in gym.asked)


def test_after_the_usual_way_the_next_take_is_judged(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    page.say_usual()
    qtbot.waitUntil(lambda: ("record", "gym") in gym.asked)
    page.press()
    qtbot.waitUntil(lambda: ("keep_usual", "apology", "gym") in gym.asked)
    qtbot.waitUntil(lambda: not page.busy)
    page.press()
    qtbot.waitUntil(lambda: gym.asked.count(("record", "gym")) == 2)
    with qtbot.waitSignal(page.judged):
        page.press()


def test_what_is_done_to_a_model_is_asked_of_the_services(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    row = page.row
    acts: tuple[tuple[Callable[[], None], tuple[object, ...]], ...] = (
        (lambda: row.file.emit(Path("teacher.wav")), ("add_file", "apology", "teacher.wav")),
        (row.best.emit, ("make_best", "apology")),
        (lambda: row.named.emit("道歉", TEXT), ("change", "apology", "道歉", TEXT)),
        (row.removed.emit, ("remove", "apology")),
    )
    for act, asked in acts:
        qtbot.waitUntil(lambda: not page.busy)
        act()
        qtbot.waitUntil(lambda asked=asked: asked in gym.asked)  # type: ignore[misc]


def test_a_model_with_a_name_is_called_by_it(page: GymPage, gym: FakeGym, qtbot: QtBot) -> None:
    gym.sheet = replace(SHEET, model=replace_model(title="李老师"))
    page.open("apology")
    qtbot.waitUntil(lambda: "Endings · 李老师" in page.accessibleName())


def replace_model(**fields: str) -> GymModel:
    """The model, with something else."""
    return SHEET.model.model_copy(update=fields)
