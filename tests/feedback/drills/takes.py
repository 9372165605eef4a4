"""Takes for tests: who says what when, the customer's lines by their ids, heard by the scripted recogniser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from audio.block import Speaker
from audio.span import Span
from feedback.drills.book import DrillBook
from feedback.drills.check import Check, Stretch
from feedback.drills.checking import Checked, check_take
from feedback.drills.drill import Drill
from feedback.drills.loading import load_book
from feedback.drills.measure import DrillMeasure
from feedback.drills.take import HangUp, Shown, Take
from feedback.drills.word_measures import word_measures
from feedback.flag import Flag
from feedback.pack import BUILT_IN, DEFAULT
from tests.feedback.conversations import AGENT, CUSTOMER, Conversation, pack

#: (who or line, start, end, text): ``agent``, ``customer`` for words that are no line, or the id of a line.
Said = tuple[str, float, float, str]


@cache
def book() -> DrillBook:
    """The default pack's drills."""
    mistakes: list[str] = []
    found = load_book(BUILT_IN / DEFAULT, pack().lexicon, pack().rules, mistakes, thorough=False)
    assert found is not None, mistakes
    return found


def a_book(**fields: object) -> DrillBook:
    """Weights of the default pack, and nothing else but what is given."""
    head = book().model_dump(by_alias=True, include={"schema_", "kinds", "moods", "weights"})
    return DrillBook.model_validate({**head, **fields})


def a_drill(*lines: str, **fields: object) -> Drill:
    """A drill with these lines, or of the customer's one line ``c1``."""
    ids = lines or ("c1",)
    asked = [
        {"id": one, "mood": "neutral", "text": f"{one}。", "next": after}
        for one, after in zip(ids, (*ids[1:], "end"), strict=True)
    ]
    given: dict[str, object] = {
        "id": "SCN-01",
        "title": "练习",
        "kind": "role_play",
        "difficulty": 1,
        "sector": "通用",
        "background": "练习。",
        "line": asked,
    }
    return Drill.model_validate({**given, **fields})


def a_take(
    said: Sequence[Said],
    drill: Drill | None = None,
    *,
    hang_up: HangUp | None = None,
    flags: Sequence[Flag] = (),
    ticked: Sequence[str] = (),
    has_words: bool = True,
) -> Take:
    """A take of a drill in which this was said.

    Prompts, which make no sound, are given an end at their start.
    """
    heard = [(_who(who), start, end, text) for who, start, end, text in said if end > start]
    duration_s = max((end for _, _, end, _ in said), default=1.0) + 2.0
    call = Conversation(heard, duration_s)
    lines = [(who, start, end, text) for who, start, end, text in said if who not in ("agent", "customer")]
    shown = [
        Shown(line, sum(other == line for other, *_ in lines[:n]), Span(start, end), text)
        for n, (line, start, end, text) in enumerate(lines)
    ]
    drill = drill or a_drill(*dict.fromkeys(line for line, *_ in lines))
    return Take(
        drill,
        call.view(duration_s),
        tuple(shown),
        hang_up or HangUp(CUSTOMER, duration_s),
        tuple(flags),
        ticked=frozenset(ticked),
        has_words=has_words,
    )


def spoken(*texts: str) -> list[Said]:
    """Sentences of the agent one after the other, with a line of the customer's before them."""
    said: list[Said] = [("c1", 0.5, 1.5, "喂你好。")]
    for text in texts:
        start = said[-1][2] + 1.0
        said.append(("agent", start, start + max(1.0, len(text) / 4), text))
    return said


def measured(name: str, said: Sequence[Said], **fields: object) -> Checked:
    """What a measure tells of a take, against a limit that is met from 1 on; `over` and `params` as in a pack."""
    over = fields.pop("over", Stretch())
    check = Check.model_validate({"at_least": 1.0, "measure": name, "over": over, "params": fields})
    return check_take(a_take(said), check, words(), book().lists)


@cache
def words() -> dict[str, DrillMeasure]:
    """The measures of words."""
    return {m.name: m for m in word_measures()}


def value(name: str, *texts: str, **params: object) -> float | None:
    """What a measure gives for sentences of the agent's."""
    return measured(name, spoken(*texts), **params).value


def _who(who: str) -> Speaker:
    return AGENT if who == "agent" else CUSTOMER


def folder() -> Path:
    """The default pack's folder."""
    return BUILT_IN / DEFAULT
