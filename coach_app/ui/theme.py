"""Colours, type and spacing as tokens, light and dark, and who tells the widgets of a change.

Every colour that carries text is held to a contrast of 4.5 by a test, on every surface it
may lie on. The grid is 8 px; Chinese text gets a line height of 1.6.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

# The grid.
GRID = 8

# First the fonts that have every character of Chinese, as each system calls its own.
FONTS = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Source Han Sans SC",
]

# Sizes of type in pixels.
SMALL, BODY, TITLE, LARGE = 12, 14, 16, 24

LINE_HEIGHT = 1.6


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as ``#RRGGBB``.

    Parameters
    ----------
    surface, surface_2 : str
        The two grounds; which of them is the page and which the card differs between light and dark.
    good_tint, nudge_tint, alert_tint, accent_tint : str
        Quiet grounds for what is good, nudged, alerted or chosen.
    text, muted, accent, good, nudge, alert, agent, customer : str
        What is written or drawn.
    on_accent : str
        Text on an accent ground.
    line, band : str
        Edges, and the range that gauges are drawn against; they carry no text.
    """

    name: str
    surface: str
    surface_2: str
    text: str
    muted: str
    line: str
    band: str
    accent: str
    on_accent: str
    good: str
    nudge: str
    alert: str
    agent: str
    customer: str
    accent_tint: str
    good_tint: str
    nudge_tint: str
    alert_tint: str

    @property
    def page(self) -> str:
        """The ground of the window."""
        return self.surface if self.name == "dark" else self.surface_2

    @property
    def card(self) -> str:
        """What lies on the page; brighter than it in both themes."""
        return self.surface_2 if self.name == "dark" else self.surface

    def colour(self, name: str) -> QColor:
        """A token by name, as Qt wants it."""
        return QColor(getattr(self, name))


LIGHT = Tokens(
    name="light",
    surface="#FFFFFF",
    surface_2="#F5F6F8",
    text="#1C1F24",
    muted="#5F6672",
    line="#E3E6EA",
    band="#E6F1EA",
    accent="#1769AA",
    on_accent="#FFFFFF",
    good="#1E7D4F",
    nudge="#9A5B00",
    alert="#B3261E",
    agent="#1769AA",
    customer="#6B5B95",
    accent_tint="#EAF2F9",
    good_tint="#EDF7F1",
    nudge_tint="#FDF4E3",
    alert_tint="#FCEEED",
)

DARK = Tokens(
    name="dark",
    surface="#16181D",
    surface_2="#1E2127",
    text="#E8EAED",
    muted="#9AA1AC",
    line="#2C3038",
    band="#22332B",
    accent="#5BA7E0",
    on_accent="#16181D",
    good="#58C08B",
    nudge="#F0A93B",
    alert="#F2766C",
    agent="#5BA7E0",
    customer="#B3A2D9",
    accent_tint="#1F2C38",
    good_tint="#1C2C25",
    nudge_tint="#322818",
    alert_tint="#35211F",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2: from 1 (equal) to 21 (black on white).

    Parameters
    ----------
    one, other : str
        ``#RRGGBB``.

    References
    ----------
    Web Content Accessibility Guidelines 2.2, relative luminance and contrast ratio.

    Examples
    --------
    >>> round(contrast("#000000", "#FFFFFF"), 1)
    21.0
    """
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def font(size: int = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface's type at `size` pixels, with figures of equal width."""
    made = QFont()
    made.setFamilies(FONTS)
    made.setPixelSize(size)
    made.setWeight(weight)
    return made


def system_theme() -> Tokens:
    """Dark where the system is, else light."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def moves_allowed() -> bool:
    """Whether things may move; the system's wish for reduced motion is respected (Qt 6.11 and later tell it)."""
    hints = (
        QGuiApplication.styleHints().accessibility() if hasattr(QGuiApplication.styleHints(), "accessibility") else None
    )
    wish = getattr(hints, "motionPreference", None)
    return wish is None or "Reduce" not in str(wish())


class Theme(QObject):
    """Owns the tokens in use; widgets that paint themselves listen to `changed`.

    Parameters
    ----------
    tokens : Tokens
        To begin with.
    """

    changed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.tokens = tokens

    def use(self, tokens: Tokens) -> None:
        """Show everything in these colours."""
        self.tokens = tokens
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette(tokens))
        self.changed.emit()

    def use_named(self, name: str) -> None:
        """Show everything in these colours, ``light`` or ``dark``, unless it is; empty for the system's."""
        tokens = THEMES.get(name) or system_theme()
        if tokens is not self.tokens:
            self.use(tokens)

    def switch(self) -> None:
        """Light to dark and back."""
        self.use(DARK if self.tokens is LIGHT else LIGHT)


def palette(tokens: Tokens) -> QPalette:
    """What Qt's own controls take their colours from."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: tokens.page,
        role.Base: tokens.card,
        role.AlternateBase: tokens.page,
        role.Button: tokens.card,
        role.ToolTipBase: tokens.card,
        role.WindowText: tokens.text,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.Mid: tokens.line,
    }.items():
        made.setColor(which, QColor(colour))
    made.setColor(QPalette.ColorGroup.Disabled, role.ButtonText, QColor(tokens.muted))
    return made


# Tokens that text may be written in, and those it may be written on.
INKS = ("text", "muted", "accent", "good", "nudge", "alert", "agent", "customer")
GROUNDS = ("surface", "surface_2", "accent_tint", "good_tint", "nudge_tint", "alert_tint")

NAMES = tuple(field.name for field in fields(Tokens) if field.name != "name")
