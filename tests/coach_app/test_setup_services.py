from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from asr_models.errors import ArchiveError
from audio.block import RATE, Speaker
from audio.capture import Device, Role
from audio.headset import HeadsetReport
from audio.segments import SideWriter
from coach_app import setup_services
from coach_app.chosen_devices import NO_FAR_END
from coach_app.first_run import Step
from coach_app.people.calibrating import Take
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.recording.messages import CapturePlan, Report
from coach_app.settings import Control, Settings
from coach_app.settings_file import load_settings
from coach_app.setup_services import ProgramSetup
from coach_app.ui.first_run.services import OtherLanguageError, SetupServices, Takes
from coach_app.worker_messages import EngineChoice
from feedback.baseline import Baseline
from feedback.calibration import Calibration, Part
from feedback.flag import Kind

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LIN = Profile.new("小林", staff_number="8021", company="云海宽带")
MICROPHONE = Device("mic-1", "Headset", Role.MICROPHONE, 1, 48_000, True, "sounddevice")
FAR_END = Device("far-1", "Headset", Role.FAR_END, 2, 48_000, True, "soundcard")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def setup(data: Path, tmp_path: Path) -> ProgramSetup:
    return ProgramSetup(Settings(), data, tmp_path / "cache", now=lambda: NOON)


def test_it_is_what_the_pages_ask_for(setup: ProgramSetup) -> None:
    services: SetupServices = setup
    assert services.settings() == Settings()


def test_at_first_everything_is_asked_and_nothing_twice(setup: ProgramSetup, data: Path, tmp_path: Path) -> None:
    assert setup.steps() == tuple(Step)
    setup.asked(Step.WELCOME)
    setup.accept_consent("zh")
    setup.use_person(LIN)
    assert setup.steps() == (Step.DEVICES, Step.MODEL, Step.CALIBRATION)
    again = ProgramSetup(load_settings(data).settings, data, tmp_path / "cache", now=lambda: NOON)
    assert again.steps() == (Step.DEVICES, Step.MODEL, Step.CALIBRATION)


def test_consent_is_written_down_with_its_time(setup: ProgramSetup, data: Path) -> None:
    setup.accept_consent("zh")
    accepted = Consent(data).accepted()
    assert accepted is not None
    assert (accepted.at, accepted.language) == (NOON, "zh")
    assert setup.settings().consent_accepted == accepted.sha256


def test_choices_are_on_disk_at_once(setup: ProgramSetup, data: Path) -> None:
    setup.use_language("en")
    setup.use_devices(CapturePlan("mic-1", None))
    kept = load_settings(data).settings
    assert (kept.language, kept.microphone, kept.far_end) == ("en", "mic-1", NO_FAR_END)
    assert setup.plan() == CapturePlan("mic-1", None)


def test_what_is_chosen_elsewhere_in_the_window_takes_back_no_answer(setup: ProgramSetup, data: Path) -> None:
    before = setup.settings()
    setup.use_person(LIN)
    setup.asked(Step.DEVICES)
    setup.keep(before.model_copy(update={"theme": "dark"}), before)
    kept = load_settings(data).settings
    assert (kept.theme, kept.person, kept.asked) == ("dark", LIN.id, frozenset({"devices"}))


def test_whoever_comes_begins_with_nothing_silenced(setup: ProgramSetup) -> None:
    setup.use_person(LIN)
    setup.keep(setup.settings().model_copy(update={"silenced": frozenset({Kind.FILLER})}), setup.settings())
    setup.use_person(Profile.new("小王"))
    assert not setup.settings().silenced
    setup.use_person(LIN)
    assert setup.settings().silenced == {Kind.FILLER}


def test_people_are_added_changed_and_chosen(setup: ProgramSetup, data: Path) -> None:
    setup.use_person(LIN)
    setup.use_person(LIN)
    assert setup.people() == (LIN,)
    changed = LIN.model_copy(update={"company": "山海宽带"})
    setup.use_person(changed)
    assert setup.people() == (changed,)
    assert setup.settings().person == LIN.id


def test_who_works_here_is_asked_for_although_others_are_known(setup: ProgramSetup, data: Path) -> None:
    People(data / "people").add(LIN)
    assert Step.PERSON in setup.steps()
    setup.use_person(LIN)
    assert Step.PERSON not in setup.steps()
    People(data / "people").remove(LIN.id)
    assert Step.PERSON in setup.steps()


