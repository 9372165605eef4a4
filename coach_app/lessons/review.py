"""A call that is over as its lessons look at it: what stands, what was disputed, and where to listen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from audio.block import Speaker
from audio.span import Span
from coach_app.events import Event, FlagClosed, Said, VerdictGiven
from coach_app.live_flags import MENDED_BY_CLOSING
from coach_app.report.masked import masked
from coach_app.report.model import Analysis, Finding, analysis_of
from feedback.flag import ItemState, ItemStatus, Kind, Severity

#: What is played: no longer than this, seconds, with a little before and after.
LONGEST_S, MARGIN_S = 12.0, 0.3

#: A nudge was followed if the voice was back so soon, and the call went on for so long after it, seconds.
FOLLOWED_S, STAYED_S = 10.0, 15.0

#: Items that belong together on a card, by the stable names of the checklist.
GROUPS: dict[str, tuple[str, ...]] = {
    "opening": ("opening", "offer_help"),
    "comfort": ("apology", "empathy"),
    "hold": ("hold_request", "hold_update", "hold_thanks"),
    "closing": ("further_help", "closing_thanks", "goodbye"),
    "silent": ("no_sound",),
}

#: With these the call cannot be told apart into two people, or they were mixed up.
_ONE_VOICE, _MIXED_UP = "mono_mix", "channels_swapped"


@dataclass(frozen=True, slots=True)
class Review:
    """An ended call.

    Parameters
    ----------
    call : Analysis
        All that its events say.
    closed_s : dict of int to float
        When each flag closed.
    disputed : frozenset of int
        Flags that the agent called wrong: no lesson is made of them.
    """

    call: Analysis
    closed_s: dict[int, float]
    disputed: frozenset[int]

    @property
    def trusted(self) -> bool:
        """Whether it is known who is speaking at all."""
        return not self._told(_MIXED_UP)

    @property
    def own_voice(self) -> bool:
        """Whether the agent's voice is heard alone, so that something can be said about it."""
        return not self._told(_ONE_VOICE, _MIXED_UP) and self.call.lanes.get("prosody") == "ok"

    @property
    def both_sides(self) -> bool:
        """Whether both sides were heard throughout."""
        return self.own_voice and len(self.call.started.speakers) == 2 and not self.call.audio_lost

    def flags(self, *kinds: Kind) -> list[Finding]:
        """What asked for a change and was not disputed, oldest first; of all kinds if none is named."""
        asked = (f for f in self.call.mistakes if f.flag.number not in self.disputed)
        return [f for f in asked if f.flag.speaker is Speaker.AGENT and (not kinds or f.flag.kind in kinds)]

    def praised(self) -> list[Finding]:
        """What the rules praise."""
        return [f for f in self.call.findings if f.flag.severity is Severity.PRAISE]

    def followed(self) -> list[Finding]:
        """Nudges after which the voice came back at once, and stayed where it should be."""
        kept = []
        for finding in self.flags(*MENDED_BY_CLOSING):
            shown_s, closed_s = finding.shown_at_s, self.closed_s.get(finding.flag.number)
            alone = len(self.flags(finding.flag.kind)) == 1
            if shown_s is not None and closed_s is not None and alone:
                soon = closed_s - shown_s <= FOLLOWED_S
                stayed = closed_s + STAYED_S <= self.call.duration_s
                if soon and stayed:
                    kept.append(finding)
        return kept

    def item(self, name: str) -> ItemState | None:
        """A checklist item as it stood at the end."""
        return next((state for state in self.call.checklist if state.item == name), None)

    def items(self, *statuses: ItemStatus) -> list[ItemState]:
        """The items that ended so, in the pack's order."""
        return [state for state in self.call.checklist if state.status in statuses]

    def figure(self, who: str, name: str) -> float | None:
        """A figure of the whole call."""
        return self.call.metrics.get(who, {}).get(name)

    def utterances(self, *speakers: Speaker) -> list[Said]:
        """Final words of these sides, of both if none is named."""
        return [said for said in self.call.said if not speakers or said.utterance.speaker in speakers]

    def utterance_at(self, at_s: float) -> Said | None:
        """The agent's words in which an instant lies, else the ones that began last before it."""
        before = [s for s in self.utterances(Speaker.AGENT) if s.utterance.span.start_s <= at_s + MARGIN_S]
        return before[-1] if before else None

    def clip(self, span: Span, end: bool = False) -> Span:
        """What to play of a stretch: its beginning, or its end, with a little around it."""
        length_s = min(span.duration_s, LONGEST_S)
        start_s = span.end_s - length_s if end else span.start_s
        return Span(max(0.0, start_s - MARGIN_S), min(start_s + length_s + MARGIN_S, self.call.duration_s))

    def _told(self, *notices: str) -> bool:
        return any(notice.notice in notices for notice in self.call.notices)


def review_of(events: Iterable[Event]) -> Review:
    """Look back on a whole session.

    Raises
    ------
    ValueError
        If the session did not start and end.
    """
    kept = list(events)
    verdicts = {e.number: e.verdict for e in kept if isinstance(e, VerdictGiven)}
    return Review(
        call=masked(analysis_of(kept)),
        closed_s={e.flag.number: e.at_s for e in kept if isinstance(e, FlagClosed)},
        disputed=frozenset(number for number, verdict in verdicts.items() if verdict == "wrong"),
    )


def grouped(items: Collection[ItemState]) -> Iterator[tuple[str, list[ItemState]]]:
    """The items by `GROUPS`; those of no group, such as a pack's own, by themselves."""
    left = {state.item: state for state in items}
    for name, members in GROUPS.items():
        found = [left.pop(member) for member in members if member in left]
        if found:
            yield name, found
    for item, state in left.items():
        yield item, [state]
