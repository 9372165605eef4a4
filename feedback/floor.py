"""Whose word is awaited now, and since when nobody has said one.

Voice activity is known at once and words a little later, so the end of the talk is taken
from the voice until the words are settled, and what it meant from the words.
"""

from __future__ import annotations

from dataclasses import dataclass

from audio.block import Speaker
from audio.lane import Track
from audio.span import Span
from feedback.holds import OPENS, Hold, awaits_agent, holds, opens
from feedback.spoken_turns import SpokenTurn, spoken_turns
from feedback.turns import talk
from feedback.view import View

#: Voice activity of this length is talk, even if no words were made of it.
_TALK_S = 0.6
#: A voice activity detector lets go this long after the last word at the latest.
_RELEASE_S = 0.3
#: How far back talk is looked for; nothing older than this has an end that matters.
_REACH_S = 120.0
#: Sentences of one side that are looked at: enough for the turns around the latest silence.
_RECENT = 16


@dataclass(frozen=True, slots=True)
class Floor:
    """The conversation at one instant.

    Parameters
    ----------
    turns : tuple of SpokenTurn
        The latest turns.
    agent_end_s, customer_end_s : float
        When each side's last talk ended; now while it talks, 0 before its first word.
    unread : frozenset of Speaker
        Sides whose last talk has no words (yet): what it means is not known.
    """

    turns: tuple[SpokenTurn, ...]
    agent_end_s: float
    customer_end_s: float
    unread: frozenset[Speaker]

    @property
    def quiet_since_s(self) -> float:
        """When the last talk of either side ended."""
        return max(self.agent_end_s, self.customer_end_s)

    @property
    def agent_awaited(self) -> bool:
        """Whether the agent should say the next word, as far as the words are read."""
        if Speaker.AGENT in self.unread:
            return False
        last = next((t for t in reversed(self.turns) if t.speaker is Speaker.AGENT), None)
        if Speaker.CUSTOMER in self.unread:
            return True
        since = [t for t in self.turns if last is None or t.span.start_s > last.span.start_s]
        between = [t for t in since if t.speaker is Speaker.CUSTOMER]
        return awaits_agent(last, between) is not None

    def hold(self, now_s: float) -> Hold | None:
        """The wait that runs, if the agent announced one."""
        if not any(opens(turn) for turn in self.turns if turn.speaker is Speaker.AGENT):
            return None
        found = holds(self.turns, now_s)
        return found[-1] if found and found[-1].back is None else None


def floor_of(view: View) -> Floor:
    """The conversation as of a view."""
    return view.once("floor", lambda: _floor(view))


def _floor(view: View) -> Floor:
    agent, customer = (view.sentences(speaker)[-_RECENT:] for speaker in (Speaker.AGENT, Speaker.CUSTOMER))
    turns = view.once_said("turns", lambda: tuple(spoken_turns(agent, customer)))
    ends, unread = {}, set()
    for speaker, said in ((Speaker.AGENT, agent), (Speaker.CUSTOMER, customer)):
        worded_s = max((s.span.end_s for s in said[-3:]), default=0.0)
        voiced = _unworded(view, speaker, worded_s)
        ends[speaker] = max([worded_s, *(s.end_s for s in voiced)])
        if voiced:
            unread.add(speaker)
    return Floor(turns, ends[Speaker.AGENT], ends[Speaker.CUSTOMER], frozenset(unread))


def may_hold(view: View) -> bool:
    """Whether the agent asked for a wait lately; asked at every tick, so it looks at the cues only."""
    asked = view.sentences(Speaker.AGENT)[-_RECENT:]
    return view.once_said("may hold", lambda: any(OPENS & set(s.cues) for s in asked))


def is_talking(view: View, within_s: float) -> bool:
    """Whether either side's voice was active in the last seconds."""
    return any(
        spans and view.now_s - spans[-1].end_s < within_s
        for spans in (view.speech(speaker, view.now_s - within_s) for speaker in Speaker)
    )


def _unworded(view: View, speaker: Speaker, worded_s: float) -> list[Span]:
    """Talk after the last known word: still to be read, or too long to be a noise."""
    if not view.hears(speaker):
        return []
    settled_s = view.timeline.settled_s(Track.WORDS, speaker, view.now_s)
    from_s = max(worded_s + _RELEASE_S, view.now_s - _REACH_S)
    spans = [Span(max(s.start_s, from_s), s.end_s) for s in view.speech(speaker, from_s) if s.end_s > from_s]
    return [s for s in talk(spans) if s.end_s > settled_s or s.duration_s >= _TALK_S]
