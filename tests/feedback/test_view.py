from __future__ import annotations

from dataclasses import replace

from audio.block import Speaker
from audio.span import Span
from feedback.baseline import Baseline
from feedback.sentences import Sentence
from feedback.view import Remembered, View
from tests.feedback.voices import AGENT, CUSTOMER, USUAL, Known, Says, sentence, timeline, utterance, view

ALONE = timeline([Says(1, 3)], None, 6.0)


def test_nothing_is_seen_past_now() -> None:
    heard = timeline([Says(1, 3), Says(4, 5)], [], 6.0)
    heard.add(utterance(AGENT, 1, 3, "您好", 3.5))
    said = [sentence("您好", 1, 3, known_at_s=3.5)]
    assert view(heard, 2.0, said=said).speech(AGENT) == [Span(1, 2)]
    assert view(heard, 3.4, said=said).sentences(AGENT) == []
    assert view(heard, 3.4).utterances(AGENT) == []
    assert view(heard, 3.6, said=said).sentences(AGENT) == said
    assert [u.text for u in view(heard, 3.6).utterances(AGENT)] == ["您好"]


def test_a_side_without_a_channel_says_nothing() -> None:
    assert not view(ALONE, 5.0).hears(CUSTOMER)
    assert view(ALONE, 5.0).speech(CUSTOMER) == []
    assert view(ALONE, 5.0).utterances(CUSTOMER) == []


def test_new_is_what_became_known_in_this_tick() -> None:
    seen = view(ALONE, 4.0, since_s=3.8)
    assert [seen.is_new(at_s) for at_s in (3.8, 3.9, 4.0, 4.1)] == [False, True, True, False]


def test_the_reference_is_read_as_of_now() -> None:
    assert view(ALONE, 4.0).baseline(AGENT) == USUAL
    assert view(ALONE, 4.0, usual=None).baseline(AGENT) is None


def test_looking_back_is_a_view_of_its_own() -> None:
    assert replace(view(ALONE, 5.0), now_s=2.0).speech(AGENT) == [Span(1, 2)]


def test_news_is_a_sentence_of_either_side_that_became_known_in_this_tick() -> None:
    said = [sentence("您好", 1, 3, known_at_s=3.5), sentence("请讲", 3, 4, known_at_s=4.5)]
    heard = [view(ALONE, now_s, since_s=now_s - 0.2, said=said).says_new() for now_s in (3.4, 3.6, 3.8, 4.6, 4.8)]
    assert heard == [False, True, False, True, False]


def test_words_that_stand_for_the_moment_hide_no_final_ones_that_came_with_them() -> None:
    final, stands = sentence("您好", 1, 3, known_at_s=3.5), sentence("请讲", 3, 3.2, known_at_s=3.1)
    assert view(ALONE, 3.6, since_s=3.4, said=[final, replace(stands, provisional=True)]).says_new()


def test_what_several_rules_want_of_a_tick_is_made_once_and_of_another_instant_anew() -> None:
    asked: list[None] = []
    now = view(ALONE, 5.0)
    for seen in (now, now, replace(now, now_s=2.0)):
        seen.once("asked", lambda: asked.append(None))
    assert len(asked) == 2


def test_the_reference_is_looked_up_once_a_tick() -> None:
    class Counted(Known):
        def at(self, speaker: Speaker, as_of_s: float) -> Baseline | None:  # noqa: ARG002 (protocol)
            asked.append(as_of_s)
            return None

    asked: list[float] = []
    now = replace(view(ALONE, 4.0), references=Counted())
    assert [now.baseline(AGENT), now.baseline(AGENT)] == [None, None]
    assert asked == [4.0]


def test_talk_is_joined_over_short_pauses_up_to_now() -> None:
    now = view(timeline([Says(1, 2), Says(2.3, 3), Says(4, 5)], None, 6.0), 4.5)
    assert now.talk(AGENT) == [Span(1, 3), Span(4, 4.5)]
    assert now.talk(AGENT, 3.5) == [Span(4, 4.5)]
    assert now.talk(CUSTOMER) == []


def test_what_was_made_of_the_words_is_made_anew_when_other_words_are_known() -> None:
    made: list[float] = []
    remembered, said = Remembered(), [sentence("您好", 1, 3, known_at_s=3.5)]
    known: dict[float, list[Sentence]] = {3.4: [], 3.6: said, 3.8: said}
    silent: list[Sentence] = []

    class Lists:
        def sentences(self, speaker: Speaker, as_of_s: float) -> list[Sentence]:
            return known[as_of_s] if speaker is AGENT else silent

    for now_s in known:
        now = View(ALONE, Lists(), view(ALONE, now_s).references, now_s, now_s - 0.2, remembered=remembered)
        now.once_said("made", lambda: made.append(now_s))  # noqa: B023 - asked at once or never
    assert made == [3.4, 3.6]
