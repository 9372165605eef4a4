from __future__ import annotations

import tomllib
from itertools import chain

from feedback.drills.measure import Need
from feedback.drills.measures import MEASURES
from feedback.drills.voice_measures import voice_measures
from tests.feedback.drills.takes import book, folder

PROMISED = frozenset(
    {
        *("rate_cpm", "rate_re_call_pct", "rate_re_baseline_pct", "rate_re_customer_pct", "rate_change_pct"),
        *("rate_spread_pct", "target_rate_error_pct", "level_change_db", "level_re_call_db", "level_steps_db"),
        *("level_peak_db", "in_rate_range_pct", "in_level_range_pct", "pitch_re_call_st", "pitch_re_calm_st"),
        *("spread_st", "ending_st", "rising_ending_pct", "falling_ending_pct", "smile", "energy_pct", "sighs"),
        *("longest_stall_s", "breath_s", "pause_share_pct", "pauses_alike_pct", "tail_drop_db", "unsure_pct"),
        *("apology_voice", "refusal_voice", "concern_voice", "opening_score"),
    }
)
#: Tones of running speech cannot be told from pitch: the learner judges them.
BY_HAND = frozenset({"TON-23"})


def test_every_name_is_there_once() -> None:
    names = [m.name for m in voice_measures()]
    assert len(names) == len(set(names))
    assert set(names) >= PROMISED


def test_what_is_told_against_a_reading_says_that_it_needs_one() -> None:
    needs = {m.name: m.needs for m in voice_measures()}
    assert Need.SMILE in needs["smile"]
    assert Need.BASELINE in needs["energy_pct"]
    assert Need.BASELINE in needs["rate_re_baseline_pct"]
    assert Need.CONFIDENCE in needs["unsure_pct"]


def test_every_rule_of_voice_and_time_that_a_drill_names_means_something() -> None:
    standards = {s.id: s for s in book().standard}
    named = {one for drill in book().drill for one in drill.must if one.startswith(("TON", "TIM"))}
    assert named <= set(standards)
    for name in named - BY_HAND:
        for check in standards[name].check:
            assert check.measure in MEASURES, name


def test_checks_give_no_parameter_that_their_measure_does_not_read() -> None:
    standards = (check for s in book().standard for check in s.check)
    criteria = (check for drill in book().drill for one in drill.pass_ for check in one.check)
    for check in chain(standards, criteria):
        if check.measure in {m.name for m in voice_measures()}:
            assert set(check.params) <= set(MEASURES[check.measure].params), check


def test_every_mood_of_the_pack_is_calm_or_upset() -> None:
    data = tomllib.loads((folder() / "drills.toml").read_text("utf-8"))
    calm = {
        "neutral",
        "hesitant",
        "surprised",
        "embarrassed",
        "confused",
        "silent",
        "whisper",
        "noisy",
        "dialect",
        "fast",
    }
    calm |= {"happy", "relieved", "calm", "softer", "casual", "prompt"}
    assert set(data["moods"]) == calm | set(data["lists"]["upset_moods"])
    assert set(data["lists"]["venting_moods"]) <= set(data["lists"]["upset_moods"])
