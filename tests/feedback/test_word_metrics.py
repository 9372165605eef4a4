"""What the agent's words give."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from asr_models.transcript import Hearing, Utterance
from audio.lane import Settled, Track
from audio.span import Span
from feedback.checklist import Checklist
from feedback.conditions import CONDITIONS
from feedback.engine import RuleEngine, Sources
from feedback.flag import ItemState, ItemStatus, Opened, Severity, Withdrawn
from feedback.judge import TICK_S
from feedback.judging import naming_items
from feedback.metric import Reading
from feedback.metrics import METRICS
from feedback.nudges import Nudger
from feedback.timeline import Timeline
from feedback.view import View
from feedback.word_metrics import (
    forbidden_phrases,
    forbidden_still,
    item_params,
    item_said_late,
    items_missed,
    order_broken,
    word_metrics,
)
from tests.feedback.conversations import (
    AGENT,
    CUSTOMER,
    Conversation,
    NoReference,
    Said,
    activity,
    dialogue,
    pack,
    rule,
)
from tests.feedback.test_nudges import NUDGE

HELLO: Said = (AGENT, 0.5, 4.0, "您好，电信客服为您服务，请问有什么可以帮您？")


def forbidden(*said: Said) -> list[Reading]:
    return [reading for _, reading in Conversation(said, 60.0).readings("phrase.forbidden")]


def fillers(*said: Said) -> list[Reading]:
    return [reading for _, reading in Conversation(said, 200.0).readings("filler.many")]


def test_names_are_those_that_packs_use() -> None:
    assert [m.name for m in word_metrics()] == [
        "forbidden_phrase",
        "forbidden_still",
        "filler_count",
        "item_missed",
        "order_broken",
    ]


class TestForbiddenPhrases:
    def test_a_forbidden_phrase_is_found_with_what_to_say_instead(self) -> None:
        (reading,) = forbidden((AGENT, 5.0, 8.0, "这个没办法。"))
        assert reading.span == Span(5.0, 8.0)
        assert reading.detail
        assert reading.subject.startswith("FOR-")
        assert reading.severity is None

    def test_it_is_known_once_its_words_are_final(self) -> None:
        at_s = [
            now_s for now_s, _ in Conversation([(AGENT, 5.0, 8.0, "这个没办法。")], 60.0).readings("phrase.forbidden")
        ]
        assert at_s == [pytest.approx(8.4)]

    def test_two_in_one_sentence_are_two(self) -> None:
        assert len(forbidden((AGENT, 5.0, 10.0, "这个没办法，你要投诉就去投诉吧。"))) == 2

    def test_several_in_one_breath_without_punctuation_are_several(self) -> None:
        readings = forbidden((AGENT, 5.0, 12.0, "不关我的事我跟您讲了好几遍了你去投诉吧反正就这样"))
        assert [r.evidence for r in readings][0::2] == ["不关我的事", "去投诉吧"]

    def test_words_that_touch_are_one_place(self) -> None:
        assert len(forbidden((AGENT, 5.0, 8.0, "你要投诉就去投诉吧"))) == 1

    def test_one_place_gives_one_alert(self) -> None:
        spans = [r.span for r in forbidden((AGENT, 5.0, 8.0, "喂，什么，你说什么？"))]
        assert len(spans) <= 2

    def test_careless_words_are_a_note(self) -> None:
        readings = forbidden((AGENT, 5.0, 8.0, "好的，拜拜。"))
        assert [r.severity for r in readings] == [Severity.NOTE]

    def test_the_customer_may_say_it(self) -> None:
        assert forbidden((CUSTOMER, 5.0, 8.0, "这个没办法。")) == []

    @pytest.mark.parametrize(
        "text", ["对不起，声音太小听不清楚，请您大声一点，好吗？谢谢！", "请您稍等一下，好吗？", "您好，请问您贵姓？"]
    )
    def test_the_polite_form_is_allowed(self, text: str) -> None:
        assert forbidden((AGENT, 5.0, 9.0, text)) == []

    def test_provisional_words_raise_it_once_and_final_words_do_not_raise_it_again(self) -> None:
        words = dialogue()
        words.hear(Hearing(AGENT, Span(0.0, 1.5), "这个没办法", 1.6))
        words.hear(Utterance(AGENT, Span(0.0, 1.5), "这个没办法。", settled_at_s=4.0))
        timeline = Timeline((AGENT, CUSTOMER))
        found = []
        for n in range(1, 50):
            view = View(timeline, words, NoReference(), round(n * TICK_S, 3), round((n - 1) * TICK_S, 3))
            found += [(view.now_s, r) for r in forbidden_phrases(view, rule("phrase.forbidden"))]
        assert [now_s for now_s, _ in found] == [pytest.approx(2.2)]

    def test_a_place_is_told_once_although_longer_words_turn_out_to_be_another_phrase(self) -> None:
        words = dialogue()
        text = "你要投诉就去投诉吧反正就这样我不管了"
        for n in range(1, len(text) + 1):
            words.hear(Hearing(AGENT, Span(0.0, 0.3 * n), text[:n], round(0.3 * n, 3)))
        words.hear(Utterance(AGENT, Span(0.0, 5.4), text, settled_at_s=7.0))
        timeline = Timeline((AGENT, CUSTOMER))
        found = []
        for n in range(1, 50):
            view = View(timeline, words, NoReference(), round(n * TICK_S, 3), round((n - 1) * TICK_S, 3))
            found += [(view.now_s, r.evidence) for r in forbidden_phrases(view, rule("phrase.forbidden"))]
        assert [evidence for _, evidence in found] == ["要投诉就"]
        assert found[0][0] < 3.0

    def test_final_words_without_it_take_it_back(self) -> None:
        timeline = Timeline((AGENT, CUSTOMER))
        for text, held in (("这个没办法。", True), ("这个有办法。", False)):
            words = dialogue()
            words.hear(Utterance(AGENT, Span(0.0, 1.5), text, settled_at_s=2.0))
            value = forbidden_still(
                View(timeline, words, NoReference(), 5.0, 4.8), rule("phrase.forbidden"), Span(0.0, 1.5)
            )
            assert (value is None) is held
            assert held or (value is not None and math.isnan(value))

    @pytest.mark.parametrize(("patient", "at_s"), [(True, []), (False, [2.2])])
    def test_a_live_alert_does_not_wait_for_the_voice(self, patient: bool, at_s: list[float]) -> None:
        timeline, words = Timeline((AGENT,)), dialogue()
        heard = Hearing(AGENT, Span(0.0, 1.5), "这个没办法", 1.6)
        timeline.add(heard)
        words.hear(heard)
        timeline.add(Settled(Track.WORDS, AGENT, 0.0, 3.9))
        engine = RuleEngine(
            [rule("phrase.forbidden")],
            METRICS,
            CONDITIONS,
            Checklist((), (AGENT,)),
            Nudger(pack().file.budget, saved_baseline=True),
            Sources(timeline, words, NoReference()),
            frozenset(Track),
            patient=patient,
        )
        assert [c.flag.opened_at_s for c in engine.advance() if isinstance(c, Opened)] == at_s

    @pytest.mark.parametrize(("text", "withdrawn"), [("这个没办法。", False), ("这个有办法。", True)])
    def test_an_alert_from_provisional_words_is_withdrawn_if_the_final_ones_deny_it(
        self, text: str, withdrawn: bool
    ) -> None:
        timeline, words = Timeline((AGENT,)), dialogue()
        timeline.add(activity(AGENT, [Span(0.0, 1.5)], 20.0))
        for heard in (
            Hearing(AGENT, Span(0.0, 1.5), "这个没办法", 1.6),
            Utterance(AGENT, Span(0.0, 1.5), text, settled_at_s=4.0),
        ):
            timeline.add(heard)
            words.hear(heard)
        timeline.add(Settled(Track.WORDS, AGENT, 0.0, 3.9))
        timeline.add(Settled(Track.WORDS, AGENT, 20.0, 20.0))
        timeline.add(Settled(Track.PROSODY, AGENT, 20.0, 20.0))
        engine = RuleEngine(
            [rule("phrase.forbidden")],
            METRICS,
            CONDITIONS,
            Checklist((), (AGENT,)),
            Nudger(pack().file.budget, saved_baseline=True),
            Sources(timeline, words, NoReference()),
            frozenset(Track),
        )
        changes = engine.advance() + engine.finish(20.0)
        assert [c.at_s for c in changes if isinstance(c, Opened)] == [pytest.approx(2.2)]
        assert any(isinstance(c, Withdrawn) for c in changes) is withdrawn


class TestFillers:
    def test_the_third_use_opens_and_the_run_is_first_to_last(self) -> None:
        (reading,) = fillers((AGENT, 5.0, 15.0, "那个，您先打开，那个，就是说，装上。"))
        assert reading.value == 3
        assert 5.0 <= reading.span.start_s < reading.span.end_s < 15.0
        assert "那个" in reading.detail

    def test_two_are_not_enough(self) -> None:
        assert fillers((AGENT, 5.0, 15.0, "那个，您先打开，就是说，装上。")) == []

    def test_three_far_apart_are_not_together(self) -> None:
        said = [(AGENT, t, t + 3.0, "就是说，您先打开。") for t in (5.0, 25.0, 100.0)]
        assert fillers(*said) == []

    def test_one_filler_over_its_limit_in_a_minute_opens(self) -> None:
        said = [(AGENT, t, t + 3.0, "您自己看嘛。") for t in (5.0, 30.0)]  # 嘛: none allowed
        assert [r.value for r in fillers(*said)] == [2]
        apart = [(AGENT, t, t + 3.0, "您自己看嘛。") for t in (5.0, 80.0)]
        assert fillers(*apart) == []

    def test_no_use_counts_twice(self) -> None:
        first: Said = (AGENT, 5.0, 12.0, "那个，就是说，那个，您先打开。")
        one_more: Said = (AGENT, 14.0, 17.0, "那个，装上。")
        assert [r.value for r in fillers(first, one_more)] == [3]

    def test_listening_is_no_filler(self) -> None:
        long: Said = (CUSTOMER, 1.0, 30.0, "我的宽带从上个月开始就一直断线，打了电话也没有人来看。")
        listens = [(AGENT, t, t + 0.4, "嗯。") for t in (5.0, 8.0, 11.0, 14.0)]
        assert fillers(long, *listens) == []


class TestItems:
    def test_what_became_missing_is_found_once(self) -> None:
        call = Conversation([(CUSTOMER, 1.0, 3.0, "帮我查话费。"), (AGENT, 4.0, 6.0, "五十元。")], 12.0)
        found = [(v.now_s, r) for v, _ in call.history() for r in items_missed(v, rule("items.missed"))]
        assert len({r.detail for _, r in found}) == len(found)
        assert {r.subject for _, r in found} <= {item.item for item in pack().checklist}
        assert found[-1][0] == pytest.approx(12.0)

    def test_possibly_missing_is_a_note(self) -> None:
        view = Conversation([HELLO], 10.0).view(8.0)
        states = (
            ItemState("apology", ItemStatus.POSSIBLY_MISSING, 6.0, "不好意思", 2.0),
            ItemState("opening", ItemStatus.SAID, 1.0),
        )
        (reading,) = items_missed(replace(view, items_changed=states), rule("items.missed"))
        assert reading.severity is Severity.NOTE
        assert reading.span == Span(2.0, 6.0)

    @pytest.mark.parametrize(
        ("then", "over"),
        [("非常抱歉给您带来了不便。", True), ("不好意思，对不起。", True), ("您的套餐有二十个吉。", False)],
    )
    def test_nobody_is_reminded_of_what_has_been_said_since(self, then: str, over: bool) -> None:
        call = Conversation([(CUSTOMER, 1.0, 3.0, "我要投诉。"), (AGENT, 12.0, 14.0, then)], 20.0)
        missed = naming_items(rule("items.missed"), item_params(pack().checklist, "zh"))
        flag = replace(NUDGE, rule="items.missed", detail="道歉", opened_at_s=10.0, span=Span(3.0, 10.0))
        assert not item_said_late(call.view(11.0), missed, flag)
        assert item_said_late(call.view(16.0), missed, flag) is over

    def test_order_is_broken_by_closing_before_asking(self) -> None:
        view = Conversation([HELLO], 10.0).view(8.0)
        asked = ItemState("further_help", ItemStatus.SAID, 9.0, "还有什么可以帮您")
        closed = ItemState("closing_thanks", ItemStatus.SAID, 5.0)
        (reading,) = order_broken(replace(view, items=(asked, closed), items_changed=(asked,)), rule("items.order"))
        assert (reading.value, reading.span) == (4.0, Span(5.0, 9.0))
        assert reading.subject == "further_help<closing_thanks"
        right = replace(view, items=(replace(asked, at_s=4.0), closed), items_changed=(closed,))
        assert order_broken(right, rule("items.order")) == []
