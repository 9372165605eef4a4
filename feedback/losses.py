"""What may be said about a stretch of a call in which a side's sound is missing: nothing.

A microphone that was unplugged, a pause of the recording or a gap in the stream leaves
silence on the timeline, and silence is what many rules go by. So a reading whose stretch
reaches into a loss of a side that it needs is no reading at all: not passed, not failed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from audio.block import Speaker
from audio.span import Span
from feedback.flag import Flag
from feedback.metric import Metric
from feedback.rule import Rule
from feedback.view import View

#: A shorter gap hides no word and no pause.
SHORTEST_S = 0.1
#: Who comes back may be in the middle of a word; a reading that begins this soon after a loss belongs to it.
SETTLES_S = 0.5


@dataclass(frozen=True, slots=True)
class Losses:
    """Stretches that are missing, by side.

    Parameters
    ----------
    spans : mapping of Speaker to spans
        Oldest first; one that still runs ends at infinity.

    Examples
    --------
    >>> losses = Losses({Speaker.AGENT: (Span(3.0, 5.0),)})
    >>> losses.touch([Speaker.AGENT], Span(4.0, 9.0)), losses.touch([Speaker.CUSTOMER], Span(4.0, 9.0))
    (True, False)
    """

    spans: Mapping[Speaker, tuple[Span, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        return any(self.spans.values())

    def touch(self, sides: Iterable[Speaker], stretch: Span) -> bool:
        """Whether sound of one of these sides is missing in a stretch, or has just come back at its start."""
        return any(
            loss.duration_s >= SHORTEST_S and loss.start_s < stretch.end_s and stretch.start_s < loss.end_s + SETTLES_S
            for side in sides
            for loss in self.spans.get(side, ())
        )


def losses_of(view: View) -> Losses:
    """What is missing as of a view."""
    return Losses({side: lost for side in view.timeline.speakers if (lost := view.lost(side))})


def sides_of(rule: Rule, metric: Metric) -> tuple[Speaker, ...]:
    """Whose sound a rule needs."""
    return tuple(Speaker) if metric.both or metric.either else (rule.speaker,)


def opened_unheard(view: View, rule: Rule, metric: Metric, flag: Flag) -> bool:
    """Whether a flag opened inside a loss that was not known yet, and because of it."""
    losses = losses_of(view)
    if not losses:
        return False
    sides = sides_of(rule, metric)
    return losses.touch(sides, flag.span) and losses.touch(sides, Span(flag.opened_at_s, flag.opened_at_s + 1e-6))


def is_heard(view: View, rule: Rule, metric: Metric, stretch: Span) -> bool:
    """Whether all the sound behind a reading is there.

    Parameters
    ----------
    view : View
        The call at the tick of the reading.
    rule : Rule
        Says whose sound is judged.
    metric : Metric
        Says whether the other side's matters too, and how far around its stretch it looks.
    stretch : Span
        What was judged.
    """
    if not any(voice.lost for voice in view.timeline.voices.values()):
        return True  # as in nearly every call; asked at every tick by every rule
    losses = losses_of(view)
    until_s = max(stretch.end_s, min(stretch.end_s + metric.after_s, view.now_s))
    around = Span(max(0.0, stretch.start_s - metric.before_s), until_s)
    return not losses.touch(sides_of(rule, metric), around)
