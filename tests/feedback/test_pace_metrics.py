from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from asr_models.transcript import Utterance
from audio.span import Span
from feedback.pace_metrics import breath_s, pace_rise_pct, rate_cpm, rate_heard_cpm, rate_words_cpm
from feedback.playbook import a_rule
from feedback.timeline import Timeline
from tests.feedback.voices import AGENT, USUAL, Known, Says, timeline, utterance, view

FAST = a_rule(above=290, window_s=8, needs_speech_s=3, needs_syllables=8, hold_s=1)


def value(said: Sequence[Says], now_s: float, ratio: float = 1.0) -> float | None:
    seen = replace(view(timeline(said, None, 60.0), now_s), references=Known(USUAL, ratio))
    reading = rate_cpm(seen, FAST)
    return None if reading is None else reading.value


@pytest.mark.parametrize("cpm", [120, 240, 360])
def test_the_rate_is_nuclei_over_talk(cpm: float) -> None:
    assert value([Says(0, 10, cpm=cpm)], 10.0) == pytest.approx(cpm, rel=0.01)


def test_pauses_of_half_a_second_are_left_out() -> None:
    assert value([Says(0, 4, cpm=300), Says(4.8, 8.8, cpm=300)], 8.8) == pytest.approx(300, rel=0.05)
    assert value([Says(0, 4, cpm=300), Says(4.4, 8.0, cpm=300)], 8.0) == pytest.approx(285, rel=0.05)


def test_nuclei_are_scaled_by_what_the_words_showed() -> None:
    assert value([Says(0, 10, cpm=200)], 10.0, ratio=1.2) == pytest.approx(240, rel=0.05)


def test_under_three_seconds_or_eight_syllables_there_is_no_opinion() -> None:
    assert value([Says(0, 10, cpm=300)], 2.8) is None
    assert value([Says(0, 10, cpm=300)], 3.0) is not None
    assert value([Says(0, 4, cpm=100)], 4.0) is None


def heard(said: Sequence[Says], words: Sequence[Utterance]) -> Timeline:
    known = timeline(said, None, 60.0)
    for utterance_ in words:
        known.add(utterance_)
    return known


def test_settled_words_give_the_second_opinion() -> None:
    known = heard([Says(0, 6, cpm=200)], [utterance(AGENT, 0, 6, "您" * 32)])
    assert rate_words_cpm(view(known, 7.0), FAST, Span(2, 6)) == pytest.approx(320, rel=0.05)


def test_a_fast_part_of_a_calm_utterance_keeps_its_flag() -> None:
    said = replace(utterance(AGENT, 0, 10, "您" * 40), words=())
    quick = [*utterance(AGENT, 0, 6, "您" * 20).words, *utterance(AGENT, 6, 10, "您" * 22).words]
    known = heard([Says(0, 10)], [replace(said, words=tuple(quick))])
    assert rate_words_cpm(view(known, 11.0), FAST, Span(6, 10)) == pytest.approx(330, rel=0.05)


def test_unclear_or_few_words_confirm_nothing() -> None:
    unclear = replace(utterance(AGENT, 0, 6, "您" * 32), unclear=True)
    assert rate_words_cpm(view(heard([Says(0, 6)], [unclear]), 7.0), FAST, Span(0, 6)) is None
    assert rate_words_cpm(view(heard([Says(0, 6)], [utterance(AGENT, 0, 6, "您好")]), 7.0), FAST, Span(0, 6)) is None
    assert rate_words_cpm(view(heard([Says(0, 6)], []), 7.0), FAST, Span(0, 6)) is None


def test_what_the_nuclei_hid_is_found_when_the_words_are_known() -> None:
    known = heard([Says(0, 6, cpm=220)], [utterance(AGENT, 0, 6, "您" * 34, 6.4)])
    (found,) = rate_heard_cpm(view(known, 6.4, since_s=6.2), FAST)
    assert found.value == pytest.approx(340)
    assert found.span == Span(0, 6)
    assert rate_heard_cpm(view(known, 6.6, since_s=6.4), FAST) == []


def test_what_the_nuclei_showed_is_not_found_again() -> None:
    known = heard([Says(0, 6, cpm=340)], [utterance(AGENT, 0, 6, "您" * 34, 6.4)])
    assert rate_heard_cpm(view(known, 6.4, since_s=6.2), FAST) == []


def test_on_a_noisy_line_only_the_words_count() -> None:
    known = timeline([Says(2, 8, cpm=340)], None, 60.0, noise_db=-32)
    known.add(utterance(AGENT, 2, 8, "您" * 34, 8.4))
    noisy = a_rule(above=290, needs_speech_s=3, needs_syllables=8, hold_s=1, params={"quiet_snr_db": 15.0})
    assert rate_heard_cpm(view(known, 8.4, since_s=8.2), noisy) != []


def test_a_short_utterance_is_not_judged() -> None:
    known = heard([Says(0, 2, cpm=220)], [utterance(AGENT, 0, 2, "您" * 12, 2.4)])
    assert rate_heard_cpm(view(known, 2.4, since_s=2.2), FAST) == []


def test_a_few_words_drawn_out_have_no_rate() -> None:
    known = heard([Says(0, 6, cpm=220)], [utterance(AGENT, 0, 6, "您好", 6.4)])
    assert rate_heard_cpm(view(known, 6.4, since_s=6.2), FAST) == []


def test_speeding_up_compares_two_half_minutes() -> None:
    said = [Says(0, 30, cpm=200), Says(30.6, 61, cpm=260)]
    reading = pace_rise_pct(view(timeline(said, None, 62.0), 61.0), a_rule(window_s=30, needs_syllables=60))
    assert reading
    assert reading.value == pytest.approx(30, abs=4)
    assert pace_rise_pct(view(timeline(said, None, 62.0), 50.0), a_rule(window_s=30, needs_syllables=60)) is None


def test_a_breath_ends_at_a_pause() -> None:
    seen = view(timeline([Says(0, 5), Says(5.3, 15)], None, 20.0), 14.0)
    reading = breath_s(seen, a_rule(above=8, params={"pause_s": 0.25}))
    assert reading
    assert reading.value == pytest.approx(8.7)
