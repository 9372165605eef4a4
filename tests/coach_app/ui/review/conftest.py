"""The review page over a real kept session; only the player is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import coach_app.ui.review.timeline  # noqa: F401 (loaded, as it is soon after the start)
from coach_app.playback.wishes import Told, Wish
from coach_app.recording.sessions import SessionFolder
from coach_app.review_services import ProgramReview
from coach_app.rulings.entry import Entry
from coach_app.rulings.log import RulingLog
from coach_app.settings import Settings
from coach_app.ui.language import Language
from coach_app.ui.review.page import ReviewPage
from coach_app.ui.theme import Theme
from tests.coach_app.review.kept import give_sound, keep


class SilentPlayer:
    """Keeps what is wished, says what it is told to."""

    def __init__(self) -> None:
        self.wishes: list[Wish] = []
        self.says: list[Told] = []

    def begin(self) -> None:
        pass

    def wish(self, wish: Wish) -> None:
        self.wishes.append(wish)

    def told(self) -> Sequence[Told]:
        said, self.says = self.says, []
        return said

    def close(self) -> None:
        pass


class Reviewing:
    """A page and what stands behind it."""

    def __init__(self, data: Path, page: ReviewPage, player: SilentPlayer, qtbot: QtBot) -> None:
        self.data, self.page, self.player, self._qtbot = data, page, player, qtbot
        self.changed: list[str] = []

    def open(self, session: SessionFolder) -> None:
        with self._qtbot.waitSignal(self.page.opened, timeout=20_000):
            self.page.open(session.path.name)
        self._qtbot.waitUntil(lambda: self.page.board.slot.timeline is not None, timeout=20_000)

    def entries(self, session: SessionFolder) -> list[Entry]:
        return list(RulingLog(session.path).entries())

    def until_entries(self, session: SessionFolder, count: int) -> list[Entry]:
        self._qtbot.waitUntil(lambda: len(self.entries(session)) == count, timeout=20_000)
        self._qtbot.waitUntil(lambda: not self.page.desk._errands.busy, timeout=20_000)
        return self.entries(session)

    def until_played(self, count: int) -> Wish:
        self._qtbot.waitUntil(lambda: len(self.player.wishes) == count, timeout=20_000)
        return self.player.wishes[-1]


@pytest.fixture
def session(tmp_path: Path) -> SessionFolder:
    made = keep(tmp_path / "sessions")
    give_sound(made, 30.0)
    return made


@pytest.fixture
def reviewing(
    tmp_path: Path, theme: Theme, language: Language, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Reviewing]:
    monkeypatch.setattr("coach_app.review.peaks.in_child", lambda work, *given, **_: work(*given))
    player = SilentPlayer()
    services = ProgramReview(tmp_path, Settings, lambda _: None)
    services.player = player  # type: ignore[assignment]
    page = ReviewPage(services, theme, language)
    page.resize(1100, 760)
    qtbot.addWidget(page)
    page.show()
    yield Reviewing(tmp_path, page, player, qtbot)
    page.close_down()
