"""The checklist of whole calls, as the design's table says it."""

from __future__ import annotations

import pytest

from asr_models.transcript import Hearing, Utterance
from audio.span import Span
from feedback.checklist import Checklist
from feedback.flag import ItemStatus
from feedback.timeline import Timeline
from feedback.view import View
from tests.feedback.conversations import AGENT, CUSTOMER, Conversation, NoReference, Said, dialogue, pack

SAID, MISSING, POSSIBLY = ItemStatus.SAID, ItemStatus.MISSING, ItemStatus.POSSIBLY_MISSING
NOT_REQUIRED, NOT_ASSESSED, PENDING = ItemStatus.NOT_REQUIRED, ItemStatus.NOT_ASSESSED, ItemStatus.PENDING


def call(*texts: str, pause_s: float = 0.6) -> Conversation:
    """A call of lines such as ``A: 您好`` and ``12`` for so many seconds of silence."""
    said: list[Said] = []
    now_s = 1.0
    for text in texts:
        if text.isdecimal():
            now_s += float(text) - pause_s
            continue
        who = AGENT if text[0] == "A" else CUSTOMER
        end_s = now_s + 0.22 * sum(char.isalnum() for char in text[2:])
        said.append((who, now_s, end_s, text[2:].strip()))
        now_s = end_s + pause_s
    return Conversation(said, now_s + 2.0)


HELLO = "A: 您好，电信客服，工号三三一九为您服务，请问有什么可以帮您？"
ASKS = "C: 你好，帮我查一下这个月的话费。"
ANSWER = "A: 您这个月的话费是五十元。"
MORE = "A: 请问还有什么可以帮您？"
NO = "C: 没有了。"
BYE = "A: 感谢您的来电，再见。"
WAIT = "A: 好的，请您稍等，我马上为您查询。"
THANKS = "A: 谢谢您的耐心等待，您的话费是五十元。"


def status(*texts: str) -> dict[str, ItemStatus]:
    return {item: state.status for item, state in call(*texts).checklist().items()}


def test_a_good_call_owes_nothing() -> None:
    done = status(HELLO, ASKS, WAIT, "9", THANKS, "C: 好的。", MORE, NO, BYE)
    for item in ("opening", "offer_help", "hold_request", "hold_thanks", "further_help", "closing_thanks", "goodbye"):
        assert done[item] is SAID, item
    for item in ("apology", "empathy", "hold_update", "no_sound"):
        assert done[item] is NOT_REQUIRED, item


def test_a_call_without_manners_lacks_them() -> None:
    done = status("A: 说吧。", ASKS, ANSWER, "C: 知道了。", "A: 就这样。")
    for item in ("opening", "offer_help", "further_help", "closing_thanks", "goodbye"):
        assert done[item] is MISSING, item
    for item in ("solution", "confirm_issue", "follow_up", "hold_request", "hold_thanks"):
        assert done[item] is NOT_REQUIRED, item


def test_the_greeting_has_until_the_end_of_the_second_turn() -> None:
    late = "A: 您好，电信客服，工号三三一九为您服务，请问有什么可以帮您？"
    assert status("A: 请讲一下。", ASKS, late, NO)["opening"] is SAID
    assert status("A: 请讲一下。", ASKS, ANSWER, "C: 什么？", late, NO)["opening"] is MISSING


def test_offering_further_help_is_no_first_offer() -> None:
    done = status("A: 请讲一下。", ASKS, MORE, NO)
    assert done["offer_help"] is MISSING
    assert done["further_help"] is SAID


