"""A tone gym without a microphone: contours are made up, a take is whatever the test says."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import numpy as np

from audio.span import Span
from coach_app.playback.wishes import Play
from coach_app.practice.gym.live_rows import CurvePoint
from coach_app.practice.gym.models import GymModel
from coach_app.practice.gym.room import Judged, ReadAloud
from coach_app.practice.gym.takes import GymTake
from coach_app.recording.messages import CapturePlan
from coach_app.ui.first_run.services import Heard as Told
from coach_app.ui.practice.gym_services import GymResult, GymSheet
from coach_app.ui.practice.read_state import ReadSheet, ReadTake
from feedback.gym.aloud import AloudText
from feedback.gym.aspect import Aspect, Difference
from feedback.gym.comparison import Comparison
from feedback.gym.contour import Contour
from feedback.gym.placing import Placed
from feedback.gym.reading import ExtraWords, Reading, ReadSyllable, Said
from feedback.rule import Text
from tests.coach_app.ui.practice.fake_practice import FakePlayer

Answer = TypeVar("Answer")

TEXT = "给您添麻烦了"
RISE = Text(zh="句尾再扬一点（+1，目标 +3 半音）", en="Let the ending rise a little (+1, aim +3 semitones)")


def contour(seconds: float = 1.8, ending_st: float = 3.0) -> Contour:
    """A sentence of six syllables that goes up at its end."""
    rows = round(seconds * 100)
    pitch = np.array([2 * math.sin(row / 12) + ending_st * row / rows for row in range(rows)])
    pitch[rows // 2 : rows // 2 + 4] = np.nan
    each = seconds / len(TEXT)
    return Contour(
        start_s=0.2,
        pitch_st=pitch,
        level_db=np.full(rows, -24.0),
        loud=np.ones(rows, np.bool_),
        sounding=np.ones(rows, np.bool_),
        timbre=np.empty((rows, 0)),
        median_hz=200.0,
        active_db=-24.0,
        spread_st=2.0,
        ending_st=ending_st,
        nuclei_s=tuple(each * (place + 0.5) for place in range(len(TEXT))),
        text=TEXT,
        syllables=tuple(Placed(char, "1", Span(each * place, each * (place + 1))) for place, char in enumerate(TEXT)),
    )


MODEL = GymModel(id="apology", kind="pack", text=TEXT, exercise="endings", cue="麻烦")
SOUND = Play(Path("apology.opus"), 0.2, 2.0)
SHEET = GymSheet(
    MODEL,
    Text(zh="句尾", en="Endings"),
    Text(zh="听示范，照着说一遍。", en="Hear the model, then say it."),
    contour(),
    SOUND,
    72.0,
    ("apology", "thanks"),
)
READ = ReadSheet(AloudText("STD-41", "请问还有什么可以帮您？", "没事我挂了"), ("STD-41", "STD-47"))


def reading(missed: str = "还") -> ReadTake:
    """A text of which something was left out and something unclear."""
    text = READ.text.text
    syllables = tuple(
        ReadSyllable(char, place, Said.MISSED if char in missed else Said.UNCLEAR if char == "帮" else Said.SAID)
        for place, char in enumerate(text[:-1])
    )
    off = result().judged.comparison.differences
    return ReadTake(ReadAloud(Reading(text, syllables, (ExtraWords(3, "那个"),)), False, contour(), off, ()), SOUND)


def result(size: float = -2.0, best: bool = False) -> GymResult:
    """A take whose ending is so far from the model's."""
    own = contour(2.4, 3.0 + size)
    off = Difference(
        Aspect.ENDING, size, "st", 1.0, 3.0 + size, 3.0, "st", RISE, RISE, syllable=5, span=Span(2.0, 2.4)
    )  # fmt: skip
    steps = np.linspace(0, 1, 50, dtype=np.float32)
    comparison = Comparison(
        (off,), (), steps * np.float32(1.79), steps * np.float32(2.39), 80.0, Text(zh="很好，保持", en="Good, keep it")
    )
    take = GymTake(id="t-0123456789ab", model=MODEL.id, at=datetime(2026, 11, 22, tzinfo=UTC), score=comparison.score)
    return GymResult(Judged(take, SHEET.contour, own, comparison), (SOUND, Play(Path("t.flac"), 1.9, 2.5)), best)


