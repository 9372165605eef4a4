"""How good each rule is, by what people ruled: its precision and its recall.

Precision is the share of right flags among those ruled right or wrong. Recall needs to know
what happened: every moment that somebody found by ear, and every right flag that no such moment
lies near. A moment is found when a right flag of its kind lies near it. This is how the
labelled calls are scored, so both give the same figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coach_app.rulings.attach import NEAR_S
from coach_app.rulings.entry import Moment
from coach_app.rulings.state import ReviewedFlag, Rulings
from feedback.flag import Kind
from feedback.rubric import COUNTED


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Rulings on one rule, or on one kind of flag, over some sessions.

    Parameters
    ----------
    name : str
        Id of the rule, or the kind.
    kind : Kind
        What sort of thing it finds.
    right, wrong, unsure, unruled : int
        Its flags, by ruling.
    happened : int
        Moments that it should have found: those found by ear, and right flags besides.
    found : int
        Those of them that it found.
    """

    name: str
    kind: Kind
    right: int = 0
    wrong: int = 0
    unsure: int = 0
    unruled: int = 0
    happened: int = 0
    found: int = 0

    @property
    def precision(self) -> float | None:
        """Share of right flags, in [0, 1]; ``None`` where nothing was ruled right or wrong."""
        ruled = self.right + self.wrong
        return self.right / ruled if ruled else None

    @property
    def recall(self) -> float | None:
        """Share of what happened that was found, in [0, 1]; ``None`` where nothing is known to have happened."""
        return self.found / self.happened if self.happened else None

    def __add__(self, other: Accuracy) -> Accuracy:
        """Both together, under the first one's name."""
        counts = {name: getattr(self, name) + getattr(other, name) for name in _COUNTS}
        return Accuracy(self.name, self.kind, **counts)


_COUNTS = ("right", "wrong", "unsure", "unruled", "happened", "found")


def by_kind(sessions: Iterable[Rulings]) -> tuple[Accuracy, ...]:
    """Accuracy of each kind that was raised or found by ear, in the order of the kinds.

    Parameters
    ----------
    sessions : iterable of Rulings
        Reviewed sessions. Notes and praise are left out, as they accuse nobody.
    """
    total: dict[Kind, Accuracy] = {}
    for session in sessions:
        flags = [reviewed for reviewed in session.flags if reviewed.flag.severity in COUNTED]
        for kind in {r.flag.kind for r in flags} | {m.kind for m in session.moments}:
            one = _one(kind.value, kind, [r for r in flags if r.flag.kind is kind], session.moments)
            total[kind] = total[kind] + one if kind in total else one
    return tuple(total[kind] for kind in Kind if kind in total)


def by_rule(sessions: Iterable[Rulings]) -> tuple[Accuracy, ...]:
    """Accuracy of each rule that raised a flag, by its id.

    What was found by ear belongs to a kind and to no rule: a rule's recall is over the moments of its kind
    in which any rule of that kind could have spoken.
    """
    total: dict[str, Accuracy] = {}
    for session in sessions:
        flags = [reviewed for reviewed in session.flags if reviewed.flag.severity in COUNTED]
        for rule in {r.flag.rule for r in flags}:
            own = [r for r in flags if r.flag.rule == rule]
            one = _one(rule, own[0].flag.kind, own, session.moments)
            total[rule] = total[rule] + one if rule in total else one
    return tuple(total[rule] for rule in sorted(total))


def _one(name: str, kind: Kind, flags: list[ReviewedFlag], moments: Iterable[Moment]) -> Accuracy:
    verdicts = [_verdict(reviewed) for reviewed in flags]
    right = [reviewed for reviewed, verdict in zip(flags, verdicts, strict=True) if verdict == "right"]
    own = [moment for moment in moments if moment.kind is kind]
    found = sum(any(_near(moment, reviewed) for reviewed in right) for moment in own)
    besides = sum(not any(_near(moment, reviewed) for moment in own) for reviewed in right)
    return Accuracy(
        name,
        kind,
        right=len(right),
        wrong=verdicts.count("wrong"),
        unsure=verdicts.count("unsure"),
        unruled=verdicts.count(""),
        happened=len(own) + besides,
        found=found + besides,
    )


def _verdict(reviewed: ReviewedFlag) -> str:
    """What holds of a flag: an upheld objection makes it wrong, a dismissed one after that right again."""
    if not reviewed.stands:
        return "wrong"
    if reviewed.ruling is None:
        return ""
    return "right" if reviewed.ruling.verdict == "wrong" else reviewed.ruling.verdict


def _near(moment: Moment, reviewed: ReviewedFlag) -> bool:
    flag = reviewed.flag
    return flag.speaker is moment.speaker and flag.span.gap(moment.span) < NEAR_S
