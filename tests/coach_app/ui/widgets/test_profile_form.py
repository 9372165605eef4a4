from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.people.profile import Profile
from coach_app.ui.language import Language
from coach_app.ui.widgets.profile_form import ProfileForm


@pytest.fixture
def form(qtbot: QtBot, language: Language) -> ProfileForm:
    made = ProfileForm()
    qtbot.addWidget(made)
    return made


def test_what_is_filled_in_is_a_profile(form: ProfileForm) -> None:
    assert not form.complete
    form.name.setText(" Lin ")
    form.staff_number.setText("8021")
    form.company.setText("云海宽带")
    form.more.setText("热线=10000； 部门＝宽带客服;空=")
    profile = form.profile()
    assert (profile.name, profile.staff_number, profile.company) == ("Lin", "8021", "云海宽带")
    assert profile.placeholders == (("热线", "10000"), ("部门", "宽带客服"))


def test_who_is_shown_stays_the_same_person(form: ProfileForm) -> None:
    lin = Profile.new("Lin", placeholders=(("热线", "10000"),))
    form.show_profile(lin)
    assert form.profile() == lin
    form.name.setText("Lin Jing")
    assert form.profile().id == lin.id
    form.show_profile(None)
    assert not form.complete


def test_nothing_longer_than_a_profile_takes_can_be_typed(form: ProfileForm) -> None:
    form.name.setText("长" * 60)
    form.more.setText("名" * 60 + "=" + "值" * 60)
    assert len(form.profile().name) == 40
    assert form.profile().placeholders == (("名" * 40, "值" * 40),)


def test_typing_is_told(qtbot: QtBot, form: ProfileForm) -> None:
    with qtbot.waitSignal(form.changed):
        form.name.setText("L")


def test_its_fields_have_names_in_both_languages(form: ProfileForm, language: Language) -> None:
    language.use("zh")
    form.retranslate()
    names = [edit.accessibleName() for edit in (form.name, form.staff_number, form.company, form.more)]
    assert names == ["姓名", "工号", "公司", "其他用语"]


def test_a_trainer_stays_a_trainer_whatever_the_language(qtbot: QtBot, language: Language) -> None:
    form = ProfileForm()
    qtbot.addWidget(form)
    form.show_profile(Profile.new("王培训", role="trainer"))
    language.use("zh")
    form.retranslate()
    assert (form.role.currentText(), form.profile().role) == ("培训师", "trainer")
    form.show_profile(None)
    assert form.role.currentData() == "agent"
