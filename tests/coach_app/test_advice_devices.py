from __future__ import annotations

import pytest

from audio.device_check import Finding
from coach_app.advice import advice
from coach_app.advice_devices import DEVICES


@pytest.mark.parametrize("finding", list(Finding))
def test_every_finding_is_said_in_both_languages_with_what_to_do(finding: Finding) -> None:
    for language in ("zh", "en"):
        said = advice(f"check_{finding}", language)
        assert said.title
        assert said.still
        assert bool(said.mend) is (finding is not Finding.OK)


def test_nothing_is_said_that_cannot_be_found() -> None:
    assert set(DEVICES) == {f"check_{finding}" for finding in Finding}
