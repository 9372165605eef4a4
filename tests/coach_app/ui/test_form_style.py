from __future__ import annotations

import pytest

from coach_app.ui.form_style import form_sheet
from coach_app.ui.theme import DARK, LIGHT, Tokens, contrast


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_colour_is_a_token(tokens: Tokens) -> None:
    sheet = form_sheet(tokens)
    assert "{" in sheet
    assert "{{" not in sheet
    assert tokens.accent in sheet


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_edges_of_fields_and_the_focus_can_be_seen(tokens: Tokens) -> None:
    for ground in (tokens.page, tokens.card):
        assert contrast(tokens.muted, ground) >= 3
        assert contrast(tokens.accent, ground) >= 3
