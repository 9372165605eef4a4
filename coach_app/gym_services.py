"""What the tone gym and reading aloud ask for, done with the pack's models, the microphone and the person's files."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile

from audio.block import RATE
from coach_app.errors import BadInputError
from coach_app.gym_models import OwnModels, sheet_of
from coach_app.gym_readers import Readers
from coach_app.live_setup import SESSIONS, ConsentMissingError, shift_setup
from coach_app.paths import cache_dir
from coach_app.people.consent import Consent
from coach_app.practice.gym.clip import Clip
from coach_app.practice.gym.ear import Ear
from coach_app.practice.gym.listening import a_and_b
from coach_app.practice.gym.live_curve import LiveCurve
from coach_app.practice.gym.places import gym_folder
from coach_app.practice.gym.room import Gym
from coach_app.recording.booth import Booth
from coach_app.recording.messages import CapturePlan
from coach_app.texts_aloud import texts_aloud
from coach_app.ui.practice.gym_services import GymResult, GymSheet
from coach_app.ui.practice.read_state import ReadSheet, ReadTake
from coach_app.usual_microphone import microphone_id
from feedback.baseline import Baseline
from feedback.gym.aloud import AloudText
from feedback.pack import Pack

if TYPE_CHECKING:
    from coach_app.playback.listening import Listening
    from coach_app.practice.gym.live_rows import CurvePoint
    from coach_app.practice.path.today import LearningPath
    from coach_app.settings import Settings
    from coach_app.ui.first_run.services import Heard

_TAKES, _LANGUAGE = "gym", "zh"
#: What the page of reading aloud calls its takes.
_READ: Final = "read"
#: What draws the curve may compile for so long, on a machine that has much else to do.
_WARM_S = 120.0


@dataclass(frozen=True, slots=True)
class GymRules:
    """What is practised by.

    Parameters
    ----------
    pack : Pack
        The rules.
    folder : Path
        Of the pack that has the gym.
    path : LearningPath
        Remembers what was practised.
    contents : str
        Digest of what stands in the pack; another one where it was changed.
    """

    pack: Pack
    folder: Path
    path: LearningPath
    contents: str = ""


class ProgramGym:
    """The gym with the real microphone and files (`coach_app.ui.practice.gym_services.GymServices`).

    Parameters
    ----------
    data : Path
        The user's data folder.
    settings : callable
        Settings as they are now.
    rules : callable
        What is practised by; slow the first time.
    player : Listening
        Plays models and takes.
    now : callable
        The time of day, with its zone.
    """

    def __init__(
        self,
        data: Path,
        settings: Callable[[], Settings],
        rules: Callable[[], GymRules],
        player: Listening,
        now: Callable[[], datetime],
    ) -> None:
        self._data, self._settings, self._rules, self._now = data, settings, rules, now
        self.player = player
        self.models = OwnModels(self._gym)
        self._takes = cache_dir() / _TAKES
        self._ear, self._curve = Ear(), LiveCurve()
        self._readers = Readers(settings)
        self._known: tuple[tuple[str, str, str, Baseline | None], Gym] | None = None
        self._since_s = time.monotonic()
        self._warming, self._drawing = threading.Lock(), False
        self._count = 0
        shutil.rmtree(self._takes, ignore_errors=True)  # left by a program that was killed while somebody spoke

    def plan(self) -> CapturePlan:
        """The microphone that is chosen, and no far end."""
        return CapturePlan(self._settings().microphone, None)

    def listen(self, plan: CapturePlan, tell: Callable[[Heard], None]) -> Booth:
        """Open the microphone.

        Raises
        ------
        ConsentMissingError
            If whoever practises has not agreed to being recorded.
        """
        self._may_record()
        return Booth(plan, tell)

    def take_folder(self, what: str) -> Path:
        """Make a folder for a take of somebody who has agreed to it; its curve is drawn from now on."""
        self._may_record()
        self._clear()
        self._count += 1
        folder = self._takes / f"{what}-{self._count}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self._curve.begin(folder)
        return folder

    def drop(self, sound: Path) -> None:
        """Delete a take that nobody wants."""
        self._curve.end()
        if sound.parent == self._takes:
            shutil.rmtree(sound, ignore_errors=True)

    def rows(self) -> Sequence[CurvePoint]:
        """What has come of the take that runs since the last call."""
        return self._curve.rows()

    def open(self, model: str) -> GymSheet:
        """A model and its curve.

        Raises
        ------
        BadInputError
            If there is none of this id.
        """
        self._clear()
        found = self._gym().models.get(model)
        if found is None:
            raise BadInputError("This model is not there any more.", "Choose another one.")
        sheet = sheet_of(self._gym(), found)
        self._warm()
        self._since_s = time.monotonic()
        return sheet

    def judge(self, sheet: GymSheet, folder: Path) -> GymResult:
        """Hold a take against its model, keep it, and note it on the path.

        Raises
        ------
        TakeError
            If it was not the sentence, or nobody was heard: nothing is kept or noted.
        """
        self._curve.end()
        gym, model = self._gym(), sheet.model
        before = gym.takes.best(model.id)
        try:
            judged = gym.judge(model, Clip(folder), self._now(), self._readers.now())
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        comparison = judged.comparison
        earned = {one.aspect.value: one.earned for one in comparison.differences}
        self._rules().path.note_gym(
            self._settings().person,
            model.id,
            comparison.score,
            good=comparison.good,
            earned=earned,
            minutes=self._minutes(),
        )
        clip = gym.takes.clip(judged.take) or Clip(folder)
        span = comparison.change.span if comparison.change is not None else None
        plays = a_and_b(gym.models.clip(model), judged.model, clip, judged.contour, comparison, span)
        most = before.score if before is not None else None
        return GymResult(judged, plays, comparison.score is not None and most is not None and comparison.score > most)

    def keep_usual(self, sheet: GymSheet, folder: Path) -> GymSheet:
        """Keep how this person usually says it: takes are held against that from now on."""
        self._curve.end()
        try:
            self._gym().keep_usual(sheet.model.text, Clip(folder), self._now(), sheet.model, self._readers.now())
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return sheet_of(self._gym(), sheet.model)

    def make_model(self, result: GymResult) -> GymSheet:
        """Make a take the model to imitate.

        Raises
        ------
        BadInputError
            If its sound is gone.
        """
        made = self._gym().make_model(result.judged.take)
        if made is None:
            raise BadInputError("The sound of this take is gone.", "Speak once more.")
        return sheet_of(self._gym(), made)

    def text(self, phrase: str) -> ReadSheet:
        """A text to read aloud.

        Raises
        ------
        BadInputError
            If there is none of this id, or it has blanks that nobody has filled in.
        """
        self._clear()
        texts = self._texts()
        found = next((one for one in texts if one.id == phrase), None)
        if found is None:
            raise BadInputError("This phrase cannot be read as it stands.", "Choose another one.")
        reader = self._readers.now()
        if reader is not None:
            reader.begin()
        self._ear.begin()
        self._warm()
        self._since_s = time.monotonic()
        return ReadSheet(found, tuple(one.id for one in texts))

    def read(self, sheet: ReadSheet, folder: Path) -> ReadTake:
        """Find out what was read of a text, and note it on the path."""
        self._curve.end()
        clip = Clip(folder)
        aloud = self._gym().read_aloud(sheet.text, clip, self._readers.now())
        contour = aloud.contour
        take = ReadTake(aloud, clip.play(contour.start_s, contour.start_s + contour.duration_s))
        person, minutes = self._settings().person, self._minutes()
        earned = {one.aspect.value: one.earned for one in aloud.tone}
        self._rules().path.note_reading(person, sheet.text.id, take.score, earned=earned, minutes=minutes)
        return take

    def close(self) -> None:
        """Give everything back."""
        self._curve.close()
        self._ear.close()
        self._readers.close()
        shutil.rmtree(self._takes, ignore_errors=True)

    def _clear(self) -> None:
        """Delete what was read aloud before: it was there to be heard once more."""
        for folder in self._takes.glob(f"{_READ}-*"):
            shutil.rmtree(folder, ignore_errors=True)

    def _warm(self) -> None:
        """Wait until the curve would be drawn: on a new machine its process compiles for a while first."""
        with self._warming:
            if self._drawing:
                return
            folder = self._takes / "warm"
            folder.mkdir(parents=True, exist_ok=True)
            sound = 0.1 * np.sin(np.arange(RATE) * (2 * np.pi * 200 / RATE))
            soundfile.write(str(folder / "agent-0001.wav"), sound, RATE, subtype="PCM_16")
            self._curve.begin(folder)
            self._drawing = bool(self._curve.wait(_WARM_S))
            self._curve.end()
            shutil.rmtree(folder, ignore_errors=True)

    def _minutes(self) -> float:
        since_s, self._since_s = self._since_s, time.monotonic()
        return (self._since_s - since_s) / 60

    def _gym(self) -> Gym:
        """The gym of whoever practises, with the usual voice as it was read last."""
        settings, rules = self._settings(), self._rules()
        _, baseline = shift_setup(self._data, settings, _LANGUAGE, self._now(), microphone_id(settings))
        known = settings.person, rules.pack.id, rules.contents, baseline
        if self._known is None or self._known[0] != known:
            folder = gym_folder(self._data, settings.person)
            self._known = known, Gym(folder, rules.folder, self._ear, baseline, self._data / SESSIONS)
        return self._known[1]

    def _may_record(self) -> None:
        if Consent(self._data).accepted(self._settings().person) is None:
            raise ConsentMissingError(
                "Nobody has agreed to being recorded here.", "Read the consent text and accept it."
            )

    def _texts(self) -> tuple[AloudText, ...]:
        """Everything that this person can read."""
        return texts_aloud(self._rules().pack, self._data, self._settings().person)
