"""What a metric is: the link between a rule's name for a measure and the function behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audio.lane import Track
from audio.span import Span
from feedback.baseline import Baseline
from feedback.flag import Flag, Severity
from feedback.rule import Rule
from feedback.view import View
from feedback.wakes import Wakes


@dataclass(frozen=True, slots=True)
class Reading:
    """A measured value and the stretch it describes.

    Parameters
    ----------
    value : float
        In the metric's unit.
    span : Span
        The stretch that was judged; for a flag, the stretch that is wrong.
    evidence : str
        The words or comparison behind it, in the words of the call.
    detail : str
        Which phrase, item or filler; fills ``{detail}`` in the rule's sentence.
    severity : Severity or None
        Overrides the rule's severity (a forbidden phrase that is a note only).
    subject : str
        Stable name of the phrase or item, as in :class:`feedback.flag.Flag`.
    """

    value: float
    span: Span
    evidence: str = ""
    detail: str = ""
    severity: Severity | None = None
    subject: str = ""


#: Read at every tick; ``None`` means not enough to judge.
Gauge = Callable[[View, Rule], Reading | None]
#: Everything that became knowable in ``(view.since_s, view.now_s]``.
Finder = Callable[[View, Rule], Sequence[Reading]]
#: The same measure over a given stretch, from better evidence; ``None`` = nothing to correct,
#: NaN = what was found is not there.
Confirmer = Callable[[View, Rule, Span], float | None]
#: Whether what a flag asked for has been done since.
Mender = Callable[[View, Rule, Flag], bool]


@dataclass(frozen=True, slots=True)
class Metric:
    """A named measure that rules can use.

    Exactly one of `gauge`, `find` and `confirm` is set.

    Parameters
    ----------
    name, unit, meaning : str
        For packs, reports and the published schema.
    tracks : frozenset of Track
        What it reads; a rule is judged once these are heard up to the tick.
    both : bool
        It needs both speakers' channels.
    either : bool
        It goes without the other's channel, but where there is one its silence counts.
    before_s, after_s : float
        How far before and after the stretch that it tells it has looked: with sound missing there it
        tells nothing.
    at_once : bool
        It reads words alone, and not the checklist: told live without waiting for the voice, which comes later.
    baseline : callable or None
        The speaker's usual value, out of a baseline, for relative limits.
    mended : callable or None
        Whether what a finder's flag asked for has been done since: then it closes at once.
    wakes : Wakes
        Without it nothing is told: the metric is not asked then.
    """

    name: str
    unit: str
    meaning: str
    tracks: frozenset[Track]
    gauge: Gauge | None = None
    find: Finder | None = None
    confirm: Confirmer | None = None
    both: bool = False
    either: bool = False
    before_s: float = 0.0
    after_s: float = 0.0
    at_once: bool = False
    baseline: Callable[[Baseline], float | None] | None = None
    mended: Mender | None = None
    wakes: Wakes = Wakes.TICK

    def usual(self, baseline: Baseline | None) -> float | None:
        """The speaker's own usual value of this metric, if it has one and it is known."""
        return self.baseline(baseline) if self.baseline and baseline else None
