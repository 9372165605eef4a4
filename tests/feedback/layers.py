"""A layer to try things on, as data."""

from __future__ import annotations

from typing import Any


def layer(**more: Any) -> dict[str, Any]:
    """A layer over the pack that comes with the program; `more` stands in it besides."""
    title = {"zh": "云海宽带", "en": "Cloud sea"}
    return {"schema": "coach.layer/1", "extends": "zh-service", "id": "cloud-sea", "title": title, **more}


def added(**more: Any) -> dict[str, Any]:
    """A standard phrase that the pack has not."""
    return {"id": "STD-101", "class": "standard", "text": "祝您今天一切顺利", **more}