class TestComplaints:
    COMPLAINT = "C: 我要投诉，我的宽带一个星期都没有修好。"

    def test_a_complaint_asks_for_apology_and_empathy(self) -> None:
        done = status(HELLO, self.COMPLAINT, "A: 您的号码是多少？", "C: 一二三四五六。", ANSWER, "C: 哦。", BYE)
        assert done["apology"] is done["empathy"] is MISSING

    def test_both_may_come_in_the_second_turn(self) -> None:
        sorry = "A: 非常抱歉给您带来不便，我非常理解您的心情。"
        done = status(HELLO, self.COMPLAINT, "A: 您的号码是多少？", "C: 一二三四五六。", sorry, "C: 哦。", BYE)
        assert done["apology"] is done["empathy"] is SAID

    def test_the_third_turn_is_too_late(self) -> None:
        sorry = "A: 非常抱歉给您带来不便，我非常理解您的心情。"
        turns = ("A: 您的号码是多少？", "C: 一二三四五六。", ANSWER, "C: 然后呢。", sorry, "C: 哦。", BYE)
        done = status(HELLO, self.COMPLAINT, *turns)
        assert done["apology"] is done["empathy"] is MISSING

    def test_feelings_come_before_explanations(self) -> None:
        explains = "A: 因为线路正在检修。"
        empathy = "A: 我非常理解您的心情。"
        assert status(HELLO, self.COMPLAINT, explains, "C: 哦。", empathy, "C: 嗯嗯好吧。", BYE)["empathy"] is MISSING
        assert status(HELLO, self.COMPLAINT, empathy, "C: 哦。", explains, "C: 嗯嗯好吧。", BYE)["empathy"] is SAID

    @pytest.mark.parametrize(
        "complaint",
        ["C: 你们多扣了我三十块钱。", "C: 怎么到现在才给我回复？", "C: 我打了半天都打不通。", "C: 我等了四十分钟了。"],
    )
    def test_wrong_charges_late_answers_and_waits_ask_for_an_apology(self, complaint: str) -> None:
        turns = (HELLO, complaint, ANSWER, "C: 那怎么办？", "A: 可以为您办理退费。", "C: 好的。", MORE, NO, BYE)
        assert status(*turns)["apology"] is MISSING

    def test_not_having_understood_is_no_apology(self) -> None:
        turns = ("A: 对不起，我没听清楚，请您再说一遍好吗？", "C: 我的宽带坏了。", ANSWER, "C: 好。", BYE)
        assert status(HELLO, self.COMPLAINT, *turns)["apology"] is not SAID


class TestWaits:
    def test_a_wait_of_five_seconds_wants_to_be_asked_for(self) -> None:
        assert status(HELLO, ASKS, "A: 我看一下。", "9", ANSWER, "C: 好。", BYE)["hold_request"] is not SAID
        assert status(HELLO, ASKS, "9", ANSWER, "C: 好。", BYE)["hold_request"] is MISSING

    def test_a_bare_request_comes_close(self) -> None:
        assert status(HELLO, ASKS, "A: 等会儿。", "9", ANSWER, "C: 好。", BYE)["hold_request"] is POSSIBLY

    def test_a_short_wait_owes_nothing(self) -> None:
        assert status(HELLO, ASKS, WAIT, "3", ANSWER, "C: 好。", BYE)["hold_thanks"] is NOT_REQUIRED

    def test_thanks_belong_into_the_first_turn_after_the_wait(self) -> None:
        assert (
            status(HELLO, ASKS, WAIT, "9", ANSWER, "C: 好。", "A: 让您久等了。", "C: 嗯。", BYE)["hold_thanks"]
            is MISSING
        )

    def test_thanks_without_a_wait_are_not_these_thanks(self) -> None:
        assert status("A: 让您久等了，请讲。", ASKS, ANSWER, "C: 好。", BYE)["hold_thanks"] is NOT_REQUIRED

    def test_after_thirty_five_seconds_an_update_is_missing(self) -> None:
        assert status(HELLO, ASKS, WAIT, "40", THANKS, "C: 好。", BYE)["hold_update"] is MISSING

    def test_an_update_in_time_is_said_and_both_waits_are_short(self) -> None:
        update = "A: 您好，还在为您查询，请您再稍等一下。"
        assert status(HELLO, ASKS, WAIT, "24", update, "20", THANKS, "C: 好。", BYE)["hold_update"] is SAID

    def test_the_request_itself_is_no_update(self) -> None:
        assert status(HELLO, ASKS, "A: 请您稍等，我正在为您查询。", "9", THANKS, BYE)["hold_update"] is NOT_REQUIRED

    def test_each_announced_wait_owes_its_thanks(self) -> None:
        again = ("C: 那上个月的呢？", WAIT, "9", "A: 上个月也是五十元。", "C: 好的。")
        assert status(HELLO, ASKS, WAIT, "9", THANKS, *again, BYE)["hold_thanks"] is MISSING


class TestEnds:
    def test_a_file_that_ends_is_a_call_that_ends(self) -> None:
        done = call(HELLO, ASKS, ANSWER).checklist()
        assert done["goodbye"].status is MISSING
        assert done["goodbye"].at_s == pytest.approx(call(HELLO, ASKS, ANSWER).duration_s)

    def test_further_help_is_missed_as_soon_as_the_agent_says_goodbye(self) -> None:
        story = call(HELLO, ASKS, ANSWER, "C: 好的。", "A: 再见。", "9").history()
        first = next(view.now_s for view, states in story if states["further_help"].status is MISSING)
        assert first < story[-1][0].now_s - 5

    def test_before_the_end_what_is_still_owed_is_pending(self) -> None:
        story = call(HELLO, ASKS, ANSWER, "C: 好的。", MORE, NO, BYE).history()
        early = next(states for view, states in story if view.now_s > 10)
        assert early["goodbye"].status is PENDING
        assert early["apology"].status is NOT_REQUIRED

    def test_a_caller_who_is_sent_to_another_number_is_not_asked_for_more(self) -> None:
        wrong = "A: 对不起，这里是电信客服中心，请您查证后再拨，再见。"
        assert status(HELLO, "C: 我找物业公司。", wrong)["further_help"] is NOT_REQUIRED


