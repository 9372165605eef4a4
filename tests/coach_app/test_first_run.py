from __future__ import annotations

from coach_app.first_run import Facts, Step, answered, leads_to_shift, steps_left
from coach_app.settings import Settings

EVERYTHING = Facts(consent=True, people=True, model=True, calibrated=True)


def test_a_fresh_installation_asks_for_everything_in_order() -> None:
    assert steps_left(Settings(), Facts()) == tuple(Step)


def test_what_was_answered_or_skipped_is_never_asked_again() -> None:
    settings = Settings()
    for step in Step:
        assert steps_left(settings, Facts())[0] is step
        settings = answered(settings, step)
    assert steps_left(settings, Facts()) == ()


def test_what_is_there_is_not_asked_for() -> None:
    assert steps_left(Settings(), EVERYTHING) == (Step.WELCOME, Step.DEVICES)


def test_several_steps_can_be_answered_at_once() -> None:
    settings = answered(answered(Settings(), Step.WELCOME), Step.MODEL, Step.CALIBRATION)
    assert settings.asked == {"welcome", "model", "calibration"}


def test_a_voice_read_anew_or_another_model_is_no_reason_to_take_calls() -> None:
    assert leads_to_shift(None)
    assert leads_to_shift(tuple(Step))
    assert leads_to_shift((Step.DEVICES,))
    assert not leads_to_shift((Step.CALIBRATION, Step.PERSON))
    assert not leads_to_shift((Step.MODEL,))
