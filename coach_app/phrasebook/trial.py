"""Tries a phrase on what agents said in the kept sessions: how often it would have been heard, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from asr_models.transcript import Utterance
from audio.span import Span
from coach_app.phrasebook.kept import KeptWords, Progress, Stopped, Talk, carry_on
from coach_app.phrasebook.screening import Screen
from coach_app.privacy.masking import mask_utterances
from feedback.lexicon import Phrase
from feedback.pack import Pack
from feedback.phrases import PhraseMatcher, Verdict
from feedback.sentence_split import split

#: Sessions between two words about how far it is.
_STEP = 20


@dataclass(frozen=True, slots=True)
class Heard:
    """A place where the phrase would have been heard.

    Parameters
    ----------
    session : str
        Id of the session.
    span : Span
        When it was said.
    text : str
        The sentence, numbers that are nobody's business hidden.
    score : float
        How close it came, in [0, 1].
    """

    session: str
    span: Span
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of trying a phrase.

    Parameters
    ----------
    sessions : int
        How many were looked through.
    heard : tuple of Heard
        All places where it is said for sure, newest session first: only they tick an item or raise an alert.
    by_itself : bool
        It is heard in its own words; what is not will never be heard.
    """

    sessions: int
    heard: tuple[Heard, ...] = ()
    by_itself: bool = True


class Trial:
    """Tries phrases on the kept words of a data folder; keeps in memory what it has read.

    Parameters
    ----------
    sessions : Path
        Folder of the sessions.
    """

    def __init__(self, sessions: Path) -> None:
        self._words = KeptWords(sessions)
        self._talks: tuple[Talk, ...] = ()
        self._screen = Screen(())

    def read(self, progress: Progress = carry_on) -> int:
        """Read what is kept, so that the first trial need not; how many sessions there are."""
        talks = self._words.talks(progress)
        if talks != self._talks:
            self._screen = Screen([text for talk in talks for text in talk.texts])
            self._talks = talks
        return len(talks)

    def run(self, pack: Pack, name: str, progress: Progress = carry_on) -> Outcome:
        """Try one phrase of a pack.

        Parameters
        ----------
        pack : Pack
            With the phrase as it is to be.
        name : str
            Id of the phrase.
        progress : callable
            Told how many sessions of how many were looked at; a false answer ends the trial.

        Raises
        ------
        KeyError
            If the pack has no such phrase.
        Stopped
            If `progress` said so.
        """
        phrase = {one.id: one for one in pack.lexicon.phrases}[name]
        self.read()
        values = pack.file.placeholders
        matcher = _Matcher(pack, phrase)
        left = self._left(self._screen.left(phrase, pack.lexicon, values).tolist())
        heard: list[Heard] = []
        for done, (session, places) in enumerate(left.items(), 1):
            heard += self._in_session(session, places, matcher)
            if done % _STEP == 0 and not progress(done, len(left)):
                raise Stopped
        progress(len(left), len(left))
        return Outcome(len(self._talks), tuple(heard), matcher.hears_itself)

    def _left(self, texts: list[int]) -> dict[str, list[int]]:
        """Texts to be looked at, by session and their places in it."""
        wanted, left, first = iter(texts), {}, 0
        text = next(wanted, None)
        for talk in self._talks:
            places = []
            while text is not None and text < first + len(talk.texts):
                places.append(text - first)
                text = next(wanted, None)
            if places:
                left[talk.session] = places
            first += len(talk.texts)
        return left

    def _in_session(self, session: str, places: list[int], matcher: _Matcher) -> Iterator[Heard]:
        said = self._words.utterances(session)
        chosen = [said[place] for place in places if place < len(said)]
        found = [(one, *hit) for one in chosen if not one.unclear for hit in matcher.match(one)]
        if found:
            hidden = dict(zip(said, mask_utterances(said), strict=True))
            for utterance, number, span, score in found:
                pieces = split(hidden[utterance])
                text = pieces[number].text if number < len(pieces) else hidden[utterance].text
                yield Heard(session, span, text, score)


class _Matcher:
    """Looks for one phrase as a call is judged: sentence by sentence, and first for it alone."""

    def __init__(self, pack: Pack, phrase: Phrase) -> None:
        self._phrase = phrase
        self._alone = PhraseMatcher(pack.lexicon, pack.file.placeholders, only={phrase.id})
        self._pack = pack
        self._all: PhraseMatcher | None = None
        self._known: dict[tuple[str, float, str], tuple[tuple[int, int, float], ...]] = {}

    @property
    def hears_itself(self) -> bool:
        """Whether the phrase is heard in its own words, by all the rules."""
        return bool(self._hits(self._phrase.text, 1.0, ""))

    def match(self, utterance: Utterance) -> Iterator[tuple[int, Span, float]]:
        """Number of the sentence, when, and how close."""
        before = ""
        for number, piece in enumerate(split(utterance)):
            for start, end, score in self._hits(piece.text, piece.confidence, before):
                yield number, piece.when(start, end), score
            before = piece.text

    def _hits(self, text: str, confidence: float, before: str) -> tuple[tuple[int, int, float], ...]:
        key = (text, confidence, before)
        if key not in self._known:
            hits = self._alone.match(text, confidence=confidence, previous=before)
            if any(hit.verdict is Verdict.SAID for hit in hits):  # another entry may explain the words better
                self._all = self._all or PhraseMatcher(self._pack.lexicon, self._pack.file.placeholders)
                hits = self._all.match(text, confidence=confidence, previous=before)
            self._known[key] = tuple(
                (hit.start, hit.end, hit.score)
                for hit in hits
                if hit.phrase == self._phrase.id and hit.verdict is Verdict.SAID
            )
        return self._known[key]
