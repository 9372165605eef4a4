from __future__ import annotations

from feedback.smile import SmileAxis, VoiceColour

NEUTRAL = VoiceColour(pitch_st=12.0, range_st=6.0, bright_db=-16.0, centroid_st=30.0)


def test_two_readings_that_sound_alike_tell_nothing() -> None:
    axis = SmileAxis(NEUTRAL, VoiceColour(12.4, 6.3, -15.8, 30.1))
    assert not axis.tells
    assert SmileAxis(NEUTRAL, NEUTRAL).index(NEUTRAL) == 0.0


def test_a_voice_beyond_either_reading_stays_on_the_scale() -> None:
    axis = SmileAxis(NEUTRAL, VoiceColour(14.0, 8.0, -13.0, 32.0))
    assert axis.tells
    assert axis.index(VoiceColour(10.0, 4.0, -19.0, 28.0)) == 0.0
    assert axis.index(VoiceColour(18.0, 12.0, -8.0, 36.0)) == 1.0


def test_what_a_smile_does_not_move_does_not_move_the_index() -> None:
    axis = SmileAxis(NEUTRAL, VoiceColour(14.0, 6.0, -16.0, 30.0))
    assert axis.index(VoiceColour(13.0, 9.0, -10.0, 33.0)) == 0.5
