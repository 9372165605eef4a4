from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.library.errors import LibraryError, Trouble
from coach_app.ui.language import Language
from coach_app.ui.library.library_states import LibraryStates, is_damaged
from coach_app.ui.theme import Theme

DAMAGED = LibraryError(Trouble.DAMAGED, "It is damaged.", "Make it again.")


@pytest.fixture
def states(qtbot: QtBot, theme: Theme, language: Language) -> LibraryStates:
    made = LibraryStates(theme, language)
    qtbot.addWidget(made)
    return made


def test_each_state_has_its_own_words_and_at_most_one_way_out_first(states: LibraryStates) -> None:
    said = set()
    for error, loading, narrowed in ((None, True, False), (None, False, True), (None, False, False)):
        states.show_state(error, loading, narrowed, busy=False)
        said.add((states.words[0], states.button.text()))
    assert said == {
        ("Opening the library …", ""),
        ("Nothing is found", "Show all"),
        ("No sessions yet", "Take in recordings …"),
    }


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_is_told_in_both_languages(states: LibraryStates, language: Language, trouble: Trouble) -> None:
    error = LibraryError(trouble, "Something is wrong.", "Do something.")
    states.show_state(error, loading=False, narrowed=False, busy=False)
    english = states.words
    language.use("zh")
    states.show_state(error, loading=False, narrowed=False, busy=False)
    assert all(english)
    assert all(states.words)
    assert not set(english) & set(states.words)


def test_only_a_damaged_index_is_made_again(states: LibraryStates) -> None:
    states.show_state(DAMAGED, loading=False, narrowed=False, busy=False)
    assert (is_damaged(DAMAGED), states.button.text()) == (True, "Make it again")
    assert not is_damaged(LibraryError(Trouble.NEWER, "It is newer.", "Update."))
    assert not is_damaged(None)


def test_while_it_is_made_again_there_is_nothing_to_press(states: LibraryStates) -> None:
    states.show_state(DAMAGED, loading=False, narrowed=False, busy=True)
    assert states.button.isHidden()
