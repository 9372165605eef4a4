from __future__ import annotations

from dataclasses import replace

from asr_models.transcript import Hearing
from audio.span import Span
from coach_app.events import (
    AudioLost,
    ChecklistChanged,
    FlagClosed,
    FlagOpened,
    FlagWithdrawn,
    Heard,
    LaneFailed,
    LaneRecovered,
    NoticeGiven,
    SessionEnded,
)
from coach_app.live_gauges import Band, Bands
from coach_app.live_state import LiveState, LiveStateStore, Notice, Phase, apply
from feedback.flag import ItemState, ItemStatus
from tests.coach_app.ui.story import AGENT, CUSTOMER, FAST, FORBIDDEN, started, story, until


def told(at_s: float) -> LiveState:
    state = LiveState()
    for event in until(at_s):
        state = apply(state, event)
    return state


def test_before_anything_happens_the_page_is_empty() -> None:
    assert LiveState().phase is Phase.EMPTY
    assert LiveState().nudge is None


def test_the_same_events_give_the_same_state() -> None:
    once, twice = LiveStateStore(), LiveStateStore()
    for event in story():
        once.apply(event)
    for event in story():
        twice.apply(event)
    assert once.state == twice.state


def test_a_session_starts_with_its_checklist_and_its_notices() -> None:
    state = apply(LiveState(), replace(started(), notices=("mono",)))
    assert state.phase is Phase.WORKING
    assert [item.item for item in state.items][:2] == ["opening", "offer_help"]
    assert state.notices == (Notice("mono"),)


def test_a_new_session_forgets_the_one_before_but_not_the_limits() -> None:
    store = LiveStateStore(Bands(rate_cpm=Band(150, 290)))
    for event in story():
        store.apply(event)
    store.apply(started())
    assert store.state == LiveState(
        Phase.WORKING, Bands(rate_cpm=Band(150, 290)), session=started(), items=started().items
    )


def test_elapsed_time_follows_the_latest_event_and_never_runs_back() -> None:
    state = apply(told(20.0), NoticeGiven(3.0, "mono"))
    assert state.now_s == 20.0


def test_provisional_words_are_replaced_by_final_ones() -> None:
    hearing, final = told(5.0), told(7.0)
    assert hearing.transcript[-1].provisional
    assert hearing.transcript[-1].text == "您好，星联宽带，请"
    assert final.transcript[0].text == "您好，星联宽带，请问有什么可以帮您？"
    assert not final.transcript[0].provisional


def test_dropped_provisional_words_leave_the_screen() -> None:
    state = apply(told(5.0), Heard(Hearing(AGENT, Span(1.0, 5.2), "", 5.2)))
    assert not state.transcript


def test_both_sides_may_be_heard_at_once_in_order_of_time() -> None:
    state = apply(told(5.0), Heard(Hearing(CUSTOMER, Span(0.5, 5.1), "喂", 5.1)))
    assert [line.speaker for line in state.transcript] == [CUSTOMER, AGENT]


def test_words_that_settle_late_stand_where_they_were_spoken() -> None:
    late = [event for event in story() if not isinstance(event, SessionEnded)]
    words = [event for event in late if type(event).__name__ == "Said"]
    state = apply(LiveState(), started())
    for event in reversed(words):
        state = apply(state, event)
    starts = [line.span.start_s for line in state.lines]
    assert starts == sorted(starts)


def test_items_tick_themselves_and_keep_their_order() -> None:
    before, after = told(5.0), told(7.0)
    assert before.items[0].status is ItemStatus.PENDING
    assert after.items[0] == ItemState("opening", ItemStatus.SAID, 1.0, "您好，星联宽带")
    assert [item.item for item in before.items] == [item.item for item in after.items]


def test_an_item_that_the_pack_adds_later_joins_the_end() -> None:
    state = apply(told(5.0), ChecklistChanged(6.0, ItemState("no_sound", ItemStatus.PENDING)))
    assert state.items[-1].item == "no_sound"


def test_the_nudge_shows_and_turns_good_for_one_second_when_mended() -> None:
    assert told(38.2).nudge is None
    showing, mended = told(44.0).nudge, told(52.4).nudge
    assert showing is not None
    assert showing.flag == FAST
    assert not showing.mended
    assert mended is not None
    assert mended.mended
    assert told(53.2).nudge is None


def test_a_moment_that_has_passed_is_nothing_to_praise() -> None:
    assert told(67.4).nudge is None


def test_a_withdrawn_flag_leaves_at_once() -> None:
    assert apply(told(44.0), FlagWithdrawn(44.1, FAST, "")).nudge is None


def test_a_disputed_flag_leaves_the_screen_and_stays_on_record() -> None:
    store = LiveStateStore()
    for event in until(44.0):
        store.apply(event)
    store.dispute(FAST.number)
    assert store.state.nudge is None
    record = store.state.board.record(FAST.number)
    assert record is not None
    assert record.disputed


def test_nothing_is_nudged_once_the_call_is_over() -> None:
    state = apply(told(44.0), SessionEnded(45.0, {}, {}))
    assert state.phase is Phase.ENDED
    assert state.nudge is None


def test_a_wait_runs_from_the_words_that_asked_for_it() -> None:
    state = told(31.0)
    assert state.waiting is not None
    assert round(state.waiting.silent_s, 1) == 7.2
    assert told(35.0).waiting is None


def test_gauges_follow_the_agent_and_shares_both() -> None:
    state = told(44.0)
    assert state.gauges.now is not None
    assert state.gauges.now.at_s == state.now_s
    assert all(point.at_s > state.now_s - 60 for point in state.gauges.points)
    assert state.agent.speaking
    assert not state.customer.speaking
    assert state.agent.share is not None
    assert state.customer.share is not None
    assert abs(state.agent.share + state.customer.share - 1) < 1e-9


def test_a_failed_lane_is_a_problem_until_it_recovers() -> None:
    failed = apply(told(20.0), LaneFailed(20.1, "words", "gone", "restart"))
    assert [problem.lane for problem in failed.problems] == ["words"]
    assert failed.phase is Phase.WORKING
    assert apply(failed, LaneRecovered(20.2, "words")).problems == ()


def test_lost_sound_is_a_problem_of_its_own_beside_a_failed_lane() -> None:
    state = apply(told(20.0), LaneFailed(20.1, "words", "gone", ""))
    state = apply(state, AudioLost(AGENT, Span(20.2, 20.4), "unplugged"))
    assert [problem.lane for problem in state.problems] == ["words", "audio"]


def test_the_end_keeps_everything_and_brings_the_figures() -> None:
    store = LiveStateStore()
    for event in story():
        store.apply(event)
    state = store.state
    assert state.ended is not None
    assert state.ended.metrics["agent"]["rate_cpm"] == 248.0
    assert len(state.board.seen) == 2
    assert not state.agent.speaking


def test_a_failure_keeps_what_was_heard() -> None:
    store = LiveStateStore()
    for event in until(20.0):
        store.apply(event)
    store.failed("The file went away.", "Copy it again.")
    assert store.state.phase is Phase.FAILED
    assert store.state.failure is not None
    assert store.state.lines


def test_an_alert_comes_before_a_nudge_and_gives_its_place_back() -> None:
    both = apply(told(44.0), FlagOpened(44.2, FORBIDDEN, shown=True))
    assert both.nudge is not None
    assert both.nudge.flag == FORBIDDEN
    back = apply(both, FlagClosed(48.2, FORBIDDEN))
    assert back.nudge is not None
    assert back.nudge.flag == FAST
