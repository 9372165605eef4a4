"""What the checklist goes by."""

from __future__ import annotations

from asr_models.transcript import Hearing, Utterance
from audio.span import Span
from feedback.checklist_facts import FactFinder, settled_s, ticking
from feedback.track import VoiceTrack
from tests.feedback.conversations import AGENT, CUSTOMER, Conversation, Said, activity, pack

HELLO: Said = (AGENT, 1.0, 5.0, "您好，电信客服，工号三三一九为您服务，请问有什么可以帮您？")
ASKS: Said = (CUSTOMER, 6.0, 9.0, "我要投诉，我等了半天。")


def test_facts_are_those_of_an_instant() -> None:
    call = Conversation([HELLO, ASKS], 20.0)
    finder = FactFinder(pack().checklist)
    early = finder.collect(call.view(5.6))
    assert [t.speaker for t in early.turns] == [AGENT]
    assert not early.customer_there
    late = finder.collect(call.view(12.0))
    assert late.customer_there
    assert late.with_cue(CUSTOMER, ["complains"]) is not None
    assert late.with_cue(CUSTOMER, ["complains"], since_s=9.5) is None
    assert len(late.agent_turns) == 1


def test_each_sentence_ticks_once_however_often_it_is_asked() -> None:
    call = Conversation([HELLO], 20.0)
    finder = FactFinder(pack().checklist)
    ticks = finder.collect(call.view(5.5)).ticks
    for now_s in (6.0, 8.0, 10.0):
        ticks = finder.collect(call.view(now_s)).ticks
    assert len(ticks["opening"]) == 1


def test_only_new_words_are_a_change() -> None:
    call = Conversation([HELLO, ASKS], 20.0)
    finder = FactFinder(pack().checklist)
    finder.collect(call.view(6.0))
    assert not finder.changed(call.view(8.0))
    assert finder.changed(call.view(9.4))


def test_long_talk_without_words_is_somebody() -> None:
    for talk_s, there in ((4.0, True), (1.0, False)):
        call = Conversation([HELLO], 20.0)
        call.timeline.voices[CUSTOMER] = VoiceTrack(CUSTOMER)
        call.timeline.add(activity(CUSTOMER, [Span(6.0, 6.0 + talk_s)], 20.0))
        assert FactFinder(pack().checklist).collect(call.view(12.0)).customer_there is there


def test_words_are_settled_up_to_what_is_still_spoken() -> None:
    call = Conversation([HELLO], 20.0)
    assert settled_s(call.view(3.0), AGENT) == 1.0
    assert settled_s(call.view(10.0), AGENT) == 10.0


def test_talk_without_words_is_guessed() -> None:
    call = Conversation([HELLO], 20.0)
    call.timeline.add(Utterance(AGENT, Span(6.0, 8.0), "", settled_at_s=8.5, unclear=True))
    facts = FactFinder(pack().checklist).collect(call.view(12.0))
    assert facts.unsure(Span(5.5, 7.0), 0.4)
    assert not facts.unsure(Span(9.0, 10.0), 0.4)


def test_phrases_tick_the_items_that_name_them() -> None:
    opening = next(rule for rule in pack().checklist if rule.item == "opening")
    sentence = Conversation([HELLO], 20.0).dialogue.sentences(AGENT, 20.0)[0]
    assert {phrase.phrase for phrase in ticking(opening, sentence)} <= {"STD-01", "STD-02"}
    assert ticking(opening, sentence)


def test_half_a_word_makes_nothing_due() -> None:
    """正在进… sounds like 再见 while it is being spoken."""
    call = Conversation([HELLO], 40.0)
    heard = Hearing(AGENT, Span(20.0, 24.0), "您所在的小区正在进", 24.2)
    call.timeline.add(heard)
    call.dialogue.hear(heard)
    facts = FactFinder(pack().checklist).collect(call.view(25.0))
    assert facts.agent[-1].provisional
    assert "says_goodbye" in facts.agent[-1].cues
    assert facts.with_cue(AGENT, ["says_goodbye"]) is None
