from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE, Speaker
from audio.lane import Track
from audio.synthetic import Turn, scripted_call
from coach_app.observed import Observed
from coach_app.practice.own_voice import FILE, keep_reading, with_own_voice
from coach_app.recording.sessions import SOUND, Kind, SessionFolder, State, create_session
from feedback.baseline import Baseline
from feedback.calibration import Calibration
from feedback.smile import SmileAxis, VoiceColour
from feedback.timeline import Timeline
from tests.feedback.drills.voiced import Spoke, voiced_take
from tests.feedback.voices import AGENT, Says, frames

OWN = Baseline(level_db=-21.0, pitch_hz=210.0)
SMILES = SmileAxis(VoiceColour(12.0, 6.0, -16.0, 30.0), VoiceColour(14.0, 8.0, -12.0, 32.0))
READING = Calibration("2026-01-05T09:00:00+08:00", "mic", OWN, smile=SMILES)
TAKE = replace(voiced_take([Spoke(1.0, "好的我马上为您查询")]), calibration=None)


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A practice session with three seconds of the agent's voice."""
    made = create_session(tmp_path / "sessions", kind=Kind.PRACTICE)
    agent, customer = scripted_call([Turn(Speaker.AGENT, 0.5, 2.0, 200, 8)], seconds=3.0)
    stereo = np.stack([agent.samples, customer.samples], axis=1)
    soundfile.write(str(made.path / SOUND), stereo, RATE, subtype="PCM_16", format="FLAC")
    made.finish(state=State.COMPLETE, duration_s=3.0, content="", speakers=(Speaker.AGENT, Speaker.CUSTOMER))
    return made.path


def observed(baseline: Baseline | None = OWN) -> Observed:
    timeline = Timeline([Speaker.AGENT, Speaker.CUSTOMER])
    timeline.add(frames(AGENT, [Says(0.5, 2.5)], 3.0))
    return Observed.of(timeline, frozenset({Track.PROSODY}), baseline=baseline)


def saved(tmp_path: Path, reading: Calibration = READING) -> Path:
    file = tmp_path / "voice-1.json"
    reading.save(file)
    return file


def test_a_session_keeps_the_reading_it_was_practised_with(session: Path, tmp_path: Path) -> None:
    keep_reading(session, saved(tmp_path))
    (tmp_path / "voice-1.json").unlink()
    assert with_own_voice(TAKE, session, observed()).calibration == READING


def test_the_colour_of_the_voice_comes_from_the_kept_sound(session: Path, tmp_path: Path) -> None:
    keep_reading(session, saved(tmp_path))
    bright = with_own_voice(TAKE, session, observed()).bright
    assert bright is not None
    assert np.isfinite(bright.bright[60:240]).all()
    assert np.isnan(bright.bright[:40]).all()


def test_where_the_sound_is_gone_the_rest_is_still_told(session: Path, tmp_path: Path) -> None:
    keep_reading(session, saved(tmp_path))
    sound = SessionFolder(session).sound
    assert sound is not None
    sound.unlink()
    take = with_own_voice(TAKE, session, observed())
    assert take.calibration == READING
    assert take.bright is None


def test_without_a_smiling_reading_no_sound_is_read(session: Path, tmp_path: Path) -> None:
    keep_reading(session, saved(tmp_path, replace(READING, smile=None)))
    assert with_own_voice(TAKE, session, observed()).bright is None


def test_of_a_recorded_reading_what_was_learnt_from_it_is_there(session: Path, tmp_path: Path) -> None:
    keep_reading(session, tmp_path / "reading.flac")
    keep_reading(session, None)
    assert not (session / FILE).exists()
    take = with_own_voice(TAKE, session, observed())
    assert take.calibration is not None
    assert take.calibration.baseline == OWN
    assert with_own_voice(TAKE, session, observed(None)).calibration is None


def test_a_damaged_copy_counts_as_none(session: Path) -> None:
    (session / FILE).write_text("{", "utf-8")
    take = with_own_voice(TAKE, session, observed())
    assert take.calibration is not None
    assert take.calibration.smile is None
