"""Which microphone and which far end: two lists, with the ways to do without a far end among them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from audio.block import Speaker
from audio.capture import Device, Role
from coach_app.recording.messages import CapturePlan, Levels
from coach_app.ui.theme import GRID, Theme
from coach_app.ui.widgets.form_parts import ChoiceBox, Field
from coach_app.ui.widgets.level_meter import LevelMeter


@dataclass(frozen=True, slots=True)
class _FarEnd:
    """A line of the second list."""

    device: str | None
    channels: tuple[int, int] | None = None


class DevicePicker(QWidget):
    """Two lists, each with a meter that moves.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    chosen = Signal(object)
    """The user chose; carries the `CapturePlan`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._devices: tuple[Device, ...] = ()
        self._plan = CapturePlan()
        self.microphone, self.far_end = ChoiceBox(), ChoiceBox()
        self.meters = {
            Speaker.AGENT: LevelMeter(theme, "agent"),
            Speaker.CUSTOMER: LevelMeter(theme, "customer"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * GRID)
        self._fields: list[Field] = []
        for box, meter in zip((self.microphone, self.far_end), self.meters.values(), strict=True):
            box.activated.connect(lambda _: self._choose())
            column = QVBoxLayout()
            column.setSpacing(GRID)
            field = Field(box)
            self._fields.append(field)
            column.addWidget(field)
            column.addWidget(meter)
            row.addLayout(column, 1)
        self.retranslate()

    @property
    def plan(self) -> CapturePlan:
        """What is chosen."""
        return self._plan

    def offer(self, devices: tuple[Device, ...], plan: CapturePlan) -> None:
        """Show what there is, and what is chosen now.

        A device that was chosen and is not there is shown as such, and stays chosen: it may be plugged in again.
        """
        self._devices, self._plan = devices, plan
        self._fill()

    def show_levels(self, levels: Levels | None) -> None:
        """Move the meters; ``None`` when the devices are closed."""
        sides = {} if levels is None else {side.speaker: side for side in levels.sides}
        for speaker, meter in self.meters.items():
            meter.show_level(sides.get(speaker))

    def retranslate(self) -> None:
        """Speak the language in use."""
        microphone, far_end = self.tr("Microphone"), self.tr("The customer's sound")
        self._fields[0].call(microphone, self.tr("Your headset's microphone"))
        self._fields[1].call(far_end, self.tr("Where the softphone plays: choose the headset"))
        self.meters[Speaker.AGENT].call(microphone)
        self.meters[Speaker.CUSTOMER].call(far_end)
        self.setAccessibleName(self.tr("Devices"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _of(self, role: Role) -> list[Device]:
        return [device for device in self._devices if device.role is role]

    def _fill(self) -> None:
        microphones = [("", self._usual(Role.MICROPHONE))]
        microphones += [(device.id, device.name) for device in self._of(Role.MICROPHONE)]
        if self._plan.microphone not in [name for name, _ in microphones]:
            microphones.append((self._plan.microphone, self.tr("Not plugged in: {0}").format(self._plan.microphone)))
        _show(self.microphone, microphones, self._plan.microphone)
        _show(self.far_end, self._far_ends(), _FarEnd(self._plan.far_end, self._plan.channels))
        self.meters[Speaker.CUSTOMER].setVisible(Speaker.CUSTOMER in self._plan.speakers)

    def _far_ends(self) -> list[tuple[_FarEnd, str]]:
        lines = [(_FarEnd(""), self._usual(Role.FAR_END))]
        lines += [(_FarEnd(device.id), device.name) for device in self._of(Role.FAR_END)]
        microphone = next((one for one in self._of(Role.MICROPHONE) if one.id == self._plan.microphone), None)
        if (microphone is not None and microphone.channels >= 2) or self._plan.channels:
            lines.append((_FarEnd(None, (0, 1)), self.tr("In the microphone's device: left me, right customer")))
            lines.append((_FarEnd(None, (1, 0)), self.tr("In the microphone's device: left customer, right me")))
        lines.append((_FarEnd(None), self.tr("None: only my own voice")))
        now = _FarEnd(self._plan.far_end, self._plan.channels)
        if now not in [line for line, _ in lines]:
            lines.append((now, self.tr("Not plugged in: {0}").format(self._plan.far_end)))
        return lines

    def _usual(self, role: Role) -> str:
        usual = next((device.name for device in self._of(role) if device.usual), "")
        return self.tr("As the system ({0})").format(usual) if usual else self.tr("As the system")

    def _choose(self) -> None:
        microphone, far_end = self.microphone.currentData(), self.far_end.currentData()
        if microphone != self._plan.microphone:
            far_end = far_end if far_end.channels is None else _FarEnd("")  # another device need not carry both sides
        plan = CapturePlan(microphone, far_end.device, far_end.channels)
        if plan != self._plan:
            self._plan = plan
            self._fill()
            self.chosen.emit(plan)


def _show(box: QComboBox, lines: list[tuple[str, str]] | list[tuple[_FarEnd, str]], now: object) -> None:
    box.clear()
    for value, words in lines:
        box.addItem(words, value)
        if value == now:
            box.setCurrentIndex(box.count() - 1)
    box.setToolTip(box.currentText())
