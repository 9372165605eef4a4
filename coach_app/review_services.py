"""What the review page asks for, done with the session folders, the library, the packs and the player."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audio.block import Speaker
from coach_app.as_judged import as_judged
from coach_app.call import Setup, Wanted
from coach_app.errors import BadInputError
from coach_app.language import system_language
from coach_app.library.rejudging import Reason, RejudgeError, rejudge
from coach_app.library.rubrics import Rubrics
from coach_app.live_gauges import Bands
from coach_app.packs import load
from coach_app.people.people import People
from coach_app.playback.listening import Listening
from coach_app.practice.books import book_folder
from coach_app.practice.gym.clip import Clip
from coach_app.practice.gym.models import Models
from coach_app.practice.gym.places import gym_folder
from coach_app.privacy.disclosure import Disclosures
from coach_app.recording.sessions import SessionFolder
from coach_app.review.contour import Contours, Tile
from coach_app.review.peaks import Peaks, peaks_of
from coach_app.review.session import ReviewedSession, open_session, ruled_anew
from coach_app.rulings.corrections import corrections_of
from coach_app.rulings.entry import Correction, Entry, Retraction
from coach_app.rulings.log import RulingLog
from coach_app.sayings import Sayings
from coach_app.voice_of_pack import voice_of_pack
from feedback.errors import PackError
from feedback.gym.book import load_gym
from feedback.pack import DEFAULT, Pack

if TYPE_CHECKING:
    from coach_app.settings import Settings
    from coach_app.ui.language import Language
    from coach_app.ui.library.review_room import Shown
    from coach_app.ui.review.stretch import Stretch
    from coach_app.ui.theme import Theme


class ProgramReview:
    """Reviews the sessions of a data folder.

    Parameters
    ----------
    data : Path
        The user's data folder.
    settings : callable
        Settings as they are now.
    changed : callable
        Told the id of a session of which something has changed, in the thread that changed it:
        :meth:`coach_app.library.library.Library.add`.
    """

    def __init__(self, data: Path, settings: Callable[[], Settings], changed: Callable[[str], None]) -> None:
        self._data, self._settings, self._changed = data, settings, changed
        self._rubrics, self._contours = Rubrics(), Contours()
        self.player = Listening()

    def author(self) -> str:
        """Name of who works here; empty for nobody."""
        person = self._settings().person
        profile = People(self._data / "people").get(person) if person else None
        return profile.name if profile is not None else ""

    def shows_identifiers(self) -> bool:
        """Whether somebody chose to see identifiers unasked."""
        return self._settings().show_identifiers

    def open(self, session: str, unmasked: bool) -> ReviewedSession:
        """Open a session; that identifiers are shown is journalled before they are.

        Raises
        ------
        BadInputError
            If there is no such session, or its files are damaged.
        """
        folder = self._folder(session)
        if unmasked:
            Disclosures(self._data).add(self._settings().person, session, "review")
        with _no_search():
            return open_session(folder, self._rubrics, unmasked=unmasked)

    def voice(self, session: ReviewedSession, language: str) -> tuple[Bands, Sayings]:
        """Limits and sentences of its pack for its agent; of the usual pack where its own is not there."""
        manifest = session.manifest
        bands, sayings = voice_of_pack(
            self._pack(manifest.pack_id), session.baseline, placeholders=manifest.placeholders, wrong=manifest.wrong
        )
        return bands, replace(sayings, language=language)

    def peaks(self, session: ReviewedSession) -> Peaks:
        """The waveform of the whole call."""
        return peaks_of(session.folder)

    def contour(self, session: ReviewedSession, speaker: Speaker, number: int) -> Tile:
        """The finer pitch of one tile."""
        return self._contours.tile(session.folder, speaker, number)

    def write(self, session: ReviewedSession, entry: Entry) -> ReviewedSession:
        """Keep an entry; gives the session as it is now."""
        RulingLog(session.folder).add(entry)
        now = ruled_anew(session, self._rubrics)
        self._changed(session.folder.name)
        return now

    def correct(self, session: ReviewedSession, entry: Correction | Retraction, unmasked: bool) -> ReviewedSession:
        """Keep a correction, or that one is taken back, and judge the session anew.

        Raises
        ------
        RejudgeError
            If nothing is kept to judge by; the entry is then not kept either.
        """
        log = RulingLog(session.folder)
        self._judge(session.folder, corrections_of([*log.entries(), entry]))
        log.add(entry)
        return self._again(session.folder, unmasked)

    def rejudge(self, session: str, unmasked: bool) -> ReviewedSession:
        """Judge the session anew by its pack as it is now; from its sound where only that is left, as after a crash.

        Raises
        ------
        RejudgeError
            If nothing is kept to judge by.
        AsrError, AudioError, FeedbackError
            If its sound cannot be heard.
        """
        folder = self._folder(session)
        try:
            self._judge(folder, None)
        except RejudgeError as error:
            if error.reason is not Reason.NOT_KEPT:
                raise
            self._hear(folder)
        return self._again(folder, unmasked)

    def make_model(self, session: ReviewedSession, stretch: Stretch) -> None:
        """Make a stretch a model of the tone gym, for whoever works here; it goes with the session.

        Raises
        ------
        BadInputError
            If there is no sound in it, or more than a minute.
        """
        settings, pack = self._settings(), self._pack(self._settings().pack)
        folder = gym_folder(self._data, settings.person) / "models"
        models = Models(folder, load_gym(book_folder(pack)), folder, self._data / "sessions")
        clip = Clip(session.folder, stretch.start_s, stretch.end_s, stretch.speaker)
        models.add(clip, stretch.text, kind="clip", title=f"{session.manifest.started_at.astimezone():%m-%d %H:%M}")

    def close(self) -> None:
        """Give back what was opened."""
        self.player.close()
        self._contours.close()

    def _folder(self, session: str) -> Path:
        """Its folder; no id leads out of that of the sessions."""
        if Path(session).name != session:
            raise BadInputError(f"There is no session '{session}'.", "Choose one from the list.")
        return self._data / "sessions" / session

    def _pack(self, name: str) -> Pack:
        try:
            return load(name or DEFAULT, self._data)
        except PackError:
            return load(DEFAULT)

    def _judge(self, folder: Path, corrections: tuple[Correction, ...] | None) -> None:
        try:
            name = SessionFolder(folder).manifest.pack_id or DEFAULT
        except (OSError, ValueError):
            name = DEFAULT  # it will be said that the manifest is damaged
        language = self._settings().language or system_language()
        rejudge(folder, Setup(Wanted(engine="none", pack=name, language=language)), corrections=corrections)

    def _hear(self, folder: Path) -> None:
        from coach_app.shift.regroup import judge_anew  # noqa: PLC0415 (starts workers)

        settings, pack = self._settings(), SessionFolder(folder).manifest.pack_id or self._settings().pack
        wanted = Wanted(settings.engine, None, settings.model, pack, language=settings.language or system_language())
        judge_anew(folder.parent, folder.name, Setup(as_judged(self._data, folder.name, wanted)))
        self._judge(folder, None)  # with what was corrected

    def _again(self, folder: Path, unmasked: bool) -> ReviewedSession:
        now = open_session(folder, self._rubrics, unmasked=unmasked)
        self._changed(folder.name)
        return now


def shown_review(
    data: Path, settings: Callable[[], Settings], changed: Callable[[str], None], theme: Theme, language: Language
) -> Shown:
    """The side of the library that shows one session, with the real services behind it; see `ProgramReview`."""
    from coach_app.ui.library.review_room import Shown  # noqa: PLC0415 (only the window has it)
    from coach_app.ui.review.page import ReviewPage  # noqa: PLC0415

    page = ReviewPage(ProgramReview(data, settings, changed), theme, language)
    return Shown(page, page, page.wanted)


@contextmanager
def _no_search() -> Iterator[None]:
    """Look for no dead objects for so long: of an hour's events that is a tenth of a second without a frame."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