class TestSilentCalls:
    GREETING = "A: 您好，请问有什么可以帮您？"
    NO_SOUND = "A: 对不起，电话没有声音，请您换一部电话再次打来，谢谢，再见。"

    def test_the_procedure_owes_nothing_else(self) -> None:
        done = status(self.GREETING, "3", self.GREETING, "3", self.NO_SOUND, "3")
        assert done["no_sound"] is done["offer_help"] is done["goodbye"] is SAID
        assert done["further_help"] is NOT_REQUIRED
        assert MISSING not in done.values()

    def test_hanging_up_without_a_word_lacks_it(self) -> None:
        assert status(self.GREETING, "3", self.GREETING, "4")["no_sound"] is MISSING

    def test_a_customer_who_speaks_makes_it_no_silent_call(self) -> None:
        assert status(HELLO, ASKS, ANSWER, "C: 好的。", BYE)["no_sound"] is NOT_REQUIRED


class TestDoubt:
    def test_words_that_come_close_are_possibly_missing(self) -> None:
        close = "A: 您好，电信客服，工号三三一九为您服务，请问什么可一版？"
        done = call(close, ASKS, ANSWER, "C: 好的。", BYE).checklist()
        assert done["offer_help"].status in (SAID, POSSIBLY)

    def test_what_was_guessed_is_never_missing(self) -> None:
        story = call("A: 请讲请讲。", ASKS, ANSWER, "C: 好的。", BYE)
        unsure = Utterance(AGENT, Span(0.2, 0.9), "嗯嗯嗯嗯", settled_at_s=1.0, unclear=True)
        story.dialogue = dialogue()
        for heard in sorted(
            [unsure, *(u for who in (AGENT, CUSTOMER) for u in story.timeline.utterances(who, 999))],
            key=lambda u: u.settled_at_s,
        ):
            story.dialogue.hear(heard)
        assert story.checklist()["opening"].status is POSSIBLY

    def test_one_channel_for_both_leaves_everything_in_doubt(self) -> None:
        mixed = call("A: 说吧。", ASKS, ANSWER).checklist(mixed=True)
        statuses = {state.status for state in mixed.values()}
        assert MISSING not in statuses
        assert mixed["opening"].status is POSSIBLY
        assert mixed["apology"].status is NOT_ASSESSED

    def test_without_the_customers_channel_only_the_goodbye_can_be_missed(self) -> None:
        alone = Conversation([(AGENT, 1.0, 4.0, "您好，请讲。"), (AGENT, 9.0, 12.0, "好的，请您稍等。")], 20.0, [AGENT])
        done = alone.checklist()
        assert done["goodbye"].status is MISSING
        assert {item for item, state in done.items() if state.status is MISSING} == {"goodbye"}
        assert done["apology"].status is NOT_ASSESSED

    def test_without_words_nothing_is_assessed(self) -> None:
        kept = Checklist(pack().checklist, (AGENT, CUSTOMER), words=False)
        assert {state.status for state in kept.states} == {NOT_ASSESSED}


def test_provisional_words_tick_and_final_words_take_it_back() -> None:
    timeline, words = Timeline((AGENT, CUSTOMER)), dialogue()
    kept = Checklist(pack().checklist)

    def state_at(now_s: float) -> ItemStatus:
        kept.tick(View(timeline, words, NoReference(), now_s, now_s - 0.2))
        return next(s.status for s in kept.states if s.item == "goodbye")

    words.hear(Hearing(AGENT, Span(0.0, 1.0), "感谢您的来电再见", 1.0))
    assert state_at(1.2) is PENDING
    assert state_at(1.6) is SAID
    words.hear(Utterance(AGENT, Span(0.0, 1.0), "感谢您的来电", settled_at_s=2.0))
    assert state_at(2.0) is PENDING


def test_evidence_is_what_was_said_or_what_made_it_owed() -> None:
    done = call(HELLO, "C: 你们多扣了我钱。", ANSWER, "C: 是吗。", ANSWER, "C: 哦。", BYE).checklist()
    assert "再见" in done["goodbye"].evidence
    assert done["apology"].evidence == "你们多扣了我钱。"
    assert done["apology"].since_s is not None
    assert done["apology"].at_s is not None
    assert done["apology"].since_s < done["apology"].at_s
