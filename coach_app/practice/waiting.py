"""What a customer makes of an answer: whether it is what the line waited for, where it leads, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from coach_app.practice.heard import Heard
from feedback.drills.drill import Line, Wait

#: After the last sound of a turn: where only its end counts, where words were waited for, and before the next prompt.
TURN_S, WORDED_S, PROMPT_S = 1.1, 0.8, 1.3
#: After words have settled, and after a short thing that the customer said.
SETTLED_S, STOCK_S = 0.2, 0.05
#: Words that do not settle by then are not waited for where a turn's end would do.
WORDS_LATE_S = 2.5
#: Nobody gives up while the words of the turn are still being recognised, but at the latest so long after its end: on
#: slow machines one in twenty takes six seconds (docs/measurements.md), a cough never becomes words.
WORDS_LATEST_S = 10.0


class Why(StrEnum):
    """What led from one line to the next."""

    ANSWER = "answer"
    BRANCH = "branch"
    PAUSE = "pause"
    """The silence that was asked for."""
    PATIENCE = "patience"
    """The turn was over and what was waited for had not been heard."""
    SILENCE = "silence"
    """Nobody spoke."""
    HUNG_UP = "hung_up"
    """The agent hung up."""

    @property
    def timed_out(self) -> bool:
        """The customer gave up waiting."""
        return self in (Why.PATIENCE, Why.SILENCE)


@dataclass(frozen=True, slots=True)
class Going:
    """Where it goes next.

    Parameters
    ----------
    to : str
        A line, or ``end``.
    why : Why
        What leads there.
    due_s : float
        When.
    from_s : float
        What that is counted from: the turn's last sound, the settling of words, the beginning of a silence.
    """

    to: str
    why: Why
    due_s: float
    from_s: float


@dataclass(frozen=True, slots=True)
class Step:
    """One step through a drill.

    Parameters
    ----------
    line : str
        Where it was; empty before the first line.
    why, to
        What led on, and where to: a line, or ``end``.
    at_s : float
        When that was due.
    waited_s : float
        From what it depended on: the turn's last sound, the settling of words, the beginning of a silence.
    """

    line: str
    why: Why
    to: str
    at_s: float
    waited_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line that was said and is waited upon.

    Parameters
    ----------
    line : Line
        The line.
    nth : int
        How often it was played before.
    heard : Heard
        The agent's part since.
    quiet_s : float
        Since when nobody speaks.
    said_s : float
        When the customer said something last, short things included.
    hears_words : bool
        Words are recognised in this call.
    prompt : bool
        It is read and not heard.
    """

    line: Line
    nth: int
    heard: Heard
    quiet_s: float
    said_s: float
    hears_words: bool
    prompt: bool

    def going(self) -> Going | None:
        """Where the answer leads; ``None`` while nothing of what is waited for was heard.

        Branches come before what the line expects, and patience after it.
        """
        for branch in self.line.branch:
            if (going := self._met(branch.when, branch.next, Why.BRANCH)) is not None:
                return going
        to = self.line.id if self.nth + 1 < self.line.times else self.line.next
        going = self._met(self.line.expects, to, Why.ANSWER)
        if going is None:
            return self._given_up()
        return self._for_words(going) if going.why is Why.ANSWER else going

    def _met(self, wait: Wait, to: str, why: Why) -> Going | None:
        met_s = self.heard.met_s(wait, by_words=self.hears_words)
        if wait.silence_s is not None:
            if wait.by_words and met_s is None:
                return None
            return Going(to, Why.PAUSE, self.quiet_s + wait.silence_s, self.quiet_s + wait.silence_s)
        if met_s is None:
            return None
        end_s = self.heard.turns[-1].end_s
        if wait.by_words and self.hears_words:
            return Going(to, why, self._not_before(end_s + WORDED_S, met_s + SETTLED_S), max(end_s, met_s))
        return Going(to, why, self._not_before(end_s + (PROMPT_S if self.prompt else TURN_S)), end_s)

    def _for_words(self, going: Going) -> Going:
        """The turn would do, but words may lead elsewhere: they are waited for, and not for long."""
        if not self._by_words:
            return going
        known_s = self.heard.settled_s + SETTLED_S
        late_s = self.heard.turns[-1].end_s + WORDS_LATE_S
        return replace(going, due_s=max(going.due_s, min(known_s, late_s) if self.heard.settled else late_s))

    def _given_up(self) -> Going | None:
        turns, wait = self.heard.turns, self.line.expects
        if not turns or (wait.silence_s is not None and not wait.by_words):
            return None
        given_up_s = self._not_before(turns[-1].end_s + max(wait.patience_s, TURN_S), self.known_s)
        return Going(self.line.otherwise or self.line.next, Why.PATIENCE, given_up_s, turns[-1].end_s)

    @property
    def known_s(self) -> float:
        """When everything that words decide here is known, or will not be waited for any longer; 0 if they do not."""
        turns = self.heard.turns
        if not turns or not self._by_words:
            return 0.0
        return self.heard.settled_s + SETTLED_S if self.heard.settled else turns[-1].end_s + WORDS_LATEST_S

    @property
    def _by_words(self) -> bool:
        """Words decide where this line leads, and words are heard."""
        waits = (self.line.expects, *(branch.when for branch in self.line.branch))
        return self.hears_words and any(wait.by_words for wait in waits)

    def _not_before(self, *times_s: float) -> float:
        return max(*times_s, self.said_s + STOCK_S)
