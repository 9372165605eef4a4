"""A rule of a pack, as its author writes it: what to measure, when it is wrong, what to say.

No number that judges a voice lives in Python. What these fields cannot say needs a new
metric, not an expression language.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from audio.block import Speaker
from feedback.flag import Kind, Severity

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]*$", max_length=64)]
Step = tuple[float, float | None]


class Frozen(BaseModel):
    """Base of all pack parts: immutable, and an unknown field is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Frozen):
    """A sentence in both languages of the interface."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_language(self, language: str) -> str:
        """The sentence in `language` (``zh`` or ``en``)."""
        return self.en if language == "en" else self.zh


class Example(Frozen):
    """A test that the rule carries: metric steps in, flags out.

    Parameters
    ----------
    given : list of (at_s, value)
        The metric takes `value` from `at_s` on; ``None`` as value means no opinion.
    opened : list of (from_s, to_s)
        The flags that must open and close, in seconds.
    """

    given: list[Step] = Field(min_length=1)
    opened: list[tuple[float, float]]
    baseline: float | None = None


class Rule(Frozen):
    """One rule of a pack. Limits are in the metric's unit.

    A gauge metric is compared with its limits at every tick; a finder metric reports
    happenings, each of which is compared once. For a person who called the rule wrong its
    limits give way by `widens_pct` per cent for each time, by `widens_at_most_pct` at most,
    and so do the numbers among its `params` that `widens_params` names. `matters` says how
    much a flag counts when the card after a call chooses what to work on.
    """

    id: Id
    kind: Kind
    metric: str
    speaker: Speaker = Speaker.AGENT
    severity: Severity
    source: str = Field(min_length=1)
    say: Text
    why: Text
    when_corrected: Text | None = None

    window_s: float | None = Field(None, gt=0)
    needs_speech_s: float = Field(0.0, ge=0)
    needs_syllables: int = Field(0, ge=0)
    params: dict[str, float | str | list[str]] = Field(default_factory=dict)

    above: float | None = None
    below: float | None = None
    above_baseline_pct: float | None = Field(None, gt=0)
    above_baseline_floor: float | None = None
    below_baseline_pct: float | None = Field(None, gt=0, lt=100)
    below_baseline_ceiling: float | None = None
    limits: Literal["any", "all"] = "any"
    alert_above: float | None = None
    alert_below: float | None = None
    widens_pct: float | None = Field(None, gt=0, le=50)
    widens_at_most_pct: float | None = Field(None, gt=0, le=100)
    widens_params: list[str] = Field(default_factory=list)

    clears_below: float | None = None
    clears_above: float | None = None
    hold_s: float = Field(0.0, ge=0)
    clear_hold_s: float = Field(1.0, ge=0)
    stays_s: float = Field(4.0, ge=0)
    cooldown_s: float = Field(20.0, ge=0)

    matters: float = Field(1.0, ge=0, le=5)
    unless: list[str] = Field(default_factory=list)
    confirm: str | None = None
    example: list[Example] = Field(default_factory=list)
