"""Hides identifiers in everything that holds words of a call: utterances, phrases, evidence, provisional words.

Screens, search, exports and logs show what comes out of here; the session's own files keep the
words, so that they can be shown to somebody who asks (:mod:`coach_app.privacy.disclosure`).
Every hidden letter or digit becomes one `MASK` (``•``), so no place and no span in a text changes.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from asr_models.transcript import Utterance, Word
from audio.block import Speaker
from audio.span import Span, joined
from coach_app.events import (
    ChecklistChanged,
    Event,
    FlagClosed,
    FlagOpened,
    FlagShown,
    FlagWithdrawn,
    Heard,
    PhraseHeard,
    Said,
    SessionStarted,
)
from coach_app.privacy.names import mask_name
from coach_app.privacy.places import Place, masked, masked_word, spoken_at, stretches, word_places
from feedback.digit_groups import read_groups
from feedback.flag import Flag, ItemState
from feedback.identifier_words import DIGITS
from feedback.identifiers import find_identifiers

#: Digits with which a text elsewhere is taken for a part of an identifier.
_TELLING = 3
#: Utterances that are looked back on while a call is live.
_RECENT = 16


class Masker:
    """What is to be hidden in the words of one call.

    Parameters
    ----------
    utterances : sequence of Utterance
        All that is known of what was said.
    published : collection of str
        Numbers that stay readable (:func:`feedback.identifiers.find_identifiers`).

    Examples
    --------
    >>> masker = Masker([Utterance(Speaker.CUSTOMER, Span(0, 3), "电话幺三八零零幺三八零零零。")])
    >>> masker.utterance(0).text, masker.text("他说幺三八零零一三八零零零")
    ('电话•••••••••••。', '他说•••••••••••')
    """

    def __init__(self, utterances: Sequence[Utterance], published: Collection[str] = ()) -> None:
        self._utterances = utterances
        self._published = published
        self._pieces: dict[int, list[Place]] = {}
        for found in find_identifiers(utterances, published):
            self._pieces.setdefault(found.utterance, []).extend(found.pieces)
        self._literal = frozenset(
            utterances[i].text[start:end] for i, pieces in self._pieces.items() for start, end in pieces
        )
        self._digits = frozenset(
            "".join(_digits_in(utterances[i].text[start:end]) for start, end in sorted(pieces))
            for i, pieces in self._pieces.items()
        )

    def utterance(self, number: int) -> Utterance:
        """One of the utterances with its identifiers hidden, in its text and in its words."""
        said, pieces = self._utterances[number], self._pieces.get(number, [])
        if not pieces:
            return said
        words = tuple(
            replace(word, text=self._word(word, place, said, pieces))
            for word, place in zip(said.words, word_places(said), strict=True)
        )
        return replace(said, text=masked(said.text, pieces), words=words)

    def spans(self, number: int) -> list[Span]:
        """When the identifiers of one of the utterances were spoken, from the first digit to the last."""
        said = self._utterances[number]
        return [spoken_at(said, place) for place in stretches(self._pieces.get(number, []))]

    def text(self, text: str) -> str:
        """Any other text of the call, such as evidence, with the same identifiers and those of its own hidden."""
        if not text:
            return text
        pieces = [piece for one in find_identifiers([_provisional(text)], self._published) for piece in one.pieces]
        reading = read_groups(text)
        pieces += [reading.place(group.start, group.end) for group in reading.groups if self._known(group.digits)]
        for literal in self._literal:
            if len(literal) >= _TELLING:
                pieces += [match.span() for match in re.finditer(re.escape(literal), text)]
        return masked(text, pieces)

    def said(self, event: Said, number: int) -> Said:
        """Final words, and what of the pack they held."""
        return replace(event, utterance=self.utterance(number), hits=tuple(self._hit(hit) for hit in event.hits))

    def flag(self, flag: Flag) -> Flag:
        """A flag, which quotes."""
        return replace(flag, evidence=self.text(flag.evidence), detail=self.text(flag.detail))

    def item(self, state: ItemState) -> ItemState:
        """A line of the checklist, which quotes."""
        return replace(state, evidence=self.text(state.evidence))

    def event(self, event: Event) -> Event:
        """Any event but `Said`, which is told apart by its number."""
        match event:
            case Heard():
                return Heard(replace(event.hearing, text=self.text(event.hearing.text)))
            case FlagOpened() | FlagShown() | FlagClosed() | FlagWithdrawn():
                return replace(event, flag=self.flag(event.flag))
            case ChecklistChanged():
                return replace(event, state=self.item(event.state))
            case SessionStarted():
                items = tuple(self.item(state) for state in event.items)
                return replace(event, file=mask_name(event.file), items=items)
            case _:
                return event

    def _known(self, digits: str) -> bool:
        """Whether digits are a part of an identifier of the call."""
        return len(digits) >= _TELLING and any(digits in whole for whole in self._digits)

    def _word(self, word: Word, place: Place | None, said: Utterance, pieces: Sequence[Place]) -> str:
        if place is not None:
            return masked_word(word.text, place, pieces, said.text)
        # Not in the text as it stands: better hidden than shown.
        return masked(word.text, [(0, len(word.text))]) if any(char in DIGITS for char in word.text) else word.text

    def _hit(self, hit: PhraseHeard) -> PhraseHeard:
        return replace(hit, text=self.text(hit.text))


class LiveMasker:
    """Hides identifiers in a call that is going on, by what was said so far.

    The first digits of a number that is read out over several utterances are hidden once there
    are enough to know it: then the lines that held them are in `revised`.

    Parameters
    ----------
    published : collection of str
        Numbers that stay readable.
    """

    def __init__(self, published: Collection[str] = ()) -> None:
        self._published = published
        self._recent: deque[Said] = deque(maxlen=_RECENT)
        self._masker = Masker([], published)
        self.revised: tuple[Said, ...] = ()

    def take(self, event: Event) -> Event:
        """The event with what is known to be an identifier hidden."""
        self.revised = ()
        match event:
            case SessionStarted():
                self._recent.clear()
                self._masker = self._of()
            case Said():
                return self._said(event)
            case Heard(hearing=hearing) if read_groups(hearing.text).groups:
                masker = self._of(_provisional(hearing.text, hearing.speaker, hearing.span))
                return Heard(replace(hearing, text=masker.utterance(len(self._recent)).text))
            case _:
                pass
        return self._masker.event(event)

    def _said(self, event: Said) -> Said:
        before = {one: self._masker.said(one, number) for number, one in enumerate(self._recent)}
        self._recent.append(event)
        self._masker = self._of()
        *earlier, now = (self._masker.said(one, number) for number, one in enumerate(self._recent))
        told = [before.get(one) for one in self._recent]
        self.revised = tuple(one for one, was in zip(earlier, told, strict=False) if was is not None and one != was)
        return now

    def _of(self, *more: Utterance) -> Masker:
        return Masker([*(one.utterance for one in self._recent), *more], self._published)


def _digits_in(text: str) -> str:
    return "".join(group.digits for group in read_groups(text).groups)


def _provisional(text: str, speaker: Speaker = Speaker.AGENT, span: Span | None = None) -> Utterance:
    return Utterance(speaker, span or Span(0.0, 0.0), text)


def mask_utterances(utterances: Sequence[Utterance], published: Collection[str] = ()) -> list[Utterance]:
    """The utterances of a call with identifiers hidden, in the order in which they were given."""
    masker = Masker(utterances, published)
    return [masker.utterance(number) for number in range(len(utterances))]


def mask_said(said: Sequence[Said], published: Collection[str] = ()) -> list[Said]:
    """Final words of a call with identifiers hidden, in the order in which they were given."""
    masker = Masker([one.utterance for one in said], published)
    return [masker.said(one, number) for number, one in enumerate(said)]


def mask_events(events: Iterable[Event], published: Collection[str] = ()) -> Iterator[Event]:
    """The events of a whole session with identifiers hidden, in their order.

    They are all taken in before the first is given: a number may go on in a later utterance.
    """
    everything = list(events)
    yield from masked_by(masker_of(everything, published), everything)


def masker_of(events: Iterable[Event], published: Collection[str] = ()) -> Masker:
    """What is to be hidden in a session with these events."""
    return Masker([event.utterance for event in events if isinstance(event, Said)], published)


def masked_by(masker: Masker, events: Iterable[Event]) -> Iterator[Event]:
    """The events that a masker was made of (:func:`masker_of`), with identifiers hidden, in their order."""
    number = 0
    for event in events:
        if isinstance(event, Said):
            yield masker.said(event, number)
            number += 1
        else:
            yield masker.event(event)


def identifier_spans(
    utterances: Sequence[Utterance], published: Collection[str] = ()
) -> dict[Speaker, tuple[Span, ...]]:
    """When identifiers are spoken, by who speaks them: what has to be silent in sound that is handed on.

    Parameters
    ----------
    utterances : sequence of Utterance
        Of a whole call.
    published : collection of str
        Numbers that stay.

    Returns
    -------
    dict
        Spans by time, apart from each other, with a margin for inexact times.
    """
    masker = Masker(utterances, published)
    found: dict[Speaker, list[Span]] = {}
    for number, said in enumerate(utterances):
        found.setdefault(said.speaker, []).extend(masker.spans(number))
    return {speaker: tuple(joined(spans)) for speaker, spans in found.items()}


def published_in(values: Iterable[str]) -> frozenset[str]:
    """Numbers that a pack or a profile names itself, such as the hotline and the staff number: no secrets.

    Examples
    --------
    >>> published_in(["中国银行", "九五一零五五五五", "工号802133"]) == {"95105555", "802133"}
    True
    """
    return frozenset(group.digits for value in values for group in read_groups(value).groups if group.digits)
