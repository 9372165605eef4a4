from __future__ import annotations

from coach_app.shift.borders import BorderSettings


def test_goodbye_ends_a_call_sooner_than_silence_alone() -> None:
    usual = BorderSettings()
    assert 0 < usual.end_silence_s < usual.end_without_words_s