def voice(seconds: float, since_s: float = 0.0) -> list[CurvePoint]:
    """Rows of somebody who speaks."""
    return [
        CurvePoint(since_s + row / 100, 200 * 2 ** (math.sin(row / 20) / 6), -25.0)
        for row in range(round(seconds * 100))
    ]


def quiet(seconds: float, since_s: float) -> list[CurvePoint]:
    """Rows of nobody."""
    return [CurvePoint(since_s + row / 100, math.nan, -70.0) for row in range(round(seconds * 100))]


@dataclass
class FakeBooth:
    """A microphone that records nothing."""

    folder: Path | None = None
    closed: bool = False

    def use(self, plan: CapturePlan) -> None:
        """There is only one."""

    def record(self, folder: Path) -> None:
        self.folder = folder

    def stop(self) -> Path:
        assert self.folder is not None
        return self.folder

    def close(self) -> None:
        self.closed = True


@dataclass
class FakeGym:
    """Answers at once, from the thread that asks."""

    judgement: GymResult = field(default_factory=result)
    reading: ReadTake = field(default_factory=reading)
    error: Exception | None = None
    asked: list[tuple[object, ...]] = field(default_factory=list)
    coming: list[CurvePoint] = field(default_factory=list)
    booths: list[FakeBooth] = field(default_factory=list)
    player: FakePlayer = field(default_factory=FakePlayer)
    sheet: GymSheet = SHEET
    closed: bool = False

    @property
    def models(self) -> FakeGym:
        return self

    def add_file(self, sheet: GymSheet, file: Path) -> GymSheet:
        return self._answer(self.sheet, "add_file", sheet.model.id, file.name)

    def make_best(self, sheet: GymSheet) -> GymSheet:
        return self._answer(self.sheet, "make_best", sheet.model.id)

    def change(self, sheet: GymSheet, title: str, text: str) -> GymSheet:
        return self._answer(self.sheet, "change", sheet.model.id, title, text)

    def remove(self, sheet: GymSheet) -> GymSheet:
        return self._answer(self.sheet, "remove", sheet.model.id)

    def keep_usual(self, sheet: GymSheet, folder: Path) -> GymSheet:
        return self._answer(replace(self.sheet, usual=True), "keep_usual", sheet.model.id, folder.name)

    def plan(self) -> CapturePlan:
        return CapturePlan("", None)

    def listen(self, plan: CapturePlan, tell: Callable[[Told], None]) -> FakeBooth:  # noqa: ARG002
        self.booths.append(FakeBooth())
        return self.booths[-1]

    def take_folder(self, what: str) -> Path:
        self.asked.append(("record", what))
        return Path("takes") / what

    def drop(self, sound: Path) -> None:
        self.asked.append(("drop", sound.name))

    def rows(self) -> Sequence[CurvePoint]:
        came, self.coming = self.coming, []
        return came

    def open(self, model: str) -> GymSheet:
        return self._answer(self.sheet, "open", model)

    def judge(self, sheet: GymSheet, folder: Path) -> GymResult:
        return self._answer(self.judgement, "judge", sheet.model.id, folder.name)

    def make_model(self, result: GymResult) -> GymSheet:
        return self._answer(SHEET, "make_model", result.judged.take.id)

    def text(self, phrase: str) -> ReadSheet:
        return self._answer(READ, "text", phrase)

    def read(self, sheet: ReadSheet, folder: Path) -> ReadTake:
        return self._answer(self.reading, "read", sheet.text.id, folder.name)

    def close(self) -> None:
        self.closed = True

    def _answer(self, answer: Answer, *what: object) -> Answer:
        self.asked.append(what)
        if self.error is not None:
            raise self.error
        return answer
