from __future__ import annotations

import re

import pytest

from coach_app.ui.style import style_sheet
from coach_app.ui.theme import NAMES, THEMES, Tokens


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_every_colour_is_a_token(tokens: Tokens) -> None:
    known = {getattr(tokens, name) for name in NAMES}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", style_sheet(tokens))) <= known


def test_no_placeholder_is_left() -> None:
    for tokens in THEMES.values():
        assert not re.search(r"\{[a-z_]+\}", style_sheet(tokens))


def test_nothing_glows_or_fades() -> None:
    assert not any(word in style_sheet(tokens) for tokens in THEMES.values() for word in ("gradient", "shadow"))
