"""Marks a practice session from what its folder keeps: right after the call, or any time later by changed rules.

Nothing is heard or measured again. What was observed is judged by the pack as any call is, trainers' corrections
and rulings included, and what the judge then knows is the take.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from audio.block import Speaker
from audio.lane import Settled, Track
from audio.span import Span
from coach_app.errors import AppError
from coach_app.observed import Observed
from coach_app.practice.kept import Kept, PracticeLog
from coach_app.practice.own_voice import with_own_voice
from coach_app.recording.sessions import Manifest, SessionFolder
from coach_app.rulings.corrections import corrected, corrections_of
from coach_app.rulings.entry import Entry
from coach_app.rulings.log import RulingLog
from coach_app.rulings.state import state_of
from feedback.drills.book import DrillBook
from feedback.drills.checking import Why
from feedback.drills.drill import Drill
from feedback.drills.marking import CriterionMark, TakeMark, mark
from feedback.drills.take import HangUp, Take
from feedback.flag import Change, Closed, Flag, Kind, Opened, Shown, Withdrawn
from feedback.judging import CallJudge
from feedback.lexicon import Lexicon
from feedback.pack import Pack
from feedback.phrase_wordings import filled
from feedback.rubric import Outcome
from feedback.sentences import PhraseSpan, Sentence
from feedback.timeline import Observation
from feedback.view import Words
from feedback.vocabulary import Vocabularies

#: Call time between two looks at the rules: flags open in the order of the call.
_STEP_S = 1.0
#: With less speech than this nobody took part.
_LEAST_SPOKEN_S = 0.3
_NOTHING: Mapping[str, str] = MappingProxyType({})


class NoTakeError(AppError):
    """A session cannot be marked as a drill."""

    code = "no_take"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else decides how a take is judged.

    Parameters
    ----------
    placeholders : mapping of str to str
        What the agent says in the pack's blanks.
    wrong : mapping of str to int
        Rule and how often this person called it wrong.
    lost : tuple
        Speaker, start and end of each stretch without sound.
    entries : tuple of Entry
        What trainers ruled and corrected.
    duration_s : float
        Length of the take; 0 to take what was heard.
    """

    placeholders: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, int] = field(default_factory=dict)
    lost: tuple[tuple[Speaker, float, float], ...] = ()
    entries: tuple[Entry, ...] = ()
    duration_s: float = 0.0

    @classmethod
    def of(cls, manifest: Manifest, entries: tuple[Entry, ...] = ()) -> Circumstances:
        """As a session's manifest has them."""
        lost = tuple((one.speaker, one.start_s, one.end_s) for one in manifest.lost)
        return cls(manifest.placeholders, manifest.wrong, lost, entries, manifest.duration_s)


def grade(
    folder: Path, book: DrillBook, pack: Pack, *, language: str = "zh", vocabularies: Vocabularies | None = None
) -> TakeMark:
    """Mark a practice session.

    Parameters
    ----------
    folder : Path
        The session's; what was observed of it must be there (:class:`coach_app.observed.Observed`).
    book : DrillBook
        The pack's drills.
    pack : Pack
        The rules.
    language : str
        ``zh`` or ``en``: of titles from the catalogue.
    vocabularies : Vocabularies or None
        Of this pack, where more takes are marked by it.

    Raises
    ------
    NoTakeError
        If it is no practice session, or the drill is not in the book.
    ObservedError
        If what was observed is not there.
    """
    take = take_of(folder, book, pack, vocabularies)
    values = {**pack.file.placeholders, **SessionFolder(folder).manifest.placeholders}
    marked = mark(take, book, wordings=wordings(pack.lexicon, values), language=language)
    return _without_marks(marked) if _silent(take) else marked


def _silent(take: Take) -> bool:
    """Nothing was said: what nobody did wrong then is no merit."""
    spoken_s = sum(span.duration_s for span in take.view.speech(Speaker.AGENT))
    return take.has_voice and spoken_s < _LEAST_SPOKEN_S


def _without_marks(marked: TakeMark) -> TakeMark:
    return replace(
        marked,
        score=None,
        assessed=0.0,
        graded=False,
        passed=None,
        kept_from=None,
        groups=tuple(replace(group, score=None) for group in marked.groups),
        criteria=tuple(one if one.by_hand else _not_assessed(one) for one in marked.criteria),
    )


def _not_assessed(one: CriterionMark) -> CriterionMark:
    why = Why.TOO_LITTLE.value
    return replace(
        one, earned=None, outcome=Outcome.NOT_ASSESSED, blocks=False, why=why, clip=None, evidence="", hint=""
    )


def take_of(folder: Path, book: DrillBook, pack: Pack, vocabularies: Vocabularies | None = None) -> Take:
    """The take that a session's folder keeps; raises as :func:`grade` does."""
    kept = PracticeLog(folder).read()
    drill = book.get(kept.drill) if kept else None
    if kept is None or drill is None:
        name = kept.drill if kept else ""
        raise NoTakeError(
            f"{folder.name} practises {name}, which this pack has not." if name else f"{folder.name} is no practice.",
            "Choose a practice session of this pack.",
        )
    entries = RulingLog(folder).entries()
    about = Circumstances.of(SessionFolder(folder).manifest, entries)
    observed = Observed.load(folder)
    return with_own_voice(judged(drill, kept, observed, pack, about, vocabularies), folder, observed)


