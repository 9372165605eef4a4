"""The recorder process: obeys orders from a pipe, reports over it, and finishes its files when the app is gone."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from multiprocessing.connection import Connection

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Warm:
    """Everything is imported; from here on devices open without delay. For the link alone."""


def record(devices: str, pipe: Connection) -> None:
    """Run until the pipe closes; the target of the process.

    Parameters
    ----------
    devices : str
        ``module:name`` of what opens devices.
    pipe : Connection
        Takes `Order`, gives `Report`.
    """
    log.info("devices are opened by %s", devices)
    pipe.send(Warm())
    while pipe.recv():
        pass
