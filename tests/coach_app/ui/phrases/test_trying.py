from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.phrasebook.book import Wanted
from coach_app.phrasebook.kept import Progress, Stopped
from coach_app.ui.language import Language
from coach_app.ui.phrases.trial_panel import TrialPanel
from coach_app.ui.phrases.trying import Trying
from feedback.lexicon import PhraseClass
from tests.coach_app.ui.phrases.fake_phrases import FakePhrases, a_book


def test_only_what_was_written_last_is_tried(qtbot: QtBot, language: Language) -> None:
    services, panel = FakePhrases(), TrialPanel()
    qtbot.addWidget(panel)
    trying = Trying(services, panel, language, panel)
    for name in ("STD-01", "STD-02", "STD-03"):
        trying.soon(a_book(), name)
    qtbot.waitUntil(lambda: panel.words == "Would have fired 2 times in 3 sessions")
    assert [name for name, _ in services.tried] == ["STD-03"]
    trying.close()


def test_what_is_wrong_is_said_where_the_outcome_would_stand(qtbot: QtBot, language: Language) -> None:
    panel = TrialPanel()
    qtbot.addWidget(panel)
    trying = Trying(FakePhrases(), panel, language, panel)
    book, name = a_book().with_added(PhraseClass.STANDARD, Wanted("您好，{公思}"))
    trying.soon(book, name)
    qtbot.waitUntil(lambda: panel.words == "Cannot be tried as it is")
    trying.close()


def test_while_the_sessions_are_read_it_says_how_many(
    qtbot: QtBot, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, told = TrialPanel(), list[str]()
    qtbot.addWidget(panel)
    show = panel.show_reading

    def shown(far: tuple[int, int] | None) -> None:
        show(far)
        told.append(panel.words)

    monkeypatch.setattr(panel, "show_reading", shown)
    trying = Trying(FakePhrases(unread=120), panel, language, panel)
    trying.soon(a_book(), "STD-01")
    qtbot.waitUntil(lambda: panel.words == "Would have fired 2 times in 3 sessions")
    assert told == [
        "Reading the kept sessions once: 50 of 120",
        "Reading the kept sessions once: 100 of 120",
        "Trying it on the kept sessions …",
    ]
    trying.close()


def test_reading_gives_way_as_trying_does(qtbot: QtBot, language: Language) -> None:
    class Endless(FakePhrases):
        stopped = False

        def read(self, progress: Progress) -> int:
            while progress(50, 100):
                pass
            self.stopped = True
            raise Stopped

    panel, services = TrialPanel(), Endless()
    qtbot.addWidget(panel)
    trying = Trying(services, panel, language, panel)
    trying.soon(a_book(), "STD-01")
    qtbot.waitUntil(lambda: panel.words.startswith("Reading"))
    trying.stop()
    qtbot.waitUntil(lambda: services.stopped)
    assert services.tried == []
    trying.close()
