"""Sound is handed on only where words tell when identifiers are spoken."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from audio.block import RATE, Speaker
from coach_app.events import Event, LaneFailed, LaneRecovered, Said, SessionEnded
from coach_app.heard_words import write_words
from coach_app.library.keeping import retention_of
from coach_app.library.library import Library
from coach_app.library.sharing import open_shared, share
from coach_app.library.silent_spans import UnsilencedSoundError, silent_spans, times_to_keep
from coach_app.observed import WORDS
from coach_app.privacy.disclosure import Disclosures
from coach_app.recording.content import content_of
from coach_app.recording.sessions import SessionFolder, create_session
from coach_app.settings_privacy import PrivacySettings
from coach_app.shift.journal import write_journal
from coach_app.ui.exporting import ExportFormat, Wish, write_one
from tests.coach_app.privacy.kept_session import NOON
from tests.coach_app.samples import an_utterance, started

CARD = an_utterance("我的卡号是六二二八四八零四零二五六四八九零零一八", Speaker.CUSTOMER, 4.0, 20.0)
NO_WORDS = replace(CARD, text="", words=())


def session(data: Path, *told: Event, ended: SessionEnded | None = None) -> SessionFolder:
    made = create_session(data / "sessions", started_at=NOON)
    loud = np.random.default_rng(3).integers(1000, 9000, (30 * RATE, 2)).astype(np.int16)
    soundfile.write(made.path / "sound.flac", loud, RATE)
    events = told or (started(), Said(CARD, 16, 60.0))
    write_journal(made.path / "events.jsonl", ((event, 0.0) for event in (*events, ended or SessionEnded(30.0))))
    made.finish(duration_s=30.0, content=content_of(made.path / "sound.flac"))
    return made


def without_words_after_retention(data: Path) -> SessionFolder:
    made = session(data)
    with Library(data) as library:
        library.catch_up()
        retention = retention_of(library, PrivacySettings(keep_words_days=1))
        assert retention.carry_out(retention.due(NOON + timedelta(days=2)))
    return made


def samples(file: Path) -> npt.NDArray[np.int16]:
    pcm: npt.NDArray[np.int16] = soundfile.read(file, dtype="int16")[0]
    return pcm


def test_the_number_is_silent(tmp_path: Path) -> None:
    (span,) = silent_spans(session(tmp_path).path)
    assert 4.0 < span.start_s < CARD.words[5].span.start_s
    assert CARD.words[-1].span.end_s <= span.end_s < 21.0


def test_what_was_heard_before_a_correction_is_silent_too(tmp_path: Path) -> None:
    made = session(tmp_path, started(), Said(replace(CARD, text="好的", words=()), 2, 60.0))
    assert silent_spans(made.path) == ()
    (made.path / WORDS).write_text(write_words([CARD], []), "utf-8")
    assert len(silent_spans(made.path)) == 1


@pytest.mark.parametrize(
    "told",
    [
        pytest.param((replace(started(), engine="none"),), id="nobody listened"),
        pytest.param((started(), Said(CARD, 16, 60.0), LaneFailed(20.0, "words", "died", "")), id="lane lost"),
        pytest.param((started(), Said(NO_WORDS, 16, 60.0)), id="emptied"),
    ],
)
def test_without_words_to_the_end_nobody_knows(tmp_path: Path, told: tuple[Event, ...]) -> None:
    made = session(tmp_path, *told)
    with pytest.raises(UnsilencedSoundError):
        silent_spans(made.path)
    assert times_to_keep(made.path) is None


def test_a_lane_that_ended_badly_or_a_call_without_an_end_tells_nothing(tmp_path: Path) -> None:
    failed = session(tmp_path, ended=SessionEnded(30.0, lanes={"words": "failed"}))
    with pytest.raises(UnsilencedSoundError):
        silent_spans(failed.path)
    write_journal(failed.path / "events.jsonl", [(started(), 0.0), (Said(CARD, 16, 60.0), 0.0)])
    with pytest.raises(UnsilencedSoundError):
        silent_spans(failed.path)


def test_a_lane_that_came_back_has_left_nothing_out(tmp_path: Path) -> None:
    told = (started(), LaneFailed(2.0, "words", "died", ""), LaneRecovered(3.0, "words"), Said(CARD, 16, 60.0))
    assert len(silent_spans(session(tmp_path, *told).path)) == 1


def test_retention_takes_the_words_and_leaves_the_times(tmp_path: Path) -> None:
    before = silent_spans(session(tmp_path / "a").path)
    made = without_words_after_retention(tmp_path / "b")
    assert made.manifest.words_removed
    assert silent_spans(made.path) == before
    assert "六二二八".encode() not in (made.path / "manifest.json").read_bytes()


def test_sound_is_silent_in_every_copy_after_the_words_have_gone(tmp_path: Path) -> None:
    made = without_words_after_retention(tmp_path / "data")
    (span,) = silent_spans(made.path)
    inside = slice(int(span.start_s * RATE), int(span.end_s * RATE))
    write_one(made.path, Wish(ExportFormat.SOUND, "zh"), tmp_path / "one.flac")
    assert not samples(tmp_path / "one.flac")[inside].any()
    assert not share(made.path, tmp_path / "one.coach")
    there = open_shared(tmp_path / "there", tmp_path / "one.coach")
    assert not samples(tmp_path / "there" / "sessions" / there.session / "sound.flac")[inside].any()


@pytest.mark.parametrize("words_removed", ["", "2025-03-20T12:00:00+00:00"])
def test_sound_that_nobody_can_silence_is_not_written(tmp_path: Path, words_removed: str) -> None:
    made = session(tmp_path / "data", replace(started(), engine="none"))
    made.change(words_removed=words_removed)
    with pytest.raises(UnsilencedSoundError, match="nobody knows where numbers are"):
        write_one(made.path, Wish(ExportFormat.SOUND, "zh"), tmp_path / "one.flac")
    assert not (tmp_path / "one.flac").exists()
    assert not Disclosures(tmp_path / "data").all()


def test_who_asks_for_identifiers_gets_the_sound_and_is_journalled(tmp_path: Path) -> None:
    made = session(tmp_path / "data", replace(started(), engine="none"))
    write_one(made.path, Wish(ExportFormat.SOUND, "zh", identifiers=True), tmp_path / "one.flac")
    assert np.array_equal(samples(tmp_path / "one.flac"), samples(made.path / "sound.flac"))
    assert [(one.session, one.what) for one in Disclosures(tmp_path / "data").all()] == [(made.id, "sound")]


def test_a_session_that_nobody_can_silence_goes_without_its_sound_and_comes_back(tmp_path: Path) -> None:
    made = session(tmp_path / "data", replace(started(), engine="none"))
    assert share(made.path, tmp_path / "one.coach")
    there = open_shared(tmp_path / "there", tmp_path / "one.coach")
    copy = SessionFolder(tmp_path / "there" / "sessions" / there.session)
    assert copy.sound is None
    assert copy.manifest.sound_removed
    share(copy.path, tmp_path / "back.coach")
    assert not open_shared(tmp_path / "data", tmp_path / "back.coach").new
    assert made.sound is not None
