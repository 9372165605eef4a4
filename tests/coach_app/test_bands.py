from __future__ import annotations

from coach_app.bands import bands
from coach_app.live_gauges import Band, Bands, Usual
from feedback.baseline import Baseline
from feedback.flag import Kind, Severity
from feedback.pack import load_pack
from feedback.playbook import a_rule


def test_the_default_packs_limits_are_those_of_the_design() -> None:
    assert bands(load_pack().rules) == Bands(
        rate_cpm=Band(150, 290), level_db=Band(-6, 6), spread_st=Band(1.6, None), hold_s=30, hold_soon_s=25
    )


def test_a_speakers_own_reference_moves_the_limits() -> None:
    own = bands(load_pack().rules, Baseline(rate_cpm=214.0, spread_st=2.0))
    assert own.rate_cpm.high == 267.5
    assert own.spread_st.low == 1.3


def test_a_saved_reference_says_what_is_usual() -> None:
    usual = bands([], Baseline(rate_cpm=214.0, spread_st=2.0)).usual
    assert usual.rate_cpm == 214.0
    assert (usual.pitch_st.low, usual.pitch_st.high) == (-2.5632, 2.5632)
    assert bands([], Baseline(rate_cpm=214.0)).usual == Usual(214.0)


def test_notes_draw_no_limit() -> None:
    note = a_rule(kind=Kind.RATE_FAST, severity=Severity.NOTE, above=200)
    assert bands([note]).rate_cpm == Band()


def test_a_pack_without_rules_draws_nothing() -> None:
    assert bands([]) == Bands()


def test_the_pack_says_when_the_hold_timer_reminds() -> None:
    waits = {"kind": Kind.HOLD_NO_UPDATE, "metric": "hold_silence_s", "above": 40}
    assert bands([a_rule(**waits, params={"remind_s": 32.0})]).hold_soon_s == 32
    assert bands([a_rule(**waits)]).hold_soon_s == 40
