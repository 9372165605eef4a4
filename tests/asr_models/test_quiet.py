import os

import pytest

from asr_models.quiet import quiet_stderr


def test_what_native_code_writes_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet_stderr():
        os.write(2, b"ERROR (VoskAPI)")
    os.write(2, b"after")

    assert capfd.readouterr().err == "after"


def test_standard_error_comes_back_after_an_exception(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="x"), quiet_stderr():
        raise ValueError("x")
    os.write(2, b"after")

    assert capfd.readouterr().err == "after"
