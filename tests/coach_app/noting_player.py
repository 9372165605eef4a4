"""Stands in for the process that plays the example call; nothing is heard."""

from __future__ import annotations

from pathlib import Path


class Sound:
    """A player that notes what it is told."""

    def __init__(self, _: Path) -> None:
        self.told: list[str] = []

    def start(self) -> None:
        self.told.append("start")

    def hold(self) -> None:
        self.told.append("hold")

    def stop(self) -> None:
        self.told.append("stop")
