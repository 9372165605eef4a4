from __future__ import annotations

import pytest

from coach_app.cli_analyze import Format
from coach_app.report.formats import FORMATS
from coach_app.report.model import analysis_of
from tests.coach_app.samples import one_of_each


def test_the_command_line_offers_what_can_be_written() -> None:
    assert {name.value for name in Format} == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_format_writes_text_with_the_words_of_the_call(name: str, language: str) -> None:
    written = FORMATS[name].write(analysis_of(one_of_each()), language)
    assert "不知道" in written
    assert FORMATS[name].suffix.startswith(".")
