from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach_app.ui.language import Language
from coach_app.ui.library.library_keys import ON_SELECTED, LibraryDo
from coach_app.ui.library.library_menus import LibraryMenus


@pytest.fixture
def menus(qtbot: QtBot, language: Language) -> Iterator[LibraryMenus]:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = LibraryMenus(owner)
    QVBoxLayout(owner).addWidget(made)
    owner.show()
    owner.activateWindow()
    made.bring.setFocus()
    yield made
    owner.close()


def test_an_action_answers_to_its_key(menus: LibraryMenus) -> None:
    done: list[LibraryDo] = []
    menus.on(LibraryDo.IMPORT, lambda: done.append(LibraryDo.IMPORT))
    QTest.keyClick(menus.bring, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert done == [LibraryDo.IMPORT]


def test_without_a_selection_nothing_can_be_done_to_it(menus: LibraryMenus) -> None:
    assert not any(menus.actions_[do].isEnabled() for do in ON_SELECTED)
    menus.show_selected(2)
    assert menus.actions_[LibraryDo.DELETE].isEnabled()
    assert not menus.actions_[LibraryDo.SHARE].isEnabled()
    menus.show_selected(1)
    assert menus.actions_[LibraryDo.SHARE].isEnabled()


def test_an_import_is_gone_on_with_only_while_recordings_wait(menus: LibraryMenus) -> None:
    resuming = [menus.actions_[do] for do in (LibraryDo.RESUME, LibraryDo.GIVE_UP)]
    assert not any(action.isEnabled() for action in resuming)
    menus.show_waiting(3)
    assert all(action.isEnabled() for action in resuming)


def test_every_action_stands_in_a_menu_with_its_name(menus: LibraryMenus, language: Language) -> None:
    language.use("zh")
    menus.retranslate()
    entries = [action.text() for button in (menus.bring, menus.session) for action in button.menu().actions()]
    assert {"导入录音…", "删除选中的会话…", "规则准不准"} <= set(entries)
