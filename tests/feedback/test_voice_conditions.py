from __future__ import annotations

import pytest

from audio.lane import Track
from feedback.playbook import a_rule
from feedback.voice_conditions import level_in_noise, noisy_line, voice_conditions
from tests.feedback.voices import Says, timeline, view


@pytest.mark.parametrize(("noise_db", "noisy"), [(-60, False), (-38, False), (-36, True)])
def test_a_line_is_noisy_when_the_voice_is_less_than_fifteen_db_above_it(noise_db: float, noisy: bool) -> None:
    seen = view(timeline([Says(2, 8, level_db=-22)], None, 10.0, noise_db=noise_db), 8.6)
    assert noisy_line(seen, a_rule()) is noisy
    assert level_in_noise(seen, a_rule()) is noisy


def test_a_rule_may_ask_for_more_quiet() -> None:
    seen = view(timeline([Says(2, 8, level_db=-22)], None, 10.0, noise_db=-40), 8.6)
    assert not noisy_line(seen, a_rule())
    assert noisy_line(seen, a_rule(params={"quiet_snr_db": 20.0}))


def test_a_line_is_as_noisy_as_beside_the_last_ten_seconds_of_talk() -> None:
    talk = [Says(0, 6, level_db=-10), Says(6.6, 18, level_db=-25)]
    assert noisy_line(view(timeline(talk, None, 20.0, noise_db=-38), 18.0), a_rule())


def test_what_cannot_be_told_is_no_exception() -> None:
    assert not noisy_line(view(timeline([], None, 10.0), 8.0), a_rule())


def test_these_exceptions_need_no_words() -> None:
    assert {c.name for c in voice_conditions()} == {"noisy_line", "level_in_noise"}
    assert all(c.tracks == {Track.PROSODY} for c in voice_conditions())
