from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from coach_app.errors import MissingPartError
from coach_app.ui.paper.application import paper_font, with_fonts


def test_the_application_that_is_there_is_used(qapp: QApplication) -> None:
    assert with_fonts() is qapp


def test_the_type_of_paper_has_chinese(qapp: QApplication) -> None:
    font = paper_font(9.5)
    assert QFontInfo(font).family() in QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    assert QFontMetricsF(font).inFont("您")


def test_without_a_font_for_chinese_it_says_what_to_do(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: [])
    with pytest.raises(MissingPartError, match=r"No font .* Chinese .*Noto Sans CJK"):
        paper_font(9.5)
