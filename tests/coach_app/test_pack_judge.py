from __future__ import annotations

import numpy as np
import pytest

from audio.lane import Settled, Track
from audio.prosody import ProsodyFrames
from coach_app.events import Said
from coach_app.pack_judge import USUAL, PackJudge
from feedback.baseline import Baseline
from feedback.flag import Change, Opened
from feedback.judging import CallJudge
from feedback.pack import load_pack
from tests.coach_app.samples import AGENT, CUSTOMER, an_utterance

OWN = Baseline(rate_cpm=232.0, level_db=-22.0, pitch_hz=210.0, spread_st=2.5)


@pytest.fixture
def judge() -> PackJudge:
    return PackJudge(CallJudge(load_pack(), (AGENT, CUSTOMER), frozenset(Track), baseline=OWN))


def rows(count: int, speaking: bool) -> ProsodyFrames:
    floats = np.full(count, 200.0 if speaking else np.nan, np.float32)
    level, bools = np.full(count, -22.0, np.float32), np.full(count, speaking)
    nucleus = np.zeros(count, np.bool_)
    nucleus[::25] = speaking
    return ProsodyFrames(AGENT, 0, floats, floats, level, bools, bools, nucleus, np.zeros(count, np.bool_))


def hear(judge: PackJudge) -> None:
    """Five seconds in which the agent speaks, whose words are known."""
    agent = rows(500, speaking=True)
    judge.add(agent)
    judge.add(ProsodyFrames(CUSTOMER, 0, *(getattr(rows(500, False), c) for c in COLUMNS)))
    for speaker in (AGENT, CUSTOMER):
        for track in Track:
            judge.add(Settled(track, speaker, 5.0, 5.0))


COLUMNS = ("f0_hz", "periodicity", "level_db", "voiced", "speech", "nucleus", "clipped")


def test_gauges_come_for_both_speakers_at_every_tick(judge: PackJudge) -> None:
    hear(judge)
    measured = judge.measured()
    assert len(measured) == 2 * 25
    assert [(m.at_s, m.speaker) for m in measured[:3]] == [(0.2, AGENT), (0.2, CUSTOMER), (0.4, AGENT)]
    assert measured[-2].speaking
    assert measured[-2].talk_share == 1.0
    assert judge.measured() == []


def test_words_are_read_with_their_rate_phrases_and_what_those_tick(judge: PackJudge) -> None:
    hear(judge)
    utterance = an_utterance("您好，中国银行，请问有什么可以帮您？", start_s=0.5, end_s=4.5)
    judge.add(utterance)
    judge.advance()
    said = judge.read(utterance)
    assert isinstance(said, Said)
    assert said.syllables == 15
    assert said.rate_cpm == pytest.approx(60 * 15 / 4, rel=0.05)
    assert "opening" in {item for hit in said.hits for item in hit.items}


def test_what_not_to_say_comes_with_what_to_say_instead(judge: PackJudge) -> None:
    hear(judge)
    utterance = an_utterance("我不是跟你说了吗，怎么还不明白？", start_s=0.5, end_s=4.5)
    judge.add(utterance)
    (hit, *_) = [hit for hit in judge.read(utterance).hits if hit.phrase.startswith("FOR")]
    assert hit.verdict == "said"
    assert hit.replacement


def test_figures_hold_the_usual_voice(judge: PackJudge) -> None:
    hear(judge)
    figures = judge.metrics(5.0)
    assert [figures["agent"][f"usual_{name}"] for name in USUAL] == [232.0, -22.0, 210.0, 2.5]
    assert not [name for name in figures["customer"] if name.startswith("usual")]


def test_a_dispute_about_no_flag_changes_nothing(judge: PackJudge) -> None:
    def told(judge: PackJudge, disputed: bool) -> list[Change]:
        hear(judge)
        judge.add(an_utterance("我不是跟你说了吗，怎么还不明白？", start_s=0.5, end_s=4.5))
        if disputed:
            judge.dispute(7)
        return [*judge.advance(), *judge.finish(5.0)]

    other = PackJudge(CallJudge(load_pack(), (AGENT, CUSTOMER), frozenset(Track), baseline=OWN))
    plain = told(other, disputed=False)
    assert any(isinstance(event, Opened) for event in plain)
    assert told(judge, disputed=True) == plain
