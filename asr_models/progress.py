"""How long work says how far it is, without knowing who watches."""

from __future__ import annotations

from collections.abc import Callable

#: Called with what is being done, how much is done and how much there is (``None`` if unknown), in bytes.
Progress = Callable[[str, int, int | None], None]


def silent(_task: str, _done: int, _total: int | None) -> None:
    """Tell nobody."""
