"""Two weeks of practice by simulated learners: what each has cards for, week by week, and what the charts show.

    python -m benchmarks.fortnight

The learners have real profiles, session folders and a real library; their calls carry the flags of what they are
weak in, each card takes a share of the weakness away, and marks follow the weakness.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from coach_app.progress.points import Step
from feedback.flag import Kind
from tests.coach_app.practice.path.a_learner import Learner

#: Who they are: what they are weak in, how much of it is left after each exercise, which flags their calls carry.
LEARNERS: tuple[tuple[str, dict[str, float], float, tuple[tuple[str, Kind], ...]], ...] = (
    ("fast in calls, learns quickly", {"rate": 0.9}, 0.75, (("rate", Kind.RATE_FAST),)),
    ("fast in calls, learns slowly", {"rate": 0.9}, 0.85, (("rate", Kind.RATE_FAST),)),
    ("forgets customers on hold", {"hold": 0.9}, 0.75, (("hold", Kind.HOLD_NO_UPDATE),)),
    ("refuses harshly in drills", {"refusal": 0.9}, 0.75, ()),
    ("weak in nothing", {}, 0.85, ()),
)
WEEKS = (range(7), range(7, 14))


def main() -> None:
    """Live all fortnights and print them."""
    for name, weak, learns, flagged in LEARNERS:
        with tempfile.TemporaryDirectory() as data:
            learner = Learner(Path(data), dict(weak), learns, flagged)
            learner.live(range(14))
            _tell(name, weak, learner)


def _tell(name: str, weak: dict[str, float], learner: Learner) -> None:
    print(f"{name}:")
    for number, (days, point) in enumerate(
        zip(WEEKS, learner.path.history(learner.person, Step.WEEK).points, strict=True), start=1
    ):
        times = learner.times(days)
        own = ", ".join(f"{skill} {times[skill]}" for skill in weak)
        others = [times[skill] for skill in times if skill not in weak]
        print(
            f"  week {number}: cards for {own or '-'}; others at most {max(others)}; {point.minutes:.0f} min, "
            f"score {point.score or 0:.1f}, rate {point.rate_cpm or 0:.0f}, phrases {point.phrases or 0:.0f} %"
        )
    if weak:
        left = ", ".join(f"{skill} {weak[skill]:.2f} to {learner.loses(skill):.2f}" for skill in weak)
        print(f"  lost at the beginning and the end: {left}")


if __name__ == "__main__":
    main()
