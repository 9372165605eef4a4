"""How much of every drill is assessed, as a page of Markdown: with all ears, without a reading, without words.

The page stands in ``docs/drills.md``; `coach drill table` writes it anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from feedback.drills.assessable import assessable, can_check
from feedback.drills.book import DrillBook
from feedback.drills.check import Criterion
from feedback.drills.criteria import asked
from feedback.drills.drill import Drill
from feedback.drills.measure import Need

#: What there may be to hear with, best first.
WITH: dict[str, frozenset[Need]] = {
    "everything": frozenset(Need),
    "no smiling reading": frozenset(Need) - {Need.SMILE},
    "no reading at all": frozenset(Need) - {Need.SMILE, Need.BASELINE},
    "no words": frozenset(Need) - {Need.WORDS, Need.CONFIDENCE},
}

_ROUNDED = 1e-9
_HEAD = """\
# The drills, and what is assessed of each

## How drills and answers are written

| Written | Means |
|---|---|
| `SCN-01` | a drill; `coach drill show SCN-01` tells its lines and criteria |
| `c1`, `c2` | the first, second line: what the customer says, or the task that the screen shows |
| `c2a`, `ok`, `h1`, `r1`, `bye` | lines too, with names that remind their author: another way, a yes, a wait, a return, a goodbye |
| `→ c3`, `→ end` | what follows; after `end` the customer hangs up |
| `← STD-69、核对` | what the line waits for: phrases of the pack, words |
| `[must:STD-01]` | asked by the drill by its id in the pack: `STD` phrases, `TON` voice, `TIM` timing, `BEH` conduct |
| `[pass:0]`, `[base:2]`, `[order]` | a sentence of the drill's own, what every drill asks for, the order of its phrases |
| `[must_not:FOR-08]` | must not be said; weighs nothing, but the take fails |

Recorded answers for `coach drill run ID --answers DIR` are named after what they answer:

| File | Is said |
|---|---|
| `c1.wav` | in answer to `c1` |
| `c1-2.wav` | when `c1` comes the second time, or as the second of the answers that a task asks for |
| `h1@25.wav` | 25 seconds after the end of `h1`; without `@` promptly |
| `hello.wav` | before the first line |
| `hang-up@5.txt` | nothing: the agent hangs up 5 seconds after the last sound |
| `01.wav`, `02.wav` | one line after the other, whatever the lines are called |
| `c1.txt` | the words of `c1.wav`, for `--engine scripted` |

## What is assessed

Share of each drill's weight that can be assessed, from the checks in the pack and what they need: with everything
there (a recogniser that says how sure it is, a calibration reading, a smiling one), without a smiling reading,
without any reading, and without words. A drill of which less than {least:.0f} % was assessed is shown as practice
without a grade. A criterion of several checks counts by the share of
them that can be made: half measured is half of its weight. What only the learner can tell is
ticked and stays outside the sum; it is named in the last column, with what nothing here can measure. In a take
less may be assessed: a line that was not played, an explanation that was not given.

Made by `coach drill table`; a test holds it against the pack.
"""


def drill_table(book: DrillBook) -> str:
    """The page.

    Parameters
    ----------
    book : DrillBook
        The pack's drills.
    """
    return "\n".join([*_head(book), *_summary(book), *_rows(book)]) + "\n"


def shares(drill: Drill, book: DrillBook) -> tuple[float, ...]:
    """Share of a drill's weight that can be assessed, for each of `WITH`."""
    return tuple(assessable(drill, book, there) for there in WITH.values())


def unassessed(drill: Drill, book: DrillBook, there: Collection[Need] = frozenset(Need)) -> tuple[str, ...]:
    """Criteria with a weight that cannot be assessed, or only in part (``1/2``), as people read them."""
    return tuple(named for one in asked(drill, book) if not one.forbids and (named := _lacking(one.criterion, there)))


def _lacking(criterion: Criterion, there: Collection[Need]) -> str:
    """Its text where a check of it cannot be made, with how many can where some can."""
    made, whole = sum(can_check(check, there) for check in criterion.check), len(criterion.check)
    if made == whole:
        return ""
    return f"{criterion.text} ({made}/{whole})" if made else criterion.text


def _head(book: DrillBook) -> Iterator[str]:
    yield _HEAD.format(least=100 * book.grade_from)


def _summary(book: DrillBook) -> Iterator[str]:
    yield f"| Of {len(book.drill)} drills | " + " | ".join(WITH) + " |"
    yield "|---" * (len(WITH) + 1) + "|"
    rows = [shares(drill, book) for drill in book.drill]
    columns = [[row[n] for row in rows] for n in range(len(WITH))]
    whole = [sum(share > 1 - _ROUNDED for share in column) for column in columns]
    ungraded = [sum(share < book.grade_from for share in column) for column in columns]
    for said, counts in (("assessed whole", whole), ("without a grade", ungraded)):
        yield f"| {said} | " + " | ".join(map(str, counts)) + " |"
    yield ""


def _rows(book: DrillBook) -> Iterator[str]:
    yield "| Drill | Title | Kind | " + " | ".join(f"{name}, %" for name in WITH) + " | Not assessed |"
    yield "|---" * (len(WITH) + 4) + "|"
    for drill in book.drill:
        numbers = " | ".join(f"{100 * share:.0f}" for share in shares(drill, book))
        yield f"| {drill.id} | {drill.title} | {drill.kind.value} | {numbers} | {'；'.join(unassessed(drill, book))} |"
