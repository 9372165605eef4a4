"""From facts to a verdict."""

from __future__ import annotations

from audio.block import Speaker
from audio.span import Span
from feedback.checklist_facts import FactFinder
from feedback.checklist_rules import ItemRule
from feedback.checklist_verdicts import Debt, verdict
from feedback.flag import ItemState, ItemStatus
from feedback.losses import Losses
from feedback.view import View
from tests.feedback.conversations import AGENT, CUSTOMER, Conversation, NoReference, Said

ASKS: Said = (CUSTOMER, 3.0, 5.0, "我要投诉你们。")
FIRST: Said = (AGENT, 6.0, 8.0, "请您说一下号码。")
SECOND: Said = (AGENT, 12.0, 14.0, "好的，已经登记了。")


def item(**fields: object) -> ItemRule:
    title = {"zh": "道歉", "en": "Apology"}
    return ItemRule.model_validate({"item": "apology", "title": title, "cues": ["apologises"], **fields})


def judged(
    rule: ItemRule,
    *said: Said,
    now_s: float = 30.0,
    ended: bool = False,
    both: bool = True,
    mixed: bool = False,
) -> ItemState:
    call = Conversation(said, 30.0)
    view = View(call.timeline, call.dialogue, NoReference(), now_s, now_s - 0.2, ended)
    return verdict(rule, FactFinder([rule]).collect(view), both, mixed)


def owed(**fields: object) -> ItemRule:
    return item(required="cue", after_cues=["complains"], deadline="turns", turns=2, **fields)


def test_nothing_is_owed_before_its_cue() -> None:
    assert judged(owed(), FIRST, SECOND).status is ItemStatus.NOT_REQUIRED


def test_a_debt_is_pending_until_its_turn_is_over() -> None:
    number: Said = (CUSTOMER, 9.0, 11.0, "一二三四五六七八。")
    assert judged(owed(), ASKS, FIRST, number, now_s=11.5).status is ItemStatus.PENDING
    assert judged(owed(), ASKS, FIRST, number, SECOND, now_s=15.0).status is ItemStatus.PENDING
    missing = judged(owed(), ASKS, FIRST, number, SECOND, now_s=16.2)
    assert missing.status is ItemStatus.MISSING
    assert missing.at_s == 14.0
    assert missing.since_s == 3.0


def test_where_two_voices_share_a_channel_it_is_possibly_missing() -> None:
    assert judged(owed(), ASKS, FIRST, SECOND).status is ItemStatus.MISSING
    assert judged(owed(), ASKS, FIRST, SECOND, mixed=True).status is ItemStatus.POSSIBLY_MISSING


def test_only_a_loss_in_which_it_could_have_been_said_leaves_it_open() -> None:
    rule = item(required="served", deadline="end")
    call = Conversation([ASKS, FIRST], 120.0)
    facts = FactFinder([rule]).collect(View(call.timeline, call.dialogue, NoReference(), 120.0, 119.8, True))

    def status(speaker: Speaker, start_s: float) -> ItemStatus:
        losses = Losses({speaker: (Span(start_s, start_s + 5.0),)})
        return verdict(rule, facts, both=True, mixed=False, losses=losses).status

    assert status(AGENT, 10.0) is ItemStatus.MISSING
    assert status(AGENT, 100.0) is ItemStatus.NOT_ASSESSED
    assert status(CUSTOMER, 100.0) is ItemStatus.MISSING


def test_words_before_the_cue_pay_as_well() -> None:
    sorry: Said = (AGENT, 0.2, 2.5, "非常抱歉给您带来不便。")
    assert judged(owed(), sorry, ASKS, FIRST, SECOND).status is ItemStatus.SAID


def test_a_phrase_may_waive_the_debt() -> None:
    rule = item(required="served", waived_by=["STD-18"], deadline="end")
    wrong: Said = (AGENT, 6.0, 11.0, "您好，这里是电信客服热线，麻烦您核对号码后再拨，再见。")
    assert judged(rule, ASKS, wrong, ended=True).status is ItemStatus.NOT_REQUIRED
    assert judged(rule, ASKS, FIRST, ended=True).status is ItemStatus.MISSING


def test_without_the_customers_channel_it_is_said_or_not_assessed() -> None:
    sorry: Said = (AGENT, 0.2, 2.5, "非常抱歉给您带来不便。")
    assert judged(owed(), sorry, both=False).status is ItemStatus.SAID
    assert judged(owed(), FIRST, both=False, ended=True).status is ItemStatus.NOT_ASSESSED


def test_what_nobody_owes_is_said_or_not_required() -> None:
    sorry: Said = (AGENT, 0.2, 2.5, "非常抱歉给您带来不便。")
    assert judged(item(), sorry).status is ItemStatus.SAID
    assert judged(item(), FIRST, ended=True).status is ItemStatus.NOT_REQUIRED


def test_a_debt_without_a_deadline_can_be_paid_at_any_time() -> None:
    call = Conversation([(AGENT, 20.0, 22.0, "非常抱歉给您带来不便。")], 30.0)
    rule = item()
    tick = FactFinder([rule]).collect(call.view(30.0)).ticks["apology"][0]
    assert Debt(0.0, 0.0, None, overdue=True).pays(tick)
    assert Debt(0.0, 0.0, 20.0, overdue=True).pays(tick)
    assert not Debt(0.0, 0.0, 19.9, overdue=True).pays(tick)
    assert not Debt(0.0, 25.0, None, overdue=True).pays(tick)
