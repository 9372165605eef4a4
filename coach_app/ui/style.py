"""The style sheet, written from the tokens: what a card, a button and a heading look like."""

from __future__ import annotations

from coach_app.ui.theme import BODY, FONTS, LARGE, SMALL, TITLE, Tokens

_SHEET = """
* {{ font-family: {fonts}; font-size: {body}px; color: {text}; }}
QMainWindow, #page {{ background: {page}; }}
#rail {{ background: {card}; border: none; border-right: 1px solid {line}; }}
#card {{ background: {card}; border: 1px solid {line}; border-radius: 12px; }}
#card[tone="nudge"] {{ background: {nudge_tint}; border-color: {nudge}; }}
#card[tone="alert"] {{ background: {alert_tint}; border-color: {alert}; }}
#card[tone="good"] {{ background: {good_tint}; border-color: {good}; }}
#banner {{ background: {nudge_tint}; border: 1px solid {nudge}; border-radius: 8px; }}
#banner[tone="info"] {{ background: {accent_tint}; border-color: {accent}; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[role="large"] {{ font-size: {large}px; font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="small"] {{ color: {muted}; font-size: {small}px; }}
QLabel[ink="good"] {{ color: {good}; }}
QLabel[ink="nudge"] {{ color: {nudge}; }}
QLabel[ink="alert"] {{ color: {alert}; }}
QLabel[ink="agent"] {{ color: {agent}; }}
QLabel[ink="customer"] {{ color: {customer}; }}
QLabel[ink="muted"] {{ color: {muted}; }}
QLabel[ink="text"] {{ color: {text}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton {{ background: {card}; border: 1px solid {line}; border-radius: 8px; padding: 0 12px; min-height: 30px; }}
QPushButton:hover {{ border-color: {muted}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; }}
QPushButton:pressed, QPushButton:checked {{ background: {accent_tint}; border-color: {accent}; color: {accent}; }}
QPushButton:disabled {{ color: {muted}; background: transparent; }}
QPushButton[kind="main"] {{ background: {accent}; border-color: {accent}; color: {on_accent}; font-weight: 600; }}
QPushButton[kind="main"]:focus {{ border: 2px solid {text}; }}
QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: 8px; padding: 4px 2px;
  font-size: {small}px; color: {muted}; }}
#rail QToolButton {{ padding: 1px 2px; }}
QToolButton:hover {{ background: {accent_tint}; }}
QToolButton:checked {{ background: {accent_tint}; color: {accent}; font-weight: 600; }}
QLineEdit {{ background: {card}; border: 1px solid {muted}; border-radius: 8px; padding: 0 8px; }}
QLineEdit:focus {{ border: 2px solid {accent}; }}
QListView, QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 4px; min-height: 32px; }}
QScrollBar::handle:vertical:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: none; border: none; height: 0; }}
QProgressBar {{ background: {line}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QDialog {{ background: {page}; }}
QToolTip {{ background: {card}; color: {text}; border: 1px solid {line}; padding: 4px; }}
"""


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of a theme.

    Examples
    --------
    >>> from coach_app.ui.theme import LIGHT
    >>> "#1769AA" in style_sheet(LIGHT)
    True
    """
    colours = {name: getattr(tokens, name) for name in Tokens.__slots__ if name != "name"}
    return _SHEET.format(
        **colours,
        page=tokens.page,
        card=tokens.card,
        fonts=", ".join(f'"{name}"' for name in FONTS),
        body=BODY,
        small=SMALL,
        title=TITLE,
        large=LARGE,
    )