def test_texts_have_the_words_of_who_works_here(setup: ProgramSetup) -> None:
    assert "小林" not in setup.texts().sentences[0].text
    setup.use_person(LIN)
    assert "云海宽带，小林" in setup.texts().sentences[0].text
    assert len(setup.texts().sentences) == 5


def test_devices_are_offered_by_role(setup: ProgramSetup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup_services, "list_devices", lambda: (MICROPHONE, FAR_END))
    assert setup.devices() == (MICROPHONE, FAR_END)
    assert setup.offer(Control.MICROPHONE, "en") == (("", "As the system"), ("mic-1", "Headset"))
    assert setup.offer(Control.FAR_END, "zh") == (("", "跟随系统"), ("far-1", "Headset"), ("none", "没有：只听自己"))


def test_models_and_packs_are_offered(setup: ProgramSetup) -> None:
    assert setup.offer(Control.MODEL, "zh")[0] == ("", "自动")
    assert ("zh-service", "Telephone service in Mandarin (zh-service)") in setup.offer(Control.PACK, "en")
    assert setup.offer(Control.SWITCH, "en") == ()


def test_the_recommended_model_is_the_small_mandarin_one(setup: ProgramSetup) -> None:
    models = setup.models()
    assert models.recommended == "vosk-model-small-cn-0.22"
    assert models.recommended_bytes == 43_898_754
    assert models.recommended not in models.here


def test_a_model_from_a_zip_is_there_afterwards(setup: ProgramSetup, tmp_path: Path) -> None:
    archive = tmp_path / "vosk-model-small-cn-0.22.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for name in ("am/final.mdl", "conf/model.conf", "graph/HCLr.fst"):
            made.writestr(f"vosk-model-small-cn-0.22/{name}", b"x" * 64)
    told: list[str] = []
    setup.import_model(archive, lambda task, *_: told.append(task))
    assert setup.models().here[0] == "vosk-model-small-cn-0.22"
    assert "unpack" in told
    assert Step.MODEL not in setup.steps()


