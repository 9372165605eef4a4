"""The customer's voice: plays a line through the recorder, and knows what of it was heard when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from audio.span import Span
from coach_app.practice.acts import Played, Say, Stock
from coach_app.practice.sounds import Sound, Sounds
from coach_app.recording.clip_messages import ClipBegan, ClipEnded, HushClip, PlayClip
from coach_app.recording.messages import Order, Report
from feedback.drills.drill import Drill

#: How long a line would take that nobody has spoken, for each of its characters, in seconds.
_CHARACTER_S: Final = 0.22


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of the customer as they were heard.

    Parameters
    ----------
    span : Span
        From the first to the last sample of the clip.
    text : str
        What was said in it, as far as it came.
    """

    span: Span
    text: str


@dataclass(slots=True)
class _Saying:
    """What is being said."""

    act: Say | Stock
    text: str
    number: int | None
    """The clip's; ``None`` where there is no sound for it."""
    asked_s: float
    lasts_s: float
    began_s: float | None = None
    hushed: bool = False


class Mouth:
    """Says one thing at a time.

    Parameters
    ----------
    drill : Drill
        Whose customer speaks.
    sounds : Sounds
        Their voice.
    order : callable
        Tells the recorder.
    numbers : iterator of int
        Numbers for clips, each higher than the last.
    """

    def __init__(self, drill: Drill, sounds: Sounds, order: Callable[[Order], None], numbers: Iterator[int]) -> None:
        self._drill = drill
        self._sounds = sounds
        self._order = order
        self._numbers = numbers
        self._saying: _Saying | None = None
        self._stocks = 0
        self._played: list[tuple[Played, bool]] = []
        self._spoken: list[Spoken] = []

    @property
    def saying(self) -> Say | Stock | None:
        """What is being said, or about to be."""
        return self._saying.act if self._saying is not None else None

    @property
    def text(self) -> str:
        """Its words."""
        return self._saying.text if self._saying is not None else ""

    @property
    def lasts_s(self) -> float:
        """How long it takes."""
        return self._saying.lasts_s if self._saying is not None else 0.0

    @property
    def began_s(self) -> float | None:
        """Since when it is heard; ``None`` before that, and while nothing is said."""
        return self._saying.began_s if self._saying is not None else None

    @property
    def open_s(self) -> float | None:
        """From where on the customer's words are not known yet; ``None`` while nothing is said."""
        if self._saying is None:
            return None
        return self._saying.asked_s if self._saying.began_s is None else self._saying.began_s

    def say(self, act: Say | Stock, now_s: float) -> None:
        """Begin to say something, instead of what is being said."""
        cut = self._saying
        if cut is not None and cut.number is not None and cut.began_s is not None:
            self._speak(cut, max(cut.began_s, min(now_s, cut.began_s + cut.lasts_s)))
        sound = self._sound(act)
        text = sound.text if sound is not None and sound.text else getattr(act, "text", "")
        if sound is None:
            lasts_s = _CHARACTER_S * len(text)
            self._saying = _Saying(act, text, None, now_s, lasts_s, began_s=now_s)
            return
        number = next(self._numbers)
        self._saying = _Saying(act, text, number, now_s, sound.length_s)
        self._order(PlayClip(number, sound.path))

    def hush(self) -> None:
        """Fall silent in the middle of it."""
        saying = self._saying
        if saying is not None and not saying.hushed:
            saying.hushed = True
            if saying.number is not None:
                self._order(HushClip())

    def hear(self, report: Report, now_s: float) -> None:
        """Take what the recorder says of clips."""
        saying = self._saying
        match report:
            case ClipBegan(number, at_s, lasts_s) if saying is not None and number == saying.number:
                if saying.began_s is not None:  # it had to begin anew; nobody knows how far it had come
                    self._speak(saying, max(saying.began_s, min(now_s, saying.began_s + saying.lasts_s)))
                saying.began_s, saying.lasts_s = (now_s if at_s is None else at_s), lasts_s
            case ClipEnded(number, at_s, whole) if saying is not None and number == saying.number:
                if saying.began_s is None and not saying.hushed and not whole:
                    saying.number, saying.began_s = None, now_s  # it cannot be read: its words stand for it
                else:
                    self._end(saying, now_s if at_s is None else at_s, now_s, heard=saying.began_s is not None)
            case _:
                pass

    def turn(self, now_s: float) -> list[tuple[Played, bool]]:
        """What was said since the last time, and whether to its end."""
        saying = self._saying
        if saying is not None and saying.number is None and saying.began_s is not None:
            over_s = saying.began_s + saying.lasts_s
            if saying.hushed or now_s >= over_s:
                self._end(saying, min(now_s, over_s), now_s, heard=False)
        played, self._played = self._played, []
        return played

    def spoken(self, until_s: float) -> list[Spoken]:
        """Words that were heard to their end before an instant, each once, in order."""
        known = [one for one in self._spoken if one.span.end_s <= until_s]
        self._spoken = [one for one in self._spoken if one not in known]
        return known

    def _sound(self, act: Say | Stock) -> Sound | None:
        if isinstance(act, Stock):
            self._stocks += 1
            return self._sounds.stock_sound(self._drill.id, act.name, self._stocks - 1)
        line = next(line for line in self._drill.line if line.id == act.line)
        return self._sounds.line_sound(self._drill, line)

    def _end(self, saying: _Saying, end_s: float, now_s: float, *, heard: bool) -> None:
        start_s = saying.began_s if saying.began_s is not None else end_s
        span = Span(start_s, max(start_s, end_s))
        text = self._speak(saying, span.end_s) if heard else saying.text
        self._played.append((Played(max(now_s, span.end_s), span, text), not saying.hushed))
        self._saying = None

    def _speak(self, saying: _Saying, end_s: float) -> str:
        """Note what was heard; the words as far as they came."""
        start_s = saying.began_s or 0.0
        share = 1.0 if saying.lasts_s <= 0 else min(1.0, (end_s - start_s) / saying.lasts_s)
        text = saying.text if share > 0.98 else saying.text[: round(share * len(saying.text))]
        if text:
            self._spoken.append(Spoken(Span(start_s, end_s), text))
        return text