def judged(
    drill: Drill,
    kept: Kept,
    observed: Observed,
    pack: Pack,
    about: Circumstances | None = None,
    vocabularies: Vocabularies | None = None,
) -> Take:
    """The take that was observed, judged by a pack.

    Parameters
    ----------
    drill : Drill
        What was practised.
    kept : Kept
        What the customer said when, and how it ended.
    observed : Observed
        What the lanes said.
    pack : Pack
        The rules.
    about : Circumstances or None
        What else decides.
    vocabularies : Vocabularies or None
        Of this pack, where more takes are judged by it.
    """
    about = about or Circumstances()
    made = corrections_of(about.entries)
    known = observed.reheard(corrected(observed.utterances, made)) if made else observed
    known = replace(known, hearings=())  # what was heard for a moment was for the screen; the take is over
    words = (vocabularies or Vocabularies(pack)).of(tuple(about.placeholders.items()))
    judge = CallJudge(
        pack,
        known.speakers,
        known.tracks,
        baseline=known.baseline,
        mono_mix=known.mixed,
        placeholders=about.placeholders,
        wrong=about.wrong,
        vocabulary=words,
    )
    flags = _Flags()
    for speaker, from_s, until_s in about.lost:
        judge.lost(speaker, from_s, until_s)
    failed = list(known.failed)
    heard_s = about.duration_s
    for step in _steps(known.observations()):
        for seen in step:
            judge.add(seen)
            if isinstance(seen, Settled):
                heard_s = max(heard_s, seen.heard_s)
                while failed and failed[0].at_s <= seen.heard_s:
                    judge.drop(failed.pop(0).track)
        flags.take(judge.advance())
    flags.take(judge.finish(heard_s))
    lost = {lane.track for lane in known.failed}
    standing = state_of(about.entries, flags.standing).standing
    pardoned = [f.span for f in flags.standing if f.kind is Kind.PHRASE_FORBIDDEN and f not in standing]
    view = judge.view_at(heard_s)
    return Take(
        drill=drill,
        view=replace(view, words=_Pardoned(view.words, pardoned)) if pardoned else view,
        shown=kept.shown,
        hang_up=kept.hang_up or HangUp(None, heard_s),
        flags=standing,
        items=judge.items,
        ticked=kept.ticked,
        has_words=Track.WORDS in known.tracks - lost,
        has_voice=Track.PROSODY in known.tracks - lost,
    )


def wordings(lexicon: Lexicon, values: Mapping[str, str] = _NOTHING) -> Mapping[str, str]:
    """What each phrase says, for people: blanks filled as far as they have a value, a gap for the others.

    Examples
    --------
    >>> from feedback.pack import load_pack
    >>> wordings(load_pack().lexicon, {"姓名": "李静"})["STD-01"]
    '您好，本公司，李静为您服务'
    """
    known = {name: slot.otherwise for name, slot in lexicon.placeholders.items() if slot.otherwise} | dict(values)
    gaps = dict.fromkeys(lexicon.placeholders, "……")
    return {phrase.id: filled(filled(phrase.text, known), gaps) for phrase in lexicon.phrases}


class _Pardoned:
    """Words without the forbidden phrases that somebody ruled were none."""

    def __init__(self, words: Words, spans: Sequence[Span]) -> None:
        self._words, self._spans = words, spans

    def sentences(self, speaker: Speaker, as_of_s: float) -> list[Sentence]:
        """Sentences known at an instant."""
        return [
            replace(s, phrases=tuple(p for p in s.phrases if not p.forbidden or not self._ruled_out(p)))
            for s in self._words.sentences(speaker, as_of_s)
        ]

    def _ruled_out(self, phrase: PhraseSpan) -> bool:
        return any(phrase.span & span for span in self._spans)


class _Flags:
    """Flags that stand, as they were known last."""

    def __init__(self) -> None:
        self._known: dict[int, Flag] = {}

    def take(self, changes: list[Change]) -> None:
        for change in changes:
            match change:
                case Opened() | Shown() | Closed():
                    self._known[change.flag.number] = change.flag
                case Withdrawn():
                    self._known.pop(change.flag.number, None)
                case _:
                    pass

    @property
    def standing(self) -> tuple[Flag, ...]:
        return tuple(self._known.values())


def _steps(observations: Iterator[Observation]) -> Iterator[list[Observation]]:
    """What was observed, a second of the call at a time."""
    step: list[Observation] = []
    until_s = _STEP_S
    for seen in observations:
        if isinstance(seen, Settled) and seen.heard_s > until_s:
            yield step
            step, until_s = [], seen.heard_s + _STEP_S
        step.append(seen)
    yield step
