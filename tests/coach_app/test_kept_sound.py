from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import soundfile

from audio.block import Speaker
from coach_app.batch import Output, run
from coach_app.call import Setup, Wanted
from coach_app.errors import BadInputError, Exit
from coach_app.kept_sound import lost_in, sound_of
from coach_app.recording.sessions import Lost, create_session
from tests.coach_app.a_call import write_call

LOST = Lost(speaker=Speaker.AGENT, start_s=2.0, end_s=4.0, reason="gone")


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """Folder of a call that was recorded with two seconds missing."""
    sound, _ = write_call(tmp_path)
    kept = create_session(tmp_path / "sessions", lost=(LOST,), speakers=tuple(Speaker))
    pcm, rate = soundfile.read(sound, dtype="int16")
    soundfile.write(kept.path / "sound.flac", pcm, rate)
    kept.finish()
    return kept.path


def test_a_session_is_its_sound_with_what_is_missing_in_it(session: Path, tmp_path: Path) -> None:
    sound = sound_of(session)
    assert sound == session / "sound.flac"
    assert lost_in(sound) == (LOST,)
    recording = tmp_path / "sound.flac"
    assert (sound_of(recording), lost_in(recording)) == (recording, ())


def test_a_folder_without_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="without a finished call"):
        sound_of(tmp_path)


@pytest.mark.parametrize("named", ["", "sound.flac"])
def test_its_analysis_says_what_is_missing(session: Path, named: str) -> None:
    stream = io.StringIO()
    output = Output("json", None, "en", stream, several=False)
    assert run(Setup(Wanted(engine="none")), [session / named], output, workers=False, language="en") == Exit.DONE
    (lost,) = json.loads(stream.getvalue())["audio_lost"]
    assert (lost["speaker"], lost["start_s"], lost["end_s"]) == ("agent", 2.0, 4.0)
