from __future__ import annotations

import zipfile
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from asr_models.transcript import Hearing, Utterance
from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames
from audio.span import Span
from coach_app.call import Setup, Wanted
from coach_app.observed import BASELINE, VOICE, WORDS, FailedLane, Observed, ObservedError
from coach_app.session import run_inline
from feedback.baseline import Baseline
from feedback.timeline import Observation, Timeline
from tests.coach_app.a_call import write_call
from tests.coach_app.samples import AGENT, CUSTOMER, an_utterance

COLUMNS = [f.name for f in fields(ProsodyFrames) if f.name not in ("speaker", "first")]


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Observed:
    """A short call with its words, as the lanes observed it."""
    sound, words = write_call(tmp_path_factory.mktemp("call"))
    setup = Setup(Wanted(engine="scripted", words=words))
    opened = setup.open(sound)
    pipeline = setup.inline(opened)
    run_inline(opened.source, pipeline, lambda _: None)
    return pipeline.observed


def same(one: Observed, other: Observed) -> bool:
    rows = all(
        np.array_equal(getattr(one.voices[s], name), getattr(other.voices[s], name), equal_nan=name == "f0_hz")
        and getattr(one.voices[s], name).dtype == getattr(other.voices[s], name).dtype
        for s in one.speakers
        for name in COLUMNS
    )
    rest = [f.name for f in fields(Observed) if f.name != "voices"]
    return rows and all(getattr(one, name) == getattr(other, name) for name in rest)


def test_what_was_observed_is_read_as_it_was_kept(call: Observed, tmp_path: Path) -> None:
    assert not Observed.is_kept(tmp_path)
    lost = FailedLane(Track.WORDS, 7.5, "The words process ended twice.", "Run 'coach doctor'.")
    kept = replace(call, baseline=Baseline(rate_cpm=1 / 3, endings_st=(("1", 0.1),)), failed=(lost,), mixed=True)
    kept.save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([VOICE, WORDS, BASELINE])
    assert Observed.is_kept(tmp_path)
    assert same(Observed.load(tmp_path), kept)


def test_without_a_saved_baseline_none_is_left_over(call: Observed, tmp_path: Path) -> None:
    replace(call, baseline=Baseline()).save(tmp_path)
    call.save(tmp_path)
    assert not (tmp_path / BASELINE).exists()
    assert Observed.load(tmp_path).baseline is None


def test_the_lanes_say_again_what_they_said(call: Observed, tmp_path: Path) -> None:
    call.save(tmp_path)
    again = Timeline(call.speakers)
    for seen in Observed.load(tmp_path).observations():
        again.add(seen)
    assert same(Observed.of(again, call.tracks), call)


def test_nothing_is_said_before_it_could_be_known(call: Observed) -> None:
    heard_s = 0.0
    reached: dict[tuple[Track, str], float] = {}
    for seen in call.observations():
        if isinstance(seen, Settled):
            heard_s = max(heard_s, seen.heard_s)
            reached[seen.track, seen.speaker] = seen.heard_s
        elif not isinstance(seen, ProsodyFrames):
            known_s = seen.settled_at_s if isinstance(seen, Utterance) else seen.at_s
            assert known_s >= reached.get((Track.WORDS, seen.speaker), 0.0)
            assert known_s <= heard_s + 0.1 + 1e-9
    assert heard_s == 12.0
    assert len(reached) == 4


def test_final_words_come_before_the_next_provisional_ones() -> None:
    timeline = Timeline((AGENT,))
    said, tried = an_utterance(), Hearing(AGENT, Span(3.0, 3.3), "请", an_utterance().settled_at_s)
    seen: list[Observation] = [said, tried, Settled(Track.WORDS, AGENT, 3.0, 3.3)]
    for one in seen:
        timeline.add(one)
    assert list(Observed.of(timeline, frozenset(Track)).observations()) == seen


def test_corrected_words_take_their_provisional_ones_away(call: Observed) -> None:
    first = call.utterances[0]
    tried = (
        Hearing(AGENT, Span(first.span.start_s, 1.0), "您号", 1.0),
        Hearing(AGENT, Span(5.5, 6.0), "好的", 6.1),
        Hearing(CUSTOMER, Span(first.span.start_s, 1.0), "我", 1.0),
    )
    heard = replace(call, hearings=tried)
    better = replace(first, text="您好，工商银行。")
    again = heard.reheard([better, *call.utterances[1:]])
    assert again.utterances[0] == better
    assert again.hearings == tried[1:]
    assert heard.reheard(list(heard.utterances)).hearings == tried


@pytest.mark.parametrize("name", [VOICE, WORDS])
def test_a_missing_part_is_said(name: str, call: Observed, tmp_path: Path) -> None:
    call.save(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ObservedError, match=f"has no {name}"):
        Observed.load(tmp_path)


@pytest.mark.parametrize("name", [VOICE, WORDS, BASELINE])
@pytest.mark.parametrize("keep", [0, 20, 0.5])
def test_a_damaged_part_is_said(name: str, keep: float, call: Observed, tmp_path: Path) -> None:
    replace(call, baseline=Baseline()).save(tmp_path)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: int(keep if keep >= 1 else keep * len(whole))])
    with pytest.raises(ObservedError, match="cannot be read"):
        Observed.load(tmp_path)


def test_voices_that_do_not_fit_together_are_refused(call: Observed, tmp_path: Path) -> None:
    call.save(tmp_path)
    good = dict(np.load(tmp_path / VOICE))
    for change in (
        {"agent.f0_hz": good["agent.f0_hz"][:-1]},
        {"agent.f0_hz": good["agent.f0_hz"].astype(np.float64)},
        {"prosody.agent.until_s": good["prosody.agent.until_s"][:-1]},
        {"about": np.array("{}")},
    ):
        np.savez(tmp_path / VOICE, **{**good, **change})
        with pytest.raises(ObservedError, match="cannot be read"):
            Observed.load(tmp_path)


def test_voices_that_claim_to_be_endless_are_not_unpacked(
    call: Observed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach_app.observed._MOST", 1_000_000)
    call.save(tmp_path)
    with zipfile.ZipFile(tmp_path / VOICE, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("agent.f0_hz.npy", bytes(1_000_001))
    with pytest.raises(ObservedError, match="longer than a day"):
        Observed.load(tmp_path)
