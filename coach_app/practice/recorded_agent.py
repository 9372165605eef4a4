"""An agent who answers with recordings, promptly and one turn after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from audio.span import Span
from coach_app.practice.acts import Input, Rang, Voice
from coach_app.practice.answers import HELLO, Answer, Answers
from coach_app.practice.script import HANGS_UP_S
from feedback.drills.drill import END, Drill, Line
from feedback.drills.take import Shown

#: How soon somebody answers who is prompt: a line that was heard, and a prompt that has to be read first.
REACTS_S, READS_S = 0.5, 1.0

#: Puts a recording on the agent's side and gives its span.
Put = Callable[[float, Answer], Span]


class RecordedAgent:
    """Says what was recorded.

    Parameters
    ----------
    drill : Drill
        What is answered.
    answers : Answers
        The recordings.
    put : callable
        Where their sound goes.
    """

    def __init__(self, drill: Drill, answers: Answers, put: Put) -> None:
        self._drill = drill
        self._answers = answers
        self._put = put
        self._ahead: list[Input] = []
        self._quiet_s = 0.0
        self.busy_s = 0.0
        """Up to when something is going to be said."""

    def greet(self) -> None:
        """Say what comes before the first line, where the agent begins."""
        if self._drill.speaks != "prompt" and self._drill.greets_first:
            self._say(0.0, self._answers.take(HELLO), REACTS_S)

    def answer(self, line: Line, shown: Shown) -> None:
        """Answer a line that is going to be said or was shown; a silence is answered when it has lasted."""
        silent, pause = line.sound == "silence", self._is_pause(line)
        makes_sound = self._drill.speaks != "prompt" and not silent
        from_s = shown.span.end_s if makes_sound else shown.span.start_s
        soon_s = REACTS_S if makes_sound else READS_S
        if silent:  # the pause that is practised begins with the agent's own last word
            soon_s = max(REACTS_S, self._quiet_s + (line.lasts_s or 0.0) - from_s)
        self._say(from_s, self._answers.take(line.id, shown.nth, named=pause), soon_s)
        if pause and silent and line.next == END:
            wait_s = self._answers.hangs_up_s
            wait_s = max(HANGS_UP_S, line.lasts_s or 0.0) if wait_s is None else wait_s
            self._ahead.append(Rang(max(self._quiet_s + wait_s, shown.span.start_s)))

    def hears(self, until_s: float) -> list[Input]:
        """When the agent speaks, begins and ends, up to a time."""
        due = sorted((event for event in self._ahead if event.at_s <= until_s), key=lambda event: event.at_s)
        self._ahead = [event for event in self._ahead if event.at_s > until_s]
        return due

    def _is_pause(self, line: Line) -> bool:
        return line.expects.silence_s is not None and not line.expects.by_words

    def _say(self, from_s: float, answers: Sequence[Answer], soon_s: float) -> None:
        free_s = self._quiet_s + 0.1
        for answer in answers:
            start_s = from_s + (soon_s if answer.after_s is None else answer.after_s)
            span = self._put(max(start_s, free_s, 0.0), answer)
            self._ahead += [Voice(span.start_s, on=True), Voice(span.end_s, on=False)]
            self._quiet_s = self.busy_s = span.end_s
            free_s = span.end_s + 0.1
