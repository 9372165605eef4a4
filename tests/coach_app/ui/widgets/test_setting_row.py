from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from coach_app.settings import Settings, entries
from coach_app.ui.language import Language
from coach_app.ui.widgets.form_parts import ChoiceBox
from coach_app.ui.widgets.setting_row import SettingRow
from feedback.flag import Kind

ENTRIES = {entry.name: entry for entry in entries()}


def row(qtbot: QtBot, language: Language, name: str) -> SettingRow:
    made = SettingRow(ENTRIES[name], language)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_setting_has_a_control_with_a_name_and_shows_its_usual_value(qtbot: QtBot, language: Language) -> None:
    for name, entry in ENTRIES.items():
        shown = row(qtbot, language, name)
        assert shown.control.accessibleName() == entry.about.title.en
        assert shown.value == Settings.model_fields[name].get_default()
        assert not shown.reset.isVisible()


def test_a_number_keeps_its_range_and_tells_its_unit(qtbot: QtBot, language: Language) -> None:
    quiet = row(qtbot, language, "call_quiet_s")
    box = quiet.control
    assert isinstance(box, QDoubleSpinBox)
    assert (box.minimum(), box.maximum(), box.suffix()) == (1.0, 60.0, " s")
    with qtbot.waitSignal(quiet.changed) as changed:
        box.setValue(4.5)
    assert changed.args == [4.5]


def test_a_whole_number_stays_whole(qtbot: QtBot, language: Language) -> None:
    opacity = row(qtbot, language, "overlay_opacity")
    box = opacity.control
    assert isinstance(box, QDoubleSpinBox)
    with qtbot.waitSignal(opacity.changed) as changed:
        box.setValue(60)
    assert changed.args == [60]
    assert isinstance(changed.args[0], int)


def test_a_switch_says_in_a_word_how_it_stands(qtbot: QtBot, language: Language) -> None:
    muted = row(qtbot, language, "muted")
    box = muted.control
    assert isinstance(box, QCheckBox)
    assert box.text() == "Off"
    with qtbot.waitSignal(muted.changed) as changed:
        box.click()
    assert (changed.args, box.text()) == ([True], "On")


def test_a_choice_is_offered_in_words(qtbot: QtBot, language: Language) -> None:
    engine = row(qtbot, language, "engine")
    box = engine.control
    assert isinstance(box, ChoiceBox)
    assert box.currentText() == "Automatic"
    box.setCurrentIndex(1)
    with qtbot.waitSignal(engine.changed) as changed:
        box.activated.emit(1)
    assert changed.args == ["vosk"]


def test_what_only_this_machine_knows_is_offered_later_and_a_lost_choice_stays(
    qtbot: QtBot, language: Language
) -> None:
    model = row(qtbot, language, "model")
    box = model.control
    assert isinstance(box, ChoiceBox)
    model.show_value("gone")
    model.offer((("", "Automatic"), ("small", "A small one")))
    assert [box.itemText(at) for at in range(box.count())] == ["Automatic", "A small one", "gone"]
    assert box.currentText() == "gone"


def test_any_of_many_kinds(qtbot: QtBot, language: Language) -> None:
    kinds = row(qtbot, language, "silenced")
    box = next(box for box in kinds.findChildren(QCheckBox) if box.text() == "Filler words")
    with qtbot.waitSignal(kinds.changed) as changed:
        box.click()
    assert changed.args == [frozenset({Kind.FILLER})]
    kinds.show_value(frozenset())
    assert not box.isChecked()


def test_it_goes_back_to_the_usual_value(qtbot: QtBot, language: Language) -> None:
    quiet = row(qtbot, language, "call_quiet_s")
    quiet.show_value(9.0)
    assert quiet.reset.isVisible()
    with qtbot.waitSignal(quiet.changed) as changed:
        quiet.reset.click()
    assert changed.args == [3.0]
    assert not quiet.reset.isVisible()


def test_showing_is_no_change(qtbot: QtBot, language: Language) -> None:
    quiet = row(qtbot, language, "call_quiet_s")
    with qtbot.assertNotEmitted(quiet.changed):
        quiet.show_value(9.0)


def test_it_follows_the_language(qtbot: QtBot, language: Language) -> None:
    quiet = row(qtbot, language, "call_quiet_s")
    language.use("zh")
    quiet.retranslate()
    assert isinstance(quiet.control, QDoubleSpinBox)
    assert (quiet.control.accessibleName(), quiet.control.suffix()) == ("开始前的安静", " 秒")
