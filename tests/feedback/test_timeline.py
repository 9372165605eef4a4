from __future__ import annotations

from asr_models.transcript import Hearing
from audio.lane import Settled, Track
from audio.span import Span
from feedback.timeline import Timeline
from tests.feedback.voices import AGENT, CUSTOMER, Says, frames, utterance


def test_utterances_are_known_from_the_sound_that_settled_them() -> None:
    heard = Timeline([AGENT])
    first, second = utterance(AGENT, 1.0, 2.0, "您好", 2.5), utterance(AGENT, 3.0, 4.0, "再见", 4.5)
    heard.add(first)
    heard.add(second)
    assert heard.utterances(AGENT, 2.4) == []
    assert heard.utterances(AGENT, 2.5) == [first]
    assert heard.utterances(AGENT, 9.0) == [first, second]


def test_hearings_are_given_for_one_tick() -> None:
    heard = Timeline([AGENT])
    early, late = (Hearing(AGENT, Span(0.0, at), "您", at) for at in (0.5, 0.9))
    heard.add(early)
    heard.add(late)
    assert heard.hearings(AGENT, 0.4, 0.8) == [early]
    assert heard.hearings(AGENT, 0.5, 0.9) == [late]


def test_the_horizon_is_read_as_of_an_instant() -> None:
    heard = Timeline([AGENT, CUSTOMER])
    for n in range(1, 11):
        heard.add(Settled(Track.WORDS, AGENT, until_s=0.2 if n < 10 else 1.0, heard_s=n / 10))
    assert heard.settled_s(Track.WORDS, AGENT, 0.05) == 0.0
    assert heard.settled_s(Track.WORDS, AGENT, 0.9) == 0.2
    assert heard.settled_s(Track.WORDS, AGENT, 1.0) == 1.0
    assert heard.heard_s(Track.WORDS, AGENT) == 1.0
    assert heard.heard_s(Track.WORDS, CUSTOMER) == 0.0


def test_rows_go_to_their_speaker() -> None:
    heard = Timeline([AGENT, CUSTOMER])
    heard.add(frames(CUSTOMER, [Says(0.0, 1.0)], 1.0))
    assert heard.voices[CUSTOMER].end_s == 1.0
    assert heard.voices[AGENT].end_s == 0.0


def test_all_that_was_observed_can_be_had_again() -> None:
    heard = Timeline([AGENT])
    assert len(heard.voices[AGENT].frames) == 0
    rows = frames(AGENT, [Says(1, 2)], 3.0)
    said = [Settled(Track.PROSODY, AGENT, 2.5, 2.9), Settled(Track.PROSODY, AGENT, 3.0, 3.0)]
    heard.add(rows)
    for step in said:
        heard.add(step)
    assert list(heard.steps(Track.PROSODY, AGENT)) == said
    assert list(heard.steps(Track.WORDS, AGENT)) == []
    assert (heard.voices[AGENT].frames.level_db == rows.level_db).all()
    assert heard.voices[AGENT].frames.between(100, 150).span == Span(1.0, 1.5)
