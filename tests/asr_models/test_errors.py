import asr_models
from asr_models.errors import AsrError, ModelError


def test_an_error_is_one_sentence_of_what_and_one_of_what_to_do() -> None:
    error = ModelError("The model folder 'x' holds no model.", "Name another.")

    assert isinstance(error, AsrError)
    assert (error.message, error.advice) == ("The model folder 'x' holds no model.", "Name another.")
    assert str(error) == "The model folder 'x' holds no model. Name another."


def test_every_error_of_the_package_is_an_asr_error() -> None:
    errors = [getattr(asr_models, name) for name in asr_models.__all__ if name.endswith("Error")]

    assert len(errors) == 6
    assert all(issubclass(error, AsrError) for error in errors)
