"""How good each rule is, by what people ruled: its precision and its recall.

Precision is the share of right flags among those ruled right or wrong. Recall needs to know
what happened: every moment that somebody found by ear, and every right flag that lies near no
such moment. A moment is found when a right flag of its kind lies near it. This is how the
labelled calls are scored, so both give the same figures. Two things the rulings cannot know: several
right flags that share one stretch count each unless somebody marked it by ear, and a right flag
that misses every marked stretch by two seconds is a thing of its own.
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
        flags = _counted(session)
        for kind in {r.flag.kind for r in flags} | {m.kind for m in session.moments}:
            one = _one(kind.value, kind, [r for r in flags if r.flag.kind is kind], session.moments)
            total[kind] = total[kind] + one if kind in total else one
    return tuple(total[kind] for kind in Kind if kind in total)


def by_rule(sessions: Iterable[Rulings]) -> tuple[Accuracy, ...]:
    """Accuracy of each rule that raised a flag anywhere, by its id.

    What was found by ear belongs to a kind and to no rule. A rule's recall is over the moments of its kind, in
    whatever session, but for those that another rule found in its place. A kind that was found by ear and that
    no rule ever raised has a line of its own.
    """
    every = [(_counted(session), session.moments) for session in sessions]
    rules = {r.flag.rule: r.flag.kind for flags, _ in every for r in flags}
    silent = {moment.kind for _, moments in every for moment in moments} - set(rules.values())
    total = {rule: Accuracy(rule, kind) for rule, kind in sorted(rules.items())}
    total |= {kind.value: Accuracy(kind.value, kind) for kind in Kind if kind in silent}
    for flags, moments in every:
        for name, one in total.items():
            own = [r for r in flags if r.flag.rule == name]
            missed = [m for m in moments if m.kind is one.kind]
            if own or missed:
                others = [r for r in flags if r.flag.kind is one.kind and r.flag.rule != name]
                total[name] = one + _one(name, one.kind, own, missed, others)
    return tuple(total.values())


def _counted(session: Rulings) -> list[ReviewedFlag]:
    return [reviewed for reviewed in session.flags if reviewed.flag.severity in COUNTED]


def _one(
    name: str,
    kind: Kind,
    flags: Iterable[ReviewedFlag],
    moments: Iterable[Moment],
    others: Iterable[ReviewedFlag] = (),
) -> Accuracy:
    """Accuracy in one session; what only `others` found is theirs."""
    ruled = [(reviewed, _verdict(reviewed)) for reviewed in flags]
    verdicts = [verdict for _, verdict in ruled]
    right = [reviewed for reviewed, verdict in ruled if verdict == "right"]
    theirs = [reviewed for reviewed in others if _verdict(reviewed) == "right"]
    own = [moment for moment in moments if moment.kind is kind]
    found = [moment for moment in own if any(_near(moment, reviewed) for reviewed in right)]
    elsewhere = [m for m in own if m not in found and any(_near(m, reviewed) for reviewed in theirs)]
    besides = sum(not any(_near(moment, reviewed) for moment in own) for reviewed in right)
    return Accuracy(
        name,
        kind,
        right=len(right),
        wrong=verdicts.count("wrong"),
        unsure=verdicts.count("unsure"),
        unruled=verdicts.count(""),
        happened=len(own) - len(elsewhere) + besides,
        found=len(found) + besides,
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
