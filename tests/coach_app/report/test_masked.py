"""Reports hide identifiers, whatever they are written as."""

from __future__ import annotations

import pytest

from audio.block import Speaker
from coach_app.events import Said
from coach_app.report.document import to_json
from coach_app.report.formats import FORMATS
from coach_app.report.masked import masked
from coach_app.report.model import analysis_of
from tests.coach_app.privacy.test_masking import PHONE, a_call
from tests.coach_app.samples import an_utterance, one_of_each

CALL = analysis_of([event for event in a_call() if type(event).__name__ != "FlagWithdrawn"])


def test_a_call_without_identifiers_is_written_as_it_was() -> None:
    analysis = analysis_of(one_of_each())
    assert masked(analysis) == analysis
    assert FORMATS["json"].write(analysis, "zh") == to_json(analysis)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_shows_a_number_unless_it_is_asked_to(name: str) -> None:
    assert PHONE in FORMATS[name].write(CALL, "zh", identifiers=True)
    written = FORMATS[name].write(CALL, "zh")
    assert "•••" in written
    assert PHONE not in written
    assert PHONE[:5] not in written
    assert "13800138000" not in written


def test_masking_twice_is_masking_once() -> None:
    assert masked(masked(CALL)) == masked(CALL)


def test_numbers_that_are_published_are_written() -> None:
    said = Said(an_utterance("请拨打九五一零五五五五。", Speaker.AGENT, 1.0, 3.0), 10, None)
    analysis = analysis_of([one_of_each()[0], said, one_of_each()[-1]])
    assert "九五一零五五五五" in FORMATS["srt"].write(analysis, "zh", published={"95105555"})
    assert "九五一零五五五五" not in FORMATS["srt"].write(analysis, "zh")
