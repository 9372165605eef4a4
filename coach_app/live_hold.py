"""The hold timer: how long a customer who was asked to wait has heard nothing.

It is a reminder on the screen, not a judgement: the flag `hold_no_update` comes from the
rules. The timer follows the same words, so the two tell one story.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from audio.block import Speaker
from coach_app.events import Said

#: Checklist items whose phrases begin a wait, or keep the customer company during one.
BEGINS, CONTINUES = "hold_request", "hold_update"

#: Silences shorter than this are part of talking, seconds.
BREATH_S = 1.0


@dataclass(frozen=True, slots=True)
class Hold:
    """A wait.

    Parameters
    ----------
    since_s : float
        When the agent last spoke.
    now_s : float
        Call time.
    """

    since_s: float
    now_s: float

    @property
    def noticeable(self) -> bool:
        """Whether the silence is long enough to be one: the agent is not just drawing breath."""
        return self.silent_s >= BREATH_S

    @property
    def silent_s(self) -> float:
        """For how long the agent has said nothing."""
        return max(0.0, self.now_s - self.since_s)


def hold_at(hold: Hold | None, at_s: float, agent_speaks: bool) -> Hold | None:
    """The wait at an instant: it counts from the agent's last sound."""
    if hold is None:
        return None
    return Hold(at_s, at_s) if agent_speaks else replace(hold, now_s=at_s)


def hold_after_words(hold: Hold | None, said: Said, now_s: float) -> Hold | None:
    """The wait after somebody's words: asked for, kept up, or over.

    Words arrive later than the sound they were spoken with, so a wait starts at the end of
    the words that asked for it, not at their arrival.
    """
    if said.utterance.speaker is not Speaker.AGENT:
        return hold
    items = {item for hit in said.hits if hit.verdict == "said" for item in hit.items}
    ended_s = said.utterance.span.end_s
    if items & {BEGINS, CONTINUES}:
        since_s = max(ended_s, hold.since_s) if hold is not None else ended_s
        return Hold(since_s, max(now_s, since_s))
    return None
