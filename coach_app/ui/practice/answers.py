"""What each key does on the practice page, by which of its pages is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coach_app.ui.practice.keys import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach_app.ui.practice.page import PracticePage


def answer(page: PracticePage) -> None:
    """Let the page answer to its keys."""
    home, sheet, run, result = page.home, page.sheet, page.run, page.result

    def on(act: Act, answers: dict[object, Callable[[], object]]) -> None:
        def press() -> None:
            answers.get(page.stack.currentWidget(), _nothing)()

        page.keys.on(act, press)

    def first_card() -> None:
        cards = [view for view in home.cards if view.card is not None]
        undone = next((view for view in cards if view.card is not None and not view.card.done), None)
        if undone is not None:
            undone.press()

    on(
        Act.GO,
        {
            home: first_card,
            sheet: sheet.press,
            result: page.start,
        },
    )
    on(Act.REPEAT, {run: page.taking.repeat})
    on(Act.HANG_UP, {run: page.taking.hang_up})
    on(Act.LEAVE, {sheet: page.go_home, run: page.leave, result: page.go_home})
    on(Act.WORDS, {run: run.level.next_level})
    for number, act in enumerate((Act.CARD_1, Act.CARD_2, Act.CARD_3), 1):
        on(act, {home: lambda place=number: home.press_card(place)})  # type: ignore[misc]
    on(Act.SEARCH, {home: lambda: home.finder.search.setFocus(Qt.FocusReason.ShortcutFocusReason)})
    on(Act.TIP, {home: home.tip.press})
    on(Act.PLACE, {home: home.press_offer})
    on(Act.REVIEW, {result: result.ask_review})
    on(Act.NEXT, {result: result.ask_next})


def _nothing() -> None:
    """Nobody answers to this key here."""
