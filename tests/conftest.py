"""What every test may count on: no display, no user data touched, no warning overlooked."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator

import hypothesis
import pytest

from tests.pulse_server import pulse_server

# How fast examples are drawn says how busy the machine is, and nothing about the program.
hypothesis.settings.register_profile("calm", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("calm")

__all__ = ["pulse_server"]

# Set before anything imports Qt or asks for the user's folders; worker processes inherit them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="voice-coach-tests-")
for _kind in ("DATA", "CONFIG", "STATE"):  # the cache stays: it only holds what is checked by hash or compiled
    os.environ[f"XDG_{_kind}_HOME"] = os.path.join(_HOME.name, _kind.lower())  # noqa: PTH118 (environment holds strings)


@pytest.fixture(autouse=True)
def _no_warning_overlooked(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it is marked ``logs_warning``."""
    yield
    if request.node.get_closest_marker("logs_warning") is not None:
        return
    loud = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    loud = [record for record in loud if record.levelno >= logging.WARNING]
    assert not loud, f"unexpected in the log: {[record.getMessage() for record in loud]}"
