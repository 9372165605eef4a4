"""How a setting is described: everything that a dialog needs to ask for it, beside the field itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from annotated_types import Ge, Le
from pydantic import BaseModel


class Words(NamedTuple):
    """A sentence in both languages of the interface."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The sentence in `language` (``zh`` or ``en``)."""
        return self.en if language == "en" else self.zh


_NO_UNIT = Words("", "")


class Group(StrEnum):
    """The sections of the settings page, in their order; `GROUP_TITLES` has their names."""

    GENERAL = "general"
    DEVICES = "devices"
    RECOGNITION = "recognition"
    CALLS = "calls"
    NUDGES = "nudges"
    OVERLAY = "overlay"
    PRIVACY = "privacy"


class Control(StrEnum):
    """How a setting is asked for."""

    SWITCH = "switch"
    NUMBER = "number"
    CHOICE = "choice"
    """One of `Entry.choices`."""
    KINDS = "kinds"
    """Any of `Entry.choices`, kinds of flags, which the screens have names for."""
    MICROPHONE = "microphone"
    """One of the devices that are there, by id; empty for the usual one."""
    FAR_END = "far_end"
    """The same for the customer's side."""
    MODEL = "model"
    """One of the installed models, by id; empty for the usual one."""
    PACK = "pack"
    """One of the packs, by id."""


GROUP_TITLES: dict[Group, Words] = {
    Group.GENERAL: Words("通用", "General"),
    Group.DEVICES: Words("设备", "Devices"),
    Group.RECOGNITION: Words("识别与规则", "Recognition and rules"),
    Group.CALLS: Words("通话", "Calls"),
    Group.NUDGES: Words("提示", "Nudges"),
    Group.OVERLAY: Words("置顶条", "Overlay"),
    Group.PRIVACY: Words("隐私", "Privacy"),
}


class Choice(NamedTuple):
    """One value that may be chosen and its name; without a name the screen has one."""

    value: str
    title: Words | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a setting says of itself."""

    group: Group
    control: Control
    title: Words
    help: Words
    unit: Words = _NO_UNIT
    step: float = 1.0
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the settings page.

    Parameters
    ----------
    name : str
        Field of the model.
    about : About
        Group, control, words, unit, choices.
    low, high : float or None
        Range of a number.
    usual : object
        The value that it has until somebody chooses.
    """

    name: str
    about: About
    low: float | None
    high: float | None
    usual: Any


def entries_of(model: type[BaseModel]) -> tuple[Entry, ...]:
    """Every field of a model that says something of itself, by group and within it in its order."""
    found = []
    for name, field in model.model_fields.items():
        about = next((part for part in field.metadata if isinstance(part, About)), None)
        if about is not None:
            low = next((part.ge for part in field.metadata if isinstance(part, Ge)), None)
            high = next((part.le for part in field.metadata if isinstance(part, Le)), None)
            found.append(Entry(name, about, _number(low), _number(high), field.get_default()))
    order = list(Group)
    return tuple(sorted(found, key=lambda entry: order.index(entry.about.group)))


def _number(bound: object) -> float | None:
    return float(bound) if isinstance(bound, int | float) else None
