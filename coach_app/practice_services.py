"""What the practice pages ask for, done with the pack's drills, the devices, the session folders and the path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from audio.block import Speaker
from coach_app.errors import BadInputError
from coach_app.gym_services import GymRules, ProgramGym
from coach_app.live_gauges import Bands
from coach_app.live_setup import SESSIONS, ConsentMissingError, shift_setup
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.playback.listening import Listening
from coach_app.practice.books import sounds_folder
from coach_app.practice.call import PracticeCall, PracticeSetup
from coach_app.practice.customer_types import customer_types
from coach_app.practice.hidden_evidence import hidden_mark
from coach_app.practice.kept import Kept, PracticeLog
from coach_app.practice.lacking import Lack, lacking
from coach_app.practice.limits import Limit
from coach_app.practice.news import PracticeMarked
from coach_app.practice.path.values import PracticeHistory
from coach_app.practice.telephone import Telephone, Tell
from coach_app.practice_rules import OpenRules, PracticeRules
from coach_app.practice_sheets import asking, drill_row, line_wave, plain
from coach_app.recording.sessions import SessionFolder
from coach_app.sayings import Sayings
from coach_app.ui.language import LANGUAGES
from coach_app.ui.practice.shown import Ended, Home, Result, Sheet, Strategy
from coach_app.ui.text import amount
from coach_app.usual_microphone import microphone_id
from coach_app.voice_of_pack import voice_of_pack
from feedback.drills.drill import Drill
from feedback.drills.translated import book_in, drill_in, mark_in
from feedback.pack import Pack
from feedback.phrase_wordings import filled

if TYPE_CHECKING:
    from coach_app.settings import Settings


# Settings that a call is made with: when one of them changes, the next take needs another call.
_OF_CALL: Final = ("person", "engine", "model", "pack", "microphone", "far_end", "adapter_channels", "silenced")


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class ProgramPractice:
    """Practice with the real devices, rules and files (`coach_app.ui.practice.services.PracticeServices`).

    Parameters
    ----------
    data : Path
        The user's data folder.
    settings : callable
        Settings as they are now.
    now : callable
        The time of day, with its zone.
    """

    def __init__(self, data: Path, settings: Callable[[], Settings], now: Callable[[], datetime] = _now) -> None:
        self._data, self._settings, self._now = data, settings, now
        self._rules = OpenRules(data, settings, now)
        self._language = "zh"
        self._telephone = Telephone(self._call, self._made_by)
        self.player = Listening()

    def gym(self) -> ProgramGym:
        """The tone gym and reading aloud of who works here."""
        return ProgramGym(self._data, self._settings, self._studio, self.player, self._now)

    def home(self, language: str) -> Home:
        """Today's cards and all drills."""
        self._language = language
        rules, settings = self._opened(), self._settings()
        book = rules.book
        today = rules.path.todays(settings.person)
        notes = rules.path.notes(settings.person)
        return Home(
            today=today,
            drills=tuple(
                drill_row(told, notes, written)
                for told, written in zip(book_in(book, language).drill, book.drill, strict=True)
            ),
            kinds={kind: name.in_language(language) for kind, name in book.kinds.items()},
        )

    def lacks(self) -> tuple[Lack, ...]:
        """What is missing on this computer; asks the devices."""
        return lacking(self._data, self._settings(), self._now())

    def sheet(self, drill: str, language: str) -> Sheet:
        """A drill before it begins.

        Raises
        ------
        BadInputError
            If there is none of this id.
        """
        rules = self._opened()
        written = self._drill(drill)
        found = drill_in(written, rules.book, language)
        values = self._values(rules.pack)
        wordings = {phrase.id: filled(phrase.text, values) for phrase in rules.pack.lexicon.phrases}
        names = {one.id: one.title.in_language(language) for one in rules.book.standard}
        kind = customer_types(rules.folder).get(found.customer_type)
        notes = rules.path.notes(self._settings().person)
        return Sheet(
            drill=found,
            kind=rules.book.kinds[found.kind].in_language(language),
            background=plain(filled(found.background, values)),
            strategy=Strategy(*(text.in_language(language) for text in (kind.title, kind.about, kind.do)))
            if kind is not None
            else None,
            waves={line.id: wave for line in found.line if (wave := line_wave(rules.sounds, found, line.id)).peaks},
            hints=tuple(plain(said) for one in found.must if (said := wordings.get(one) or names.get(one))),
            avoid=tuple(plain(wordings[one]) for one in found.must_not if one in wordings),
            targets={line.id: amount(line.target, "cpm") for line in found.line if line.target is not None},
            row=drill_row(found, notes, written),
            told={code: asking(drill_in(written, rules.book, code), values) for code in LANGUAGES},
        )

    def voice(self, language: str) -> tuple[Bands, Sayings]:
        """Limits and sentences of the pack for who works here."""
        settings = self._settings()
        setup, baseline = shift_setup(self._data, settings, language, self._now())
        own, wrong = dict(setup.wanted.placeholders), dict(setup.wanted.wrong)
        bands, sayings = voice_of_pack(self._opened().pack, baseline, placeholders=own, wrong=wrong)
        return bands, replace(sayings, language=language)

    def take(self, drill: str, tell: Tell) -> _Take:
        """A take that has not started yet."""
        return _Take(self._telephone, partial(self._drill, drill), tell)

    def rest(self) -> None:
        """Give the devices back."""
        self._telephone.rest()

    def result(self, marked: PracticeMarked) -> Result:
        """Note a take that was marked, and give what is shown of it.

        Raises
        ------
        BadInputError
            If it could not be marked.
        """
        kept = PracticeLog(marked.folder).read()
        if marked.mark is None or kept is None:
            raise BadInputError(marked.why or "The take was not kept.", "Take the drill once more.")
        path, person = self._opened().path, SessionFolder(marked.folder).manifest.person or ""
        before = [note.score for note in path.notes(person) if note.key == kept.drill and note.score is not None]
        minutes = SessionFolder(marked.folder).manifest.duration_s / 60
        if marked.mark.score is not None:  # else nothing was said, and nothing practised
            path.note_take(person, marked.mark, kept.drill, session=marked.session, minutes=minutes)
        score = marked.mark.score if marked.mark.graded else None
        drill, book, mark = self._drill(kept.drill), self._opened().book, hidden_mark(marked.mark)
        return Result(
            drill=drill,
            session=marked.session,
            folder=marked.folder,
            mark=mark,
            ticked=kept.ticked,
            best=score is not None and bool(before) and score > max(before),
            next=next((card for card in path.todays(person).cards if not card.done), None),
            told={code: (drill_in(drill, book, code), mark_in(mark, drill.id, book, code)) for code in LANGUAGES},
            ended=_ended(drill, kept),
        )

    def tick(self, session: str, text: str, ticked: bool) -> None:
        """The learner ticked a criterion, or took the tick away."""
        if session and Path(session).name == session:
            PracticeLog(self._data / SESSIONS / session).tick(text, on=ticked)

    def put_away(self, tip: str) -> None:
        """Show this tip no more."""
        self._opened().path.put_away(self._settings().person, tip)

    def skip_placement(self) -> None:
        """Offer the placement no more."""
        self._opened().path.skip_placement(self._settings().person)

    def history(self, person: str) -> PracticeHistory:
        """Weeks of practice and personal bests of somebody."""
        return self._opened().path.history(person)

    def close(self) -> None:
        """Give back what was opened."""
        self.rest()
        self.player.close()

    def _opened(self) -> PracticeRules:
        return self._rules.now()

    def _studio(self) -> GymRules:
        """What the gym and reading aloud practise by."""
        rules = self._opened()
        return GymRules(rules.pack, rules.folder, rules.path, rules.contents)

    def _drill(self, drill: str) -> Drill:
        found = self._opened().book.get(drill)
        if found is None:
            raise BadInputError(f"There is no drill {drill}.", "Choose one from the list.")
        return found

    def _values(self, pack: Pack) -> dict[str, str]:
        """What stands in the pack's blanks, with the person's own words."""
        settings = self._settings()
        person = People(self._data / "people").get(settings.person) if settings.person else None
        return {**pack.file.placeholders, **dict(person.values if person is not None else ())}

    def _made_by(self) -> object:
        settings, people = self._settings(), People(self._data / "people")
        read = people.baselines(settings.person).all() if settings.person else ()  # a voice read anew counts at once
        of_call = (getattr(settings, name) for name in _OF_CALL)
        return self._opened().contents, *of_call, *(voice.path for voice in read)

    def _call(self, drill: Drill, tell: Tell) -> PracticeCall:
        settings, rules = self._settings(), self._opened()
        if Consent(self._data).accepted(settings.person) is None:
            raise ConsentMissingError(
                "Nobody has agreed to being recorded here.", "Read the consent text and accept it."
            )
        setup, _ = shift_setup(self._data, settings, self._language, self._now(), microphone_id(settings))
        return PracticeCall(drill, PracticeSetup(setup, rules.book, sounds_folder(rules.pack, self._data)), tell)


def _ended(drill: Drill, kept: Kept) -> Ended | None:
    if kept.gave_up in tuple(Limit):
        return Ended(kept.gave_up)
    if drill.speaks == "prompt":
        return None
    if kept.hang_up is None or kept.hang_up.by is None:
        return Ended.STOPPED
    if kept.hang_up.by is Speaker.AGENT:
        return Ended.AGENT
    return Ended(kept.gave_up) if kept.gave_up else Ended.CUSTOMER


class _Take:
    """One take on the telephone."""

    def __init__(self, telephone: Telephone, drill: Callable[[], Drill], tell: Tell) -> None:
        self._telephone, self._drill, self._tell = telephone, drill, tell

    def start(self) -> None:
        """Begin."""
        self._telephone.dial(self._drill(), self._tell)

    def hang_up(self) -> None:
        """The agent hangs up."""
        self._telephone.hang_up()

    def repeat(self) -> None:
        """The line again."""
        self._telephone.repeat()

    def leave(self) -> None:
        """End it; nobody waits for its marks."""
        self._telephone.rest()
