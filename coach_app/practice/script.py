"""An agent who says what a drill waits for: shows on a simulated clock that a drill can be played to its end.

Nothing is said well here. The words are those of the phrases that the drill names, so that every
line is answered and no customer has to lose patience.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from feedback.drills.drill import END, Drill, Line, Wait
from feedback.drills.take import Shown

#: Characters in a second of talk, and how soon an agent answers.
_CPS, _REACTS_S = 4.5, 0.4
#: A pause between two turns of one answer: longer than a thinking pause, shorter than a customer waits for more.
_BETWEEN_S = 1.0
#: The agent hangs up so long after their own last word at the least, where the customer makes no sound any more.
HANGS_UP_S = 3.0
#: Opening, asking again and closing: part of a whole call.
WHOLE_CALL = ("STD-01", "STD-41", "STD-47")
_FILLING = "这边为您详细说明一下办理的步骤和需要的时间"


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that the agent says.

    Parameters
    ----------
    after_s : float
        Seconds from the end of what it answers, or of the turn before it.
    text : str
        The words; empty where the agent hangs up.
    lasts_s : float
        How long it takes.
    """

    after_s: float
    text: str
    lasts_s: float

    @property
    def hangs_up(self) -> bool:
        """The agent says no more."""
        return not self.text


def said(text: str, after_s: float = _REACTS_S) -> Turn:
    """A turn of the usual pace."""
    return Turn(after_s, text, max(0.4, len(text) / _CPS))


class Script:
    """Answers to a drill's lines, from what they expect and from what the drill must hear.

    Parameters
    ----------
    drill : Drill
        What is practised.
    wordings : mapping of str to str
        Phrase id to its words.
    find : callable
        Phrases in a text, as the call will find them; only to keep away from what would end the call early.
    """

    def __init__(self, drill: Drill, wordings: Mapping[str, str], find: Callable[[str], Sequence[str]]) -> None:
        self._drill = drill
        self._wordings = wordings
        self._find = find
        whole = [name for name in WHOLE_CALL if drill.whole_call and name not in (*drill.base_exempt, *drill.must)]
        self._left = [name for name in (*whole[:1], *drill.must, *whole[1:]) if name in wordings]
        self._answered = 0

    def greeting(self) -> list[Turn]:
        """What is said before the first line, if the agent is to begin."""
        if self._drill.speaks == "prompt" or not self._drill.greets_first:
            return []
        first = self._left.pop(0) if self._left and self._is_first(self._left[0]) else ""
        return [said(self._wordings.get(first, "您好，很高兴为您服务。"))]

    def answer(self, line: Line, shown: Shown) -> list[Turn]:
        """What is said to a line.

        Parameters
        ----------
        line : Line
            Which.
        shown : Shown
            When it came.
        """
        wait = line.expects
        quiet_s = line.lasts_s or 0.0 if line.sound == "silence" else 0.0
        if wait.silence_s is not None and not wait.by_words:
            return [Turn(max(HANGS_UP_S, quiet_s), "", 0.0)] if self._is_last_silence(line) else []
        if shown.nth == 0:
            self._answered += 1
        words = [*self._wanted(wait), *self._due(line)] or ["好的，我为您处理。"]
        turns = [said("。".join(words), max(_REACTS_S, quiet_s))]
        turns += [said("我继续为您说明。", _BETWEEN_S) for _ in range(1, wait.turns)]
        return [*turns, *self._more(wait, turns)]

    def _is_first(self, name: str) -> bool:
        """Phrases of the must list are said in its order; one that the first lines wait for is kept for them."""
        return name not in self._drill.line[0].expects.said

    def _is_last_silence(self, line: Line) -> bool:
        return line.sound == "silence" and line.next == END

    def _wanted(self, wait: Wait) -> list[str]:
        if not wait.by_words:
            return []
        known = [name for name in wait.said if name in self._wordings]
        # What the drill must hear anyway does as well as any other.
        names = known if wait.all_of else ([name for name in known if name in self._left] or known)[:1]
        self._left = [name for name in self._left if name not in names]
        return [self._wordings[name] for name in names] or [wait.words[0].split("|")[0].strip("^$")]

    def _due(self, line: Line) -> list[str]:
        """The must phrases that are to be said by now, without those that lead down a branch."""
        share = ceil(len(self._left) / max(1, len(self._drill.line) - self._answered + 1))
        named = {name for branch in line.branch for name in branch.when.said}
        chosen: list[str] = []
        for name in self._left:
            if len(chosen) < share and not named & {name, *self._find(self._wordings[name])}:
                chosen.append(name)
        self._left = [name for name in self._left if name not in chosen]
        return [self._wordings[name] for name in chosen]

    def _more(self, wait: Wait, turns: Sequence[Turn]) -> list[Turn]:
        lacks_s = (wait.speech_s or 0.0) - sum(turn.lasts_s for turn in turns)
        more: list[Turn] = []
        while lacks_s > 0:
            more.append(said(_FILLING, 0.3))
            lacks_s -= more[-1].lasts_s
        return more
