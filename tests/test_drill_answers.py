"""Drills answered aloud: what a good agent says passes, and a planted fault is what keeps the other one from it.

The answers are spoken by other voices than the customers' (`tests/drills/answers.toml`). Here a few are
played with the words of their script; with `-m soak` Whisper hears all of them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.drill_answers import ANSWERS, AnswerSet, Outcome, answer_sets
from coach_app.call import Setup, Wanted
from coach_app.practice.answers import Answers
from coach_app.practice.books import open_book, sounds_folder
from coach_app.practice.document import take_part
from coach_app.practice.rehearsed import Rehearser
from coach_app.practice.sounds import Sounds
from feedback.drills.drill import DrillKind

ROOT = Path(__file__).parent.parent
SETS = tuple(answer_sets())
#: A pause, a promise, a level and a wording: one drill of each kind, the shortest of them.
FEW = ("SCN-04", "SCN-14", "SCN-103", "SCN-100")


def played(answers: AnswerSet, folder: Path) -> Outcome:
    words = folder / "words"
    words.mkdir()
    for stem, text in answers.texts.items():
        (words / f"{stem}.txt").write_text(text, "utf-8")
    setup = Setup(Wanted(engine="scripted", words=words, baseline=answers.reading))
    book = open_book(setup.pack)
    drill = book.get(answers.drill)
    assert drill is not None
    taken = Rehearser(setup, book, Sounds(sounds_folder(setup.pack))).run(
        drill, Answers(answers.folder, drill, words), folder / "sessions"
    )
    return Outcome(answers, drill.kind.value, take_part(taken).model_dump(mode="json"))


def test_two_dozen_drills_of_every_kind_are_answered_both_ways() -> None:
    book = open_book(Setup(Wanted(engine="none")).pack)
    drills = {answers.drill for answers in SETS}
    assert len(drills) >= 24
    assert {one.kind for one in book.drill if one.id in drills} == set(DrillKind)
    assert [(answers.drill, answers.which) for answers in SETS if not answers.kept_from] == [
        (answers.drill, "good") for answers in SETS if answers.which == "good"
    ]


@pytest.mark.parametrize("answers", SETS, ids=lambda one: f"{one.drill}-{one.which}")
def test_every_answer_of_a_set_is_spoken(answers: AnswerSet) -> None:
    assert {file.stem for file in answers.folder.glob("*.opus")} == set(answers.texts)
    assert answers.reading.is_file()


def test_the_recordings_stay_small() -> None:
    assert sum(file.stat().st_size for file in ANSWERS.rglob("*.opus")) < 12e6


@pytest.mark.parametrize(
    "answers", [one for one in SETS if one.drill in FEW], ids=lambda one: f"{one.drill}-{one.which}"
)
def test_a_good_set_passes_and_a_bad_one_is_kept_from_it_by_its_fault(answers: AnswerSet, tmp_path: Path) -> None:
    outcome = played(answers, tmp_path)
    assert outcome.as_wanted, (outcome.take["score"], outcome.take["kept_from"], outcome.short_of)


@pytest.mark.soak
def test_whisper_hears_two_dozen_drills_of_every_kind_well_enough_to_mark_them(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.drill_answers", "--engine", "whisper", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
