"""How fields, lists and ticks look: what the live page does without and the pages that ask something need."""

from __future__ import annotations

from coach_app.ui.theme import LARGE, SMALL, Tokens

_SHEET = """
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{
  background: {page}; border: 1px solid {muted}; border-radius: 8px; padding: 0 8px; min-height: 30px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
  border: 2px solid {accent}; padding: 0 7px; min-height: 28px; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
  color: {muted}; border-color: {line}; }}
QComboBox QAbstractItemView {{ background: {card}; border: 1px solid {line}; padding: 4px; outline: 0;
  selection-background-color: {accent_tint}; selection-color: {text}; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: none; background: transparent;
  padding: 0 7px; min-height: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QCheckBox, QRadioButton {{ spacing: 8px; padding: 4px; border: 2px solid transparent; border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px; background: {page};
  border: 2px solid {muted}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; background: {on_accent}; border: 5px solid {accent}; }}
QListWidget {{ background: transparent; border: 1px solid {line}; border-radius: 8px; padding: 4px; outline: 0; }}
QListWidget:focus {{ border: 2px solid {accent}; padding: 3px; }}
QListWidget::item {{ padding: 8px; border-radius: 6px; color: {text}; }}
QListWidget::item:selected {{ background: {accent_tint}; color: {accent}; }}
QScrollArea:focus {{ border: 2px solid {accent}; border-radius: 8px; }}
QLabel[role="reading"] {{ font-size: {large}px; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="warning"] {{ color: {alert}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {accent}; }}
QPushButton[kind="quiet"]:hover {{ background: {accent_tint}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {accent}; }}
QPushButton[kind="quiet"]:disabled {{ color: {muted}; }}
QPushButton[kind="line"] {{ background: transparent; border-color: transparent; color: {accent}; text-align: left;
  padding: 0; min-height: 22px; }}
QPushButton[kind="line"]:hover {{ background: {accent_tint}; }}
QPushButton[kind="line"]:focus {{ border-color: {accent}; }}
QPushButton[kind="line"]:disabled {{ color: {muted}; font-size: {small}px; min-height: 18px; }}
QPushButton[kind="danger"] {{ color: {alert}; border-color: {alert}; }}
QPushButton[kind="danger"]:focus {{ border: 2px solid {alert}; }}
QPushButton[kind="main"]:disabled {{ background: {line}; border-color: {line}; color: {muted}; }}
QPushButton[kind="small"] {{ font-size: {small}px; min-height: 24px; padding: 0 8px; }}
"""


def form_sheet(tokens: Tokens) -> str:
    """What stands on a page with fields, besides the window's own style sheet.

    Examples
    --------
    >>> from coach_app.ui.theme import LIGHT
    >>> "QComboBox" in form_sheet(LIGHT)
    True
    """
    colours = {name: getattr(tokens, name) for name in Tokens.__slots__ if name != "name"}
    return _SHEET.format(**colours, page=tokens.page, card=tokens.card, large=LARGE, small=SMALL)
