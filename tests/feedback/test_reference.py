from __future__ import annotations

from dataclasses import replace

import pytest

from audio.block import Speaker
from feedback.errors import BaselineError
from feedback.reference import USUAL_RATE_CPM, CallReferences, learn_baseline
from feedback.timeline import Timeline
from tests.feedback.voices import AGENT, CUSTOMER, USUAL, Says, frames, part, timeline, utterance

#: Ninety seconds, the first sixty of them calm and the rest loud and high.
CALL = [Says(n * 10.0, n * 10.0 + 9, level_db=-22 if n < 7 else -10) for n in range(10)]


def settling(heard: Timeline, saved: dict[Speaker, object] | None = None) -> CallReferences:
    return CallReferences(heard, {}, 1.07)


def test_a_saved_baseline_is_the_reference_throughout() -> None:
    references = CallReferences(timeline(CALL, [], 100.0), {AGENT: USUAL}, 1.07)
    assert references.at(AGENT, 0.0) is USUAL
    assert references.at(AGENT, 99.0) is USUAL
    assert references.at(CUSTOMER, 99.0) is None


def test_without_one_the_call_is_its_own_reference_from_twenty_seconds_of_talk() -> None:
    references = settling(timeline(CALL, None, 100.0))
    assert references.at(AGENT, 21.9) is None
    known = references.at(AGENT, 22.0)
    assert known
    assert known.level_db == pytest.approx(-22, abs=0.01)
    assert known.speech_s == 20


def test_and_is_frozen_after_sixty() -> None:
    references = settling(timeline(CALL, None, 100.0))
    frozen = references.at(AGENT, 66.0)
    assert frozen
    assert frozen.speech_s == 60
    assert references.at(AGENT, 99.0) == frozen
    assert frozen.level_db == pytest.approx(-22, abs=0.01)


def test_who_asks_when_makes_no_difference() -> None:
    heard = timeline(CALL, None, 100.0)
    asked_late, asked_often = settling(heard), settling(heard)
    asked_late.at(AGENT, 99.0)
    for tenth in range(1000):
        asked_often.at(AGENT, tenth / 10)
    for instant_s in (25.0, 37.3, 66.0, 80.0):
        assert asked_late.at(AGENT, instant_s) == asked_often.at(AGENT, instant_s)


def test_what_comes_later_changes_nothing_before() -> None:
    rows = frames(AGENT, CALL, 100.0)
    short, long = Timeline([AGENT]), Timeline([AGENT])
    short.add(part(rows, 0, 3000))
    long.add(rows)
    assert settling(short).at(AGENT, 30.0) == settling(long).at(AGENT, 30.0)


def test_a_flat_call_does_not_make_flatness_usual() -> None:
    known = settling(timeline(CALL, None, 100.0)).at(AGENT, 50.0)
    assert known
    assert known.spread_st is None


def test_words_settled_ten_seconds_ago_teach_the_ratio() -> None:
    heard = timeline([Says(0, 30, cpm=200)], None, 60.0)
    references = settling(heard)
    heard.add(utterance(AGENT, 0, 20, "您" * 80, 20.5))
    assert references.syllables_per_nucleus(AGENT, 30.4) == pytest.approx(1.07)
    learnt = references.syllables_per_nucleus(AGENT, 30.5)
    assert 1.07 < learnt < 80 / 67
    heard.add(replace(utterance(AGENT, 20, 30, "您" * 40, 30.5), unclear=True))
    assert references.syllables_per_nucleus(AGENT, 60.0) == learnt


def test_a_saved_ratio_comes_first() -> None:
    calibrated = replace(USUAL, syllables_per_nucleus=1.3)
    references = CallReferences(timeline(CALL, None, 100.0), {AGENT: calibrated}, 1.07)
    assert references.syllables_per_nucleus(AGENT, 0.0) == 1.3


READING = [Says(n * 5.0, n * 5.0 + 4, ending_st=-6.0) for n in range(8)]


def test_a_reading_teaches_level_noise_pitch_spread_and_endings() -> None:
    learnt = learn_baseline([frames(AGENT, READING, 40.0, noise_db=-58)])
    assert learnt.level_db == pytest.approx(-22, abs=0.01)
    assert learnt.noise_db == pytest.approx(-58, abs=0.01)
    assert learnt.pitch_hz == pytest.approx(200, rel=0.06)
    assert learnt.spread_st == pytest.approx(3.3, abs=0.6)
    assert dict(learnt.endings_st)["4"] == pytest.approx(-5.8, abs=0.4)
    assert learnt.speech_s == 32


def test_its_words_teach_the_ratio_and_the_rate() -> None:
    words = [utterance(AGENT, s.start_s, s.end_s, "您" * 20) for s in READING]
    learnt = learn_baseline([frames(AGENT, READING, 40.0), *words])
    assert learnt.syllables_per_nucleus == pytest.approx(20 / 16, rel=0.02)
    assert learnt.rate_cpm == pytest.approx(300, rel=0.02)


def test_without_words_the_rate_is_half_way_to_what_is_usual() -> None:
    learnt = learn_baseline([frames(AGENT, [Says(0, 30, cpm=200)], 31.0)])
    assert learnt.syllables_per_nucleus is None
    assert learnt.rate_cpm == pytest.approx((200 * 1.07 + USUAL_RATE_CPM) / 2, rel=0.01)


def test_too_short_a_reading_teaches_nothing() -> None:
    with pytest.raises(BaselineError, match="holds 4 s of speech, at least 10 s are needed"):
        learn_baseline([frames(AGENT, [Says(0, 4)], 5.0)])
    with pytest.raises(BaselineError, match="holds 0 s of speech"):
        learn_baseline([])


def test_breaks_between_the_sentences_of_a_reading_do_not_slow_it_down() -> None:
    says = [Says(5.0 * n, 5.0 * n + 4.6) for n in range(6)]
    words = [utterance(AGENT, s.start_s, s.end_s, "您" * 18) for s in says]
    learnt = learn_baseline([frames(AGENT, says, 31.0), *words])
    assert learnt.rate_cpm == pytest.approx(60 * 18 / 4.6, rel=0.02)
