from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach_app.live_gauges import Voice
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.card import GlyphView
from coach_app.ui.widgets.talk_share import ShareBar, TalkShare


@pytest.fixture
def share(qtbot: QtBot, theme: Theme, language: Language) -> TalkShare:
    made = TalkShare(theme)
    qtbot.addWidget(made)
    return made


def test_both_shares_are_figures_and_lengths(share: TalkShare) -> None:
    share.show_voices(Voice(share=0.38), Voice(share=0.62))
    assert [label.text() for label in share.findChildren(QLabel)] == ["Customer 62%", "Me 38%"]
    bar = share.findChild(ShareBar)
    assert bar is not None
    assert bar.accessibleName() == "62%"
    assert share.accessibleName() == "Talk share: Customer 62%, Me 38%"


def test_before_anybody_has_spoken_there_are_no_figures(share: TalkShare) -> None:
    share.show_voices(Voice(), Voice())
    assert [label.text() for label in share.findChildren(QLabel)] == ["Customer", "Me"]


def test_a_wave_stands_beside_whoever_speaks(share: TalkShare) -> None:
    share.show_voices(Voice(speaking=True), Voice())
    assert [view.shown[0] for view in share.findChildren(GlyphView)] == [Glyph.RING, Glyph.WAVE]
    share.show_voices(Voice(), Voice(speaking=True))
    assert [view.shown[0] for view in share.findChildren(GlyphView)] == [Glyph.WAVE, Glyph.DISC]


def test_an_agent_who_is_heard_alone_has_all_of_the_talk(share: TalkShare) -> None:
    share.show_voices(Voice(share=1.0), Voice())
    assert [label.text() for label in share.findChildren(QLabel)] == ["Customer 0%", "Me 100%"]
