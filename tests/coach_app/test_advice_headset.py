from __future__ import annotations

import pytest

from audio.headset import Aspect
from coach_app.advice import advice
from coach_app.advice_headset import HEADSET


@pytest.mark.parametrize("code", HEADSET)
def test_everything_is_said_in_both_languages(code: str) -> None:
    assert set(HEADSET[code]) == {"zh", "en"}
    for language in ("zh", "en"):
        said = advice(code, language)
        assert said.title != code
        good = code.endswith("_ok")
        assert said.still
        assert bool(said.mend) is not (good or code == "calibration_stopped")


@pytest.mark.parametrize("aspect", list(Aspect))
def test_every_aspect_can_be_good_or_unknown(aspect: Aspect) -> None:
    assert {f"{aspect}_ok", f"{aspect}_unknown"} <= set(HEADSET)
