from __future__ import annotations

from dataclasses import replace

import pytest

from audio.span import Span
from coach_app.events import FlagClosed, FlagOpened, FlagWithdrawn, Said, SessionEnded
from coach_app.report.model import analysis_of
from feedback.flag import ItemStatus, Severity
from tests.coach_app.samples import AGENT, CUSTOMER, a_flag, an_utterance, one_of_each, started


def session(*events: object) -> tuple[object, ...]:
    return (started(), *events, SessionEnded(30.0))


def test_a_flag_is_told_in_its_last_form_with_when_it_was_shown() -> None:
    (rate, forbidden) = analysis_of(one_of_each()).findings
    assert (rate.flag.span, rate.shown_at_s, rate.held_back) == (Span(12.5, 18.0), 17.0, "spacing")
    assert (forbidden.shown_at_s, forbidden.held_back) == (21.4, "")


def test_a_withdrawn_flag_never_was() -> None:
    assert [finding.flag.number for finding in analysis_of(one_of_each()).findings] == [1, 2]


def test_a_flag_that_was_corrected_after_it_closed_is_told_as_corrected() -> None:
    flag = a_flag()
    events = (FlagOpened(16.6, flag, True), FlagClosed(19.0, flag), FlagClosed(22.0, replace(flag, measured=301.0)))
    (finding,) = analysis_of(session(*events)).findings  # type: ignore[arg-type]
    assert finding.flag.measured == 301.0
    assert finding.shown_at_s == 16.6


def test_withdrawing_what_is_unknown_is_no_mistake() -> None:
    assert analysis_of(session(FlagWithdrawn(1.0, a_flag(), "words"))).findings == ()  # type: ignore[arg-type]


def test_words_and_flags_stand_in_the_order_of_the_call_whoever_was_first_to_know() -> None:
    late = Said(an_utterance("好。", CUSTOMER, 8.0, 9.0), 1, None)
    early = Said(an_utterance("您好。", AGENT, 1.0, 2.0), 2, None)
    flags = [FlagOpened(9.0, a_flag(number=n, span=Span(s, 9.0)), True) for n, s in ((1, 7.0), (2, 3.0))]
    analysis = analysis_of(session(late, early, *flags))  # type: ignore[arg-type]
    assert [said.utterance.span.start_s for said in analysis.said] == [1.0, 8.0]
    assert [finding.flag.number for finding in analysis.findings] == [2, 1]


def test_the_checklist_is_its_last_state_in_the_packs_order() -> None:
    (opening,) = analysis_of(one_of_each()).checklist
    assert (opening.item, opening.status) == ("opening", ItemStatus.SAID)


def test_mistakes_leave_notes_and_praise_out() -> None:
    severities = (Severity.NOTE, Severity.PRAISE, Severity.NUDGE, Severity.ALERT)
    flags = [FlagOpened(9.0, a_flag(number=n, severity=s), False) for n, s in enumerate(severities)]
    assert [f.flag.severity for f in analysis_of(session(*flags)).mistakes] == list(severities[2:])  # type: ignore[arg-type]


def test_remarks_known_from_the_start_and_on_the_way_stand_together() -> None:
    analysis = analysis_of(one_of_each())
    assert [notice.notice for notice in analysis.notices] == ["truncated", "channels_swapped"]
    assert [failure.lane for failure in analysis.failures] == ["words"]
    assert len(analysis.audio_lost) == 1


def test_gauges_are_told_by_speaker() -> None:
    analysis = analysis_of(one_of_each())
    assert [gauge.at_s for gauge in analysis.gauges_of(AGENT)] == [0.2, 16.6]
    assert analysis.gauges_of(CUSTOMER) == ()


def test_half_a_session_is_no_report() -> None:
    with pytest.raises(ValueError, match="whole session"):
        analysis_of(one_of_each()[:-1])
