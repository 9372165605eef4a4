import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audio.synthetic import noise, silence, voice
from audio.vad import Evidence, SpeechDetector, VoiceActivity


def speech(pattern: str) -> str:
    """Letters are 10 ms each: ``V`` active and voiced, ``a`` active, ``.`` nothing."""
    activity = VoiceActivity()
    rows = [Evidence(letter in "Va", letter == "V") for letter in pattern]
    decided = [s for row in rows for s in activity.feed(row)] + activity.finish()
    return "".join("S" if s else "." for s in decided)


def test_gaps_below_200_ms_are_closed_and_longer_ones_are_not() -> None:
    word = "V" * 30
    assert speech(word + "." * 19 + word) == "S" * 79
    assert speech(word + "." * 20 + word) == "S" * 30 + "." * 20 + "S" * 30


def test_sounds_below_120_ms_are_dropped() -> None:
    quiet = "." * 40
    assert speech(quiet + "V" * 11 + quiet) == "." * 91
    assert speech(quiet + "V" * 12 + quiet) == quiet + "S" * 12 + quiet


def test_activity_without_a_voice_is_noise() -> None:
    assert speech("a" * 200) == "." * 200


def test_a_hiss_before_the_vowel_belongs_to_the_word() -> None:
    assert speech("." * 30 + "a" * 12 + "V" * 20) == "." * 30 + "S" * 32


def test_noise_after_the_last_voiced_sound_ends_within_half_a_second() -> None:
    decided = speech("V" * 30 + "a" * 200)
    assert decided.startswith("S" * 30)
    assert decided.count("S") <= 30 + 50


@given(st.text("Va.", max_size=120))
def test_every_row_is_decided_once_and_on_time(pattern: str) -> None:
    activity = VoiceActivity()
    decided = 0
    for fed, letter in enumerate(pattern, 1):
        decided += len(activity.feed(Evidence(letter != ".", letter == "V")))
        assert decided == max(0, fed - VoiceActivity.DELAY)
    assert decided + len(activity.finish()) == len(pattern)


def test_the_detector_hears_a_voice_and_not_silence() -> None:
    detector = SpeechDetector()
    heard = detector.feed(np.concatenate([silence(1.0), voice(180, 1.0, syllables=4) + noise(1.0, level_db=-60)]))
    assert len(heard) == 200
    assert not any(heard[:100])
    assert sum(heard[100:]) > 80


@given(st.integers(1, 99))
def test_the_detector_does_not_depend_on_the_pieces(cut: int) -> None:
    sound = voice(200, 1.0, syllables=4) + noise(1.0)
    pieces = SpeechDetector()
    assert pieces.feed(sound[: cut * 160]) + pieces.feed(sound[cut * 160 :]) == SpeechDetector().feed(sound)
