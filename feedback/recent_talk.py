"""The last seconds of a speaker's own talk: the window that gauges look through.

A window of "8 s of the agent's own speech" may reach back over the customer's turn. What it
reads is then about both pieces; so that a flag never marks a stretch that is itself in order,
the newest piece must be wrong by itself as well, and only it is marked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audio.block import Speaker
from audio.span import Span
from feedback import limits
from feedback.metric import Reading
from feedback.rule import Rule
from feedback.stretch_measures import speech_s
from feedback.view import View

#: After this long without a sound there is nothing recent: gauges have no opinion, flags close.
FRESH_S = 1.0
#: An own pause of this length begins a new piece.
PIECE_GAP_S = 1.5
#: Least talk of the newest piece that can be wrong by itself.
PIECE_S = 1.5
#: Pieces further apart than a short answer of the other are two stretches, whatever was judged.
JOINED_GAP_S = 6.0
#: Talk older than this says nothing about now.
REACH_S = 60.0

#: A measure over stretches of talk; ``None`` where it cannot say.
Measure = Callable[[Sequence[Span]], float | None]


@dataclass(frozen=True, slots=True)
class RecentTalk:
    """Stretches of talk inside the window, oldest first, and those of the newest piece."""

    window: tuple[Span, ...]
    piece: tuple[Span, ...]

    def last(self, seconds: float) -> list[Span]:
        """The last `seconds` of talk in the window."""
        return _last(self.window, seconds)

    def reading(
        self, rule: Rule, usual: float | None, measure: Measure, enough: Callable[[Sequence[Span]], bool]
    ) -> Reading | None:
        """What a rule reads in the window, or less if the newest piece alone is less wrong.

        Parameters
        ----------
        rule : Rule
            Says which way is wrong.
        usual : float or None
            The speaker's own usual value, for relative limits.
        measure : callable
            The measure over stretches of talk.
        enough : callable
            Whether stretches hold enough to be judged. Where the newest piece alone does not, what was
            judged reaches back over a piece that is wrong by itself.
        """
        if not enough(self.window):
            return None
        value = measure(self.window)
        if value is None or self.piece == self.window:
            return None if value is None else Reading(value, self.piece[0] | self.piece[-1])
        own = measure(self.piece) if speech_s(self.piece) >= PIECE_S else None
        if own is None:
            return None
        value = limits.milder(rule, value, own)
        first = self.piece if enough(self.piece) else self._judged_with(rule, usual, measure)
        return Reading(value, first[0] | self.piece[-1])

    def _judged_with(self, rule: Rule, usual: float | None, measure: Measure) -> Sequence[Span]:
        """The piece before the newest, if it is near and wrong by itself; else the newest."""
        before = _newest_piece(self.window[: -len(self.piece)])
        near = before[-1].gap(self.piece[0]) <= JOINED_GAP_S and speech_s(before) >= PIECE_S
        own = measure(before) if near else None
        wrong = own is not None and limits.breach(rule, own, usual) is not None
        return before if wrong else self.piece


def recent_talk(view: View, speaker: Speaker, window_s: float, reach_s: float = REACH_S) -> RecentTalk | None:
    """The last `window_s` seconds of a speaker's talk, pauses of 0.5 s and more left out.

    Returns
    -------
    RecentTalk or None
        ``None`` when the speaker has been silent for `FRESH_S`.
    """
    if not view.hears(speaker):
        return None
    asked = ("recent talk", view.now_s, window_s, reach_s)
    return view.voice(speaker).once(asked, lambda: _recent(view, speaker, window_s, reach_s))


def _recent(view: View, speaker: Speaker, window_s: float, reach_s: float) -> RecentTalk | None:
    if not view.speech(speaker, max(0.0, view.now_s - FRESH_S)):
        return None
    since_s = max(0.0, view.now_s - reach_s)
    asked = ("talk since", view.now_s, since_s)
    stretches = view.voice(speaker).once(asked, lambda: _talk_since(view, speaker, since_s))
    window = _last(stretches, window_s)
    return RecentTalk(tuple(window), tuple(_newest_piece(window)))


def _talk_since(view: View, speaker: Speaker, since_s: float) -> list[Span]:
    stretches = view.talk(speaker, since_s)
    return [s if s.start_s >= since_s else Span(since_s, s.end_s) for s in stretches]


def _last(stretches: Sequence[Span], window_s: float) -> list[Span]:
    kept: list[Span] = []
    left_s = window_s
    for span in reversed(stretches):
        if left_s <= 1e-6:
            break
        since_s = span.end_s - left_s
        kept.insert(0, span if span.start_s >= since_s else Span(since_s, span.end_s))
        left_s -= span.duration_s
    return kept


def _newest_piece(stretches: Sequence[Span]) -> Sequence[Span]:
    first = len(stretches) - 1
    while first > 0 and stretches[first - 1].gap(stretches[first]) < PIECE_GAP_S:
        first -= 1
    return stretches[first:]