def model_folder(folder: Path) -> Path:
    """What an unpacked Vosk model looks like."""
    for name in ("am/final.mdl", "conf/model.conf"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(b"x" * 64)
    return folder


def test_a_model_whose_name_tells_no_language_is_taken_as_meant(setup: ProgramSetup, tmp_path: Path) -> None:
    setup.import_model(model_folder(tmp_path / "model"), lambda *_: None)
    assert setup.settings().model == "model"
    assert setup.models().here[0] == "model"
    assert ("model", "model") in setup.offer(Control.MODEL, "en")


def test_a_model_for_another_language_is_said(setup: ProgramSetup, tmp_path: Path) -> None:
    with pytest.raises(OtherLanguageError):
        setup.import_model(model_folder(tmp_path / "vosk-model-small-en-us-0.15"), lambda *_: None)
    assert "vosk-model-small-en-us-0.15" not in setup.models().here
    assert Step.MODEL in setup.steps()


def test_what_is_no_model_is_refused(setup: ProgramSetup, tmp_path: Path) -> None:
    (tmp_path / "photo.zip").write_bytes(b"no zip")
    with pytest.raises(ArchiveError):
        setup.import_model(tmp_path / "photo.zip", lambda *_: None)


def test_the_check_hears_what_was_recorded(setup: ProgramSetup) -> None:
    folder = setup.take_folder("check")
    for speaker in Speaker:
        side = SideWriter(folder, speaker)
        side.append(np.zeros(2 * RATE, np.int16))
        side.close()
    report = setup.check(folder)
    assert isinstance(report, HeadsetReport)
    assert report.heard_s == pytest.approx(2.0, abs=0.1)


def test_a_reading_becomes_the_usual_voice_on_this_microphone(
    setup: ProgramSetup, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[list[Take], str, EngineChoice | None]] = []

    def learn(
        takes: list[Take], device: str, ears: EngineChoice | None, progress: Callable[[float], None]
    ) -> Calibration:
        asked.append((takes, device, ears))
        progress(1.0)
        return Calibration(NOON.isoformat(), device, Baseline(rate_cpm=240.0))

    monkeypatch.setattr("coach_app.people.calibrating.calibrate", learn)
    setup.use_person(LIN)
    setup.use_devices(CapturePlan("mic-1"))
    setup.keep(setup.settings().model_copy(update={"engine": "none"}), setup.settings())
    neutral, sentence = setup.take_folder("neutral"), setup.take_folder("STD-22")
    shares: list[float] = []
    setup.calibrate(Takes(neutral, (("STD-22", sentence),)), shares.append)
    assert shares == [1.0]
    takes, device, ears = asked[0]
    assert [(take.part, take.phrase) for take in takes] == [(Part.NEUTRAL, ""), (Part.SENTENCES, "STD-22")]
    assert takes[0].file == neutral / "agent-0001.wav"
    assert takes[0].text.startswith("您好")
    assert takes[1].text == "请您稍等一会，好吗？"
    assert (device, ears) == ("mic-1", None)
    usual = People(data / "people").baselines(LIN.id)
    assert usual.current("mic-1", NOON) is not None
    assert usual.due("mic-1", NOON + timedelta(days=31))
    assert Step.CALIBRATION not in setup.steps()


def test_a_voice_is_of_who_read_and_of_the_microphone_that_was_open(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    setup = ProgramSetup(Settings(engine="none"), data, tmp_path, lambda: NOON, lambda: told.append("learnt"))
    monkeypatch.setattr(setup_services, "microphone_id", lambda settings: settings.microphone or "usual")

    def learn(_: list[Take], device: str, *__: object) -> Calibration:
        setup.use_person(Profile.new("小王"))
        setup.use_devices(CapturePlan("mic-2"))
        return Calibration(NOON.isoformat(), device, Baseline(rate_cpm=240.0))

    monkeypatch.setattr("coach_app.people.calibrating.calibrate", learn)
    setup.use_person(LIN)
    setup.calibrate(Takes(setup.take_folder("neutral")), lambda _: None)
    assert People(data / "people").baselines(LIN.id).current("usual", NOON) is not None
    assert not People(data / "people").baselines(setup.settings().person).all()
    assert told == ["learnt"]


class TwiceError(Exception):
    """Something else was read in its place."""


def test_a_reading_that_cannot_be_judged_is_told_unless_it_was_broken_off(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    setup = ProgramSetup(Settings(engine="none"), data, tmp_path, lambda: NOON, failed=told.append)
    monkeypatch.setattr(setup_services, "microphone_id", lambda _: "mic-1")

    def learn(_: list[Take], device: str, ears: object, progress: Callable[[float], None]) -> Calibration:
        progress(0.5)
        raise OSError("no room")

    monkeypatch.setattr("coach_app.people.calibrating.calibrate", learn)
    with pytest.raises(OSError, match="no room"):
        setup.calibrate(Takes(setup.take_folder("neutral")), lambda _: None)
    assert [str(error) for error in told] == ["no room"]

    def break_off(_: float) -> None:
        raise TwiceError

    with pytest.raises(TwiceError):
        setup.calibrate(Takes(setup.take_folder("neutral")), break_off)
    assert len(told) == 1


def test_recordings_that_were_only_judged_are_gone_at_the_end(setup: ProgramSetup, tmp_path: Path) -> None:
    one, other = setup.take_folder("neutral"), setup.take_folder("neutral")
    assert one != other
    setup.drop(one)
    assert not one.exists()
    assert other.exists()
    setup.end()
    assert not other.exists()


def test_what_a_killed_program_left_is_gone_at_the_next_start(setup: ProgramSetup, data: Path, tmp_path: Path) -> None:
    left = setup.take_folder("neutral")
    ProgramSetup(Settings(), data, tmp_path / "cache")
    assert not left.exists()


def test_a_booth_is_opened_on_the_chosen_devices(setup: ProgramSetup, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[CapturePlan] = []
    monkeypatch.setattr(setup_services, "Booth", lambda plan, _: opened.append(plan))

    def tell(_: Report) -> None:
        """Nobody listens."""

    setup.listen(CapturePlan("mic-1"), tell)
    assert opened == [CapturePlan("mic-1")]


def test_the_windows_process_loads_nothing_that_knows_devices() -> None:
    code = (
        "import sys, json; import coach_app.setup_services; "
        "print(json.dumps([m for m in ('sounddevice', 'soundcard', 'pulsectl', 'librosa', 'vosk') if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
