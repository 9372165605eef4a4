"""What is taken up, repeated or read: the customer's words, points of a story, one's own sentences, a text aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured
from feedback.drills.spoken import names, number
from feedback.drills.stretches import inside, sentences_in
from feedback.drills.take import Answer, Take
from feedback.drills.wanted import alternatives, heard_in
from feedback.drills.word_lists import WORDS, quoted, syllables
from feedback.normal_text import normal
from feedback.pinyin import readings, sounds
from feedback.pinyin import syllables as table_of
from feedback.sentences import Sentence

_SHAPE, _SHORTEST_SHAPE = 0.6, 6
_CLOSE = 0.15
_CLAUSES = re.compile(r"[^\w]+")
_BLANK = re.compile(r"\{[^{}]*\}")


def repeats_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure(
            "repeats_customer_words",
            "count",
            "different words of the customer's that were taken up",
            WORDS,
            takes_up,
            ("grammar",),
        ),
        DrillMeasure("points_repeated", "count", "points of a list that were said", WORDS, points, ("points",)),
        DrillMeasure(
            "answers_given",
            "count",
            "lines that were answered with so many syllables",
            WORDS,
            answers,
            ("syllables",),
            ("syllables",),
        ),
        DrillMeasure(
            "own_words_again_pct", "%", "sentences that repeat the shape of an earlier one", WORDS, own_words_again
        ),
        DrillMeasure(
            "transcript_match_pct", "%", "syllables of the text shown that were heard", WORDS, transcript_match
        ),
    )


def takes_up(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Different words, of two syllables and more, that the customer had said before.

    Characters of ``grammar`` name nothing and are no part of them at either end.
    """
    grammar = "".join(names(check, "grammar"))
    found: dict[str, Sentence] = {}
    for sentence in sentences_in(take, spans):
        heard = normal(sentence.text).chars
        for words in _customers(take, sentence.span.start_s):
            for part in _shared(words, heard, grammar):
                found.setdefault(part, sentence)
    kept = [part for part in found if not any(part != other and part in other for other in found)]
    return Measured(float(len(kept)), found[kept[0]].span if kept else None, "、".join(kept[:6]))


def points(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """How many entries of the list were heard, each by any of its words."""
    said, listed_points = sentences_in(take, spans), names(check, "points")
    sure, best = ([_first(said, point, sure=exact) for point in listed_points] for exact in (True, False))
    there = [s for s in sure if s is not None]
    missing = [point.partition("|")[0] for point, s in zip(listed_points, sure, strict=True) if s is None]
    told = quoted(there) + (f" ✗ {'、'.join(missing)}" if missing else "")
    at_best = float(sum(s is not None for s in best))
    return Measured(float(len(there)), there[0].span if there else None, told, at_best)


def _first(said: Sequence[Sentence], point: str, *, sure: bool) -> Sentence | None:
    wanted = alternatives([point])
    return next((s for s in said if heard_in(s, wanted, sure=sure, alike=not sure)), None)


def answers(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Lines to which something was said."""
    enough = number(check, "syllables", 4.0)
    given = [a for a in _answers(take, spans) if syllables(_said_in(take, a, spans)) >= enough]
    return Measured(float(len(given)), given[0].span if given else None, "")


def own_words_again(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Share of the longer sentences that are like one before them, in words or in how they begin."""
    said = [s for s in sentences_in(take, spans) if len(normal(s.text).chars) >= _SHORTEST_SHAPE]
    if len(said) < 2:
        return None
    again = [s for n, s in enumerate(said) if any(_alike(s.text, before.text) for before in said[:n])]
    return Measured(100 * len(again) / len(said), again[0].span if again else None, quoted(again))


def transcript_match(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Syllables of the texts that were heard in their order, alike in sound, over all lines.

    Of a line on the screen to which nothing was said no syllable was heard; a line that only waits asks for none.
    """
    found, whole = 0, 0
    worst: tuple[float, Span | None, str] = (2.0, None, "")
    for answer in _answers(take, spans):
        text = _text(take, answer)
        said = _said_in(take, answer, spans)
        if not text or not (said or _to_be_read(take, answer)):
            continue
        there = _heard_of(text, "".join(s.text for s in said))
        found, whole = found + there, whole + len(text)
        span = said[0].span if said else answer.span
        worst = min(worst, (there / len(text), span, quoted(said)), key=lambda one: one[0])
    return Measured(100 * found / whole, worst[1], worst[2]) if whole else None


def _customers(take: Take, until_s: float) -> Iterator[str]:
    """Clauses that the customer had said before, as they were written and as they were heard."""
    texts = [shown.text for shown in take.shown if shown.span.start_s < until_s]
    texts += [s.text for s in take.sentences(Speaker.CUSTOMER) if s.span.start_s < until_s]
    yield from (normal(clause).chars for text in texts for clause in _CLAUSES.split(text))


def _shared(first: str, second: str, grammar: str) -> Iterator[str]:
    for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        part = first[block.a : block.a + block.size].strip(grammar)
        if len(part) > 1:
            yield part


def _answers(take: Take, spans: Sequence[Span]) -> list[Answer]:
    return [a for a in take.answers if a.shown is not None and any(a.span & s or inside(a.span, [s]) for s in spans)]


def _said_in(take: Take, answer: Answer, spans: Sequence[Span]) -> list[Sentence]:
    return [s for s in sentences_in(take, spans) if inside(s.span, [answer.span])]


def _alike(one: str, other: str) -> bool:
    a, b = normal(one).chars, normal(other).chars
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _SHAPE


def _text(take: Take, answer: Answer) -> str:
    """What was to be read, as it is compared; blanks are left out, as anything may stand there."""
    if answer.shown is None:
        return ""
    line = next((line for line in take.drill.line if line.id == answer.shown.line), None)
    return normal(_BLANK.sub("", (line.read or line.text) if line else answer.shown.text)).chars


def _to_be_read(take: Take, answer: Answer) -> bool:
    line = next((line for line in take.drill.line if answer.shown and line.id == answer.shown.line), None)
    return take.drill.speaks == "prompt" and line is not None and line.expects.silence_s is None


def _heard_of(text: str, said: str) -> int:
    """Length of the longest row of syllables that both have, alike in sound."""
    _, table = table_of()
    wanted, heard = sounds(text), readings(normal(said).chars)
    row = [0] * (len(heard) + 1)
    for sound in wanted:
        before, row = row, [0] * (len(heard) + 1)
        for n, here in enumerate(heard):
            same = min(table[sound, h] for h in here) <= _CLOSE
            row[n + 1] = max(before[n] + 1 if same else 0, before[n + 1], row[n])
    return row[-1]
