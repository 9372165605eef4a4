from __future__ import annotations

from dataclasses import replace

import pytest

from feedback.ending_metrics import courtesy_ending, ending_rise
from feedback.metric import Reading
from feedback.playbook import a_rule
from feedback.sentences import Sentence, SentenceType
from tests.feedback.voices import Says, sentence, timeline, view

RISE = a_rule(above=3.4, params={"fewest_syllables": 4.0, "question_st": 1.0, "greetings": ["再见", "你好"]})
FACT = sentence("明天上午恢复供电", 0.0, 3.0)
HIGH, LOW = Says(0, 3, ending_st=0.5), Says(0, 3, ending_st=-5.0)


def read(talk: Says, said: Sentence, now_s: float = 4.1) -> list[Reading]:
    return ending_rise(view(timeline([talk], None, 6.0), now_s, said=[said], since_s=now_s - 0.2), RISE)


def test_a_statement_that_stays_up_is_above_the_speakers_own_endings() -> None:
    (reading,) = read(HIGH, FACT)
    assert reading.value == pytest.approx(5.5, abs=1.1)
    assert reading.evidence == FACT.text
    assert reading.span.end_s == pytest.approx(3.0)


def test_one_that_falls_as_usual_is_not() -> None:
    (reading,) = read(LOW, FACT)
    assert reading.value == pytest.approx(0.0, abs=0.7)


@pytest.mark.parametrize("kind", [SentenceType.COURTESY_QUESTION, SentenceType.MA_QUESTION])
def test_courtesy_and_ma_questions_may_rise(kind: SentenceType) -> None:
    assert read(HIGH, replace(FACT, type=kind)) == []


@pytest.mark.parametrize("kind", [SentenceType.RHETORICAL_QUESTION, SentenceType.NEGATIVE, SentenceType.APOLOGY])
def test_accusing_questions_refusals_and_apologies_may_not(kind: SentenceType) -> None:
    assert read(HIGH, replace(FACT, type=kind)) == read(HIGH, FACT)


def test_a_bare_question_may_end_a_little_higher() -> None:
    (bare,), (fact,) = read(HIGH, replace(FACT, type=SentenceType.BARE_QUESTION)), read(HIGH, FACT)
    assert bare.value == pytest.approx(fact.value - 1.0)


def test_greetings_short_words_and_guesses_are_not_judged() -> None:
    for said in (
        replace(FACT, text="感谢您的来电，再见。"),
        replace(FACT, text="您好！"),
        replace(FACT, syllables=3),
        replace(FACT, unclear=True),
        replace(FACT, provisional=True),
    ):
        assert read(HIGH, said) == []


def test_a_sentence_is_judged_once_when_the_speaker_has_stopped() -> None:
    assert read(HIGH, FACT, now_s=3.6) == []
    assert len(read(HIGH, FACT, now_s=4.1)) == 1
    assert read(HIGH, FACT, now_s=4.3) == []


def test_words_that_come_later_are_judged_once_when_they_are_known() -> None:
    late = replace(FACT, known_at_s=5.0)
    assert read(HIGH, late, now_s=4.1) == []
    assert len(read(HIGH, late, now_s=5.1)) == 1
    assert read(HIGH, late, now_s=5.3) == []


def test_at_the_end_of_the_call_nobody_waits() -> None:
    seen = view(timeline([HIGH], None, 3.6), 3.6, said=[FACT], since_s=3.4, ended=True)
    assert len(ending_rise(seen, RISE)) == 1


@pytest.mark.parametrize(("pause_s", "judged"), [(0.5, 0), (0.9, 0), (1.2, 1)])
def test_a_voice_that_stays_up_because_more_is_to_come_is_no_rise(pause_s: float, judged: int) -> None:
    heard = timeline([HIGH, Says(3 + pause_s, 5.5, ending_st=-5.0)], None, 8.0)
    ticks = [ending_rise(view(heard, t / 10, said=[FACT], since_s=(t - 1) / 10), RISE) for t in range(32, 80)]
    assert sum(map(len, ticks)) == judged


def test_the_end_is_found_in_the_sound_when_word_times_are_off() -> None:
    late = replace(FACT, span=replace(FACT.span, end_s=3.6), known_at_s=4.0)
    (reading,) = read(HIGH, late, now_s=4.0)
    assert reading.span.end_s == pytest.approx(3.0)


def test_a_sentence_that_runs_on_into_the_next_has_no_end_to_judge() -> None:
    inside = replace(FACT, ends_turn=False, span=replace(FACT.span, end_s=1.5))
    assert read(HIGH, inside) == []


def test_a_courtesy_question_that_drops_is_below_the_usual() -> None:
    asks = replace(FACT, text="请问还有什么可以帮您", type=SentenceType.COURTESY_QUESTION)
    seen = view(timeline([Says(0, 3, ending_st=-7.5)], None, 6.0), 3.6, said=[asks], since_s=3.4)
    (reading,) = courtesy_ending(seen, a_rule(below=-2))
    assert reading.value == pytest.approx(-2.5, abs=0.7)
