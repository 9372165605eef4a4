"""What the window may ask about the files of calls and people: found in the user's data folder, loaded when asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach_app.ui.live_room import Files

if TYPE_CHECKING:  # none of it is needed for the first frame
    from audio.span import Span
    from coach_app.privacy_services import PrivacyServices
    from coach_app.recording.messages import CapturePlan
    from coach_app.settings import Settings
    from coach_app.ui.calls_dialog import CallsAt
    from feedback.flag import Flag

#: What showing one session of the library needs; loaded beside the window.
REVIEWING = ("coach_app.review_services", "coach_app.ui.review.page")


class LiveFiles:
    """Reads and changes them.

    Parameters
    ----------
    data : Path
        The user's data folder.
    settings : callable
        Settings as they are now.
    language : callable
        Language of the window.
    now : callable
        The time of day, with its zone.
    """

    def __init__(
        self, data: Path, settings: Callable[[], Settings], language: Callable[[], str], now: Callable[[], datetime]
    ) -> None:
        self._data, self._settings, self._language, self._now = data, settings, language, now

    @property
    def sessions(self) -> Path:
        """Folder of the sessions."""
        return self._data / "sessions"

    def of_calls(self, play: Callable[[Path, Span], None]) -> Files:
        """What the live page asks for; `play` plays a stretch of a session."""
        return Files(self.sessions, _plan, self._keep_verdict, _rename, play, self._report)

    def people(self) -> Any:
        """Who keeps profiles."""
        from coach_app.privacy_services import KnownPeople  # noqa: PLC0415 (here and below: not before the frame)

        return KnownPeople(self._data)

    def privacy(self) -> PrivacyServices:
        """Who keeps and forgets."""
        from coach_app.privacy_services import PrivacyServices  # noqa: PLC0415

        return PrivacyServices(self._data, self._settings)

    def calls(self, language: str) -> CallsAt:
        """What the list of today's calls needs."""
        from coach_app.live_setup import shift_setup  # noqa: PLC0415
        from coach_app.ui.todays_calls import calls_at  # noqa: PLC0415

        settings, data, now = self._settings(), self._data, self._now
        return calls_at(self.sessions, lambda: shift_setup(data, settings, language, now())[0].wanted, now)

    def to_read(self, sentences: tuple[str, ...]) -> str:
        """Id of what practice has to read aloud for the first of these sentences; empty where it has nothing. Slow."""
        from coach_app import packs  # noqa: PLC0415
        from coach_app.texts_aloud import text_saying, texts_aloud  # noqa: PLC0415

        settings = self._settings()
        return text_saying(texts_aloud(packs.load(settings.pack, self._data), self._data, settings.person), sentences)

    def _keep_verdict(self, person: str, session: str, flag: Flag, verdict: Any) -> None:
        self.people().verdicts(person).add(session, flag, verdict)

    def _report(self, folder: Path) -> Path:
        from coach_app.kept_report import write_kept_report  # noqa: PLC0415

        return write_kept_report(folder, self._language())


def _rename(folder: Path, reference: str) -> None:
    from coach_app.recording.sessions import SessionFolder  # noqa: PLC0415

    SessionFolder(folder).change(reference=reference)


def _plan(settings: Settings) -> CapturePlan:
    from coach_app.chosen_devices import plan_of  # noqa: PLC0415

    return plan_of(settings)
