"""Drills answered aloud: a good set of answers must pass, a bad one be kept from it by the fault that was planted.

Usage: python -m benchmarks.drill_answers [ID…] [--engine whisper|vosk|scripted] [--out DIR] [--again]

The answers are spoken in voices of their own (tests/drills/answers.toml, scripts/make_answers.py); each take is
`coach drill run` as anybody would run it, with the voice's reading as its usual. With `--engine scripted` nobody
listens: the words are those of the script. With `--again` the takes that DIR keeps are marked by today's rules.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from feedback.drills.drill import DrillKind

ROOT = Path(__file__).parent.parent
ANSWERS = ROOT / "tests" / "drills" / "answers"
#: So many drills, of all kinds, have to come out as wanted.
LEAST = 24
#: What is told of a criterion that was marked again.
_TOLD = ("origin", "text", "blocks", "outcome", "value", "unit", "at_least", "at_most", "evidence")


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """One set of answers to one drill.

    Parameters
    ----------
    drill, which : str
        Which drill, and ``good`` or ``bad``.
    voice : str
        Who answers.
    kept_from : tuple of str
        Origins of the criteria that the planted fault breaks; none of a good set.
    texts : dict of str to str
        File stem and what is said in it.
    """

    drill: str
    which: str
    voice: str
    kept_from: tuple[str, ...]
    texts: dict[str, str]

    @property
    def folder(self) -> Path:
        """Where its recordings are."""
        return ANSWERS / self.drill / self.which

    @property
    def reading(self) -> Path:
        """The voice's reading."""
        return ANSWERS / "readings" / f"{self.voice}.opus"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a set.

    Parameters
    ----------
    answers : AnswerSet
        Which.
    kind : str
        Of the drill.
    take : dict
        The take as ``coach.drill/1`` has it.
    """

    answers: AnswerSet
    kind: str
    take: dict[str, Any]

    @property
    def short_of(self) -> list[str]:
        """Origins of all criteria that block a pass."""
        return [one["origin"] for one in self.take["criteria"] if one["blocks"]]

    @property
    def as_wanted(self) -> bool:
        """A good set passed; a bad one did not, because of what was planted and of nothing else."""
        if self.answers.which == "good":
            return self.take["passed"] is True
        planted = self.take["kept_from"] in self.answers.kept_from
        return self.take["passed"] is False and planted and set(self.short_of) <= set(self.answers.kept_from)


def answer_sets(ids: list[str] | None = None) -> Iterator[AnswerSet]:
    """All sets, or those of some drills."""
    spec = tomllib.loads(ANSWERS.with_suffix(".toml").read_text("utf-8"))
    for drill in spec["drill"]:
        if ids and drill["id"] not in ids:
            continue
        for which in ("good", "bad"):
            said = {**drill["good"], **(drill["bad"] if which == "bad" else {})}
            texts = {stem: _text(one) for stem, one in said.items() if stem != "hang-up" and one}
            kept_from = tuple(drill["kept_from"]) if which == "bad" else ()
            yield AnswerSet(drill["id"], which, drill["voice"], kept_from, texts)


def _text(answer: str | list[dict[str, Any]]) -> str:
    return answer if isinstance(answer, str) else "".join(piece["text"] for piece in answer)


def run(answers: AnswerSet, engine: str, out: Path) -> Outcome:
    """Play one set as ``coach drill run`` does, and keep what it says beside the session."""
    coach = Path(sys.executable).with_name("coach")
    name = f"{answers.drill}-{answers.which}"
    command = [str(coach), "drill", "run", answers.drill, "--answers", str(answers.folder), "--engine", engine]
    command += ["--baseline", str(answers.reading), "--out", str(out / name), "--format", "json"]
    with tempfile.TemporaryDirectory() as words:
        if engine == "scripted":
            for stem, text in answers.texts.items():
                (Path(words) / f"{stem}.txt").write_text(text, "utf-8")
            command += ["--words", words]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr}")
    (out / f"{name}.json").write_text(done.stdout, "utf-8")
    return _outcome(answers, json.loads(done.stdout))


def again(answers: AnswerSet, out: Path) -> Outcome:
    """Mark a kept take by the rules of today; nothing is heard."""
    from coach_app.packs import load  # noqa: PLC0415 - a run needs none of it
    from coach_app.practice.books import open_book  # noqa: PLC0415
    from coach_app.practice.grading import grade  # noqa: PLC0415

    said = json.loads((out / f"{answers.drill}-{answers.which}.json").read_text("utf-8"))
    pack = load("zh-service")
    mark = grade(Path(said["take"]["folder"]), open_book(pack), pack)
    take = said["take"] | {
        "score": mark.score,
        "passed": mark.passed,
        "assessed": mark.assessed,
        "kept_from": mark.kept_from.origin if mark.kept_from else None,
        "criteria": [{name: getattr(one, name) for name in _TOLD} for one in mark.criteria],
    }
    return Outcome(answers, said["drills"][0]["kind"], take)


def _outcome(answers: AnswerSet, document: dict[str, Any]) -> Outcome:
    return Outcome(answers, document["drills"][0]["kind"], document["take"])


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """One line for each drill of which both sets were answered."""
    yield "| drill | kind | good | bad | the bad one is kept from passing by |"
    yield "|---|---|---|---|---|"
    for good, bad in zip(outcomes[::2], outcomes[1::2], strict=True):
        marks = [f"{one.take['score']:.0f}{'' if one.as_wanted else ' ✗'}" for one in (good, bad)]
        yield f"| {good.answers.drill} | {good.kind} | {marks[0]} | {marks[1]} | {bad.take['kept_from']} |"


def told(outcome: Outcome) -> Iterator[str]:
    """What was not as wanted about a set."""
    take = outcome.take
    yield f"{outcome.answers.drill} {outcome.answers.which}: {take['score']} passed={take['passed']} {take['kept_from']}"
    for one in take["criteria"]:
        if one["blocks"] or one["outcome"] == "partly":
            limits = f"{one['at_least']}…{one['at_most']}"
            yield f"    {one['origin']} {one['text']}: {one['value']} {one['unit']} ({limits}) {one['evidence']}"
    yield from (f"    gave up: {s['line']} → {s['to']}" for s in take["steps"] if s["why"] in ("patience", "silence"))


def main() -> int:
    """Run all sets, print the table and what was not as wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--engine", default="whisper")
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument("--again", action="store_true")
    asked = parser.parse_args()
    out = asked.out or Path(tempfile.mkdtemp(prefix="drill-answers-"))
    out.mkdir(parents=True, exist_ok=True)
    outcomes = []
    for answers in answer_sets(asked.ids):
        outcomes.append(again(answers, out) if asked.again else run(answers, asked.engine, out))
        if not outcomes[-1].as_wanted:
            print("\n".join(told(outcomes[-1])), file=sys.stderr, flush=True)
    print("\n".join(table(outcomes)))
    wanted = sum(one.as_wanted for one in outcomes)
    both = both_ways(outcomes)
    print(f"\n{wanted} of {len(outcomes)} sets as wanted, {len(both)} drills both ways.")
    enough = len(both) >= LEAST and set(both.values()) == {kind.value for kind in DrillKind}
    return 0 if wanted == len(outcomes) or enough else 1


def both_ways(outcomes: list[Outcome]) -> dict[str, str]:
    """Drills, with their kind, whose good set passes and whose bad one is kept from it by its fault."""
    drills = {one.answers.drill: one.kind for one in outcomes}
    failed = {one.answers.drill for one in outcomes if not one.as_wanted}
    return {drill: kind for drill, kind in drills.items() if drill not in failed}


if __name__ == "__main__":
    sys.exit(main())
