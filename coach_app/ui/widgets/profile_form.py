"""The fields of a profile: what somebody is called, and what this person says in the blanks of phrases."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach_app.people.profile import Profile
from coach_app.ui.theme import GRID
from coach_app.ui.widgets.form_parts import ChoiceBox, Field

#: What a value may be long, as `Profile` has it.
LONGEST = 40


class ProfileForm(QWidget):
    """Name, number, company and further words."""

    changed = Signal()
    """Something was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Profile | None = None
        self.name, self.staff_number, self.company = (QLineEdit() for _ in range(3))
        self.more = QLineEdit()
        self.role = ChoiceBox()
        self._role_field = Field(self.role)
        self._fields: dict[QLineEdit, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        for pair in ((self.name, self.staff_number), (self.company, self.more)):
            row = QHBoxLayout()
            row.setSpacing(2 * GRID)
            for edit in pair:
                edit.textChanged.connect(lambda _: self.changed.emit())
                self._fields[edit] = Field(edit)
                row.addWidget(self._fields[edit], 1)
            column.addLayout(row)
        self.role.currentIndexChanged.connect(lambda _: self.changed.emit())
        column.addWidget(self._role_field)
        for edit in (self.name, self.staff_number, self.company):
            edit.setMaxLength(LONGEST)
        self.retranslate()

    @property
    def complete(self) -> bool:
        """Whether there is a name."""
        return bool(self.name.text().strip())

    def show_profile(self, profile: Profile | None) -> None:
        """Fill in somebody, or nobody."""
        self._shown = profile
        self.name.setText(profile.name if profile else "")
        self.staff_number.setText(profile.staff_number if profile else "")
        self.company.setText(profile.company if profile else "")
        self.more.setText(_as_text(profile.placeholders) if profile else "")
        self.role.setCurrentIndex(max(0, self.role.findData(profile.role if profile else "agent")))

    def profile(self) -> Profile:
        """What is filled in; the same person that was shown, or a new one."""
        more, role = _as_pairs(self.more.text()), self.role.currentData()
        made = Profile.new(self.name.text(), self.staff_number.text(), self.company.text(), more, role)
        return made if self._shown is None else made.model_copy(update={"id": self._shown.id})

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._fields[self.name].call(self.tr("Name"), self.tr("As you say it to customers"))
        self._fields[self.staff_number].call(self.tr("Staff number"), self.tr("As you read it out, such as 8021"))
        self._fields[self.company].call(self.tr("Company"), self.tr("As you say it in the greeting"))
        self._role_field.call(self.tr("Role"), self.tr("What this person does here"))
        chosen = self.role.currentIndex()
        with QSignalBlocker(self.role):
            self.role.clear()
            self.role.addItem(self.tr("Agent"), "agent")
            self.role.addItem(self.tr("Trainer"), "trainer")
            self.role.setCurrentIndex(max(0, chosen))
        self.setAccessibleName(self.tr("Profile"))
        self._fields[self.more].call(self.tr("Further words"), self.tr("Such as 热线=10000；部门=宽带客服"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _as_text(pairs: tuple[tuple[str, str], ...]) -> str:
    return "；".join(f"{name}={value}" for name, value in pairs)


def _as_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Read ``name=value`` between semicolons of either width; what has no name or no value is left out."""
    parts = (part.replace("＝", "=").partition("=") for part in text.replace(";", "；").split("；"))
    pairs = ((name.strip()[:LONGEST], value.strip()[:LONGEST]) for name, _, value in parts)
    return tuple((name, value) for name, value in pairs if name and value)
