"""What each key and button does on the practice page, by which of its pages is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coach_app.ui.practice.keys import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach_app.ui.practice.page import PracticePage


def answer(page: PracticePage) -> None:
    """Let the page answer to its keys and buttons."""
    home, sheet, run, result = page.home, page.sheet, page.run, page.result

    studio = page.studio
    _buttons(page)

    def on(act: Act, answers: dict[object, Callable[[], object]], in_studio: Callable[[], object]) -> None:
        def press() -> None:
            if studio.front is not None:
                in_studio()
            else:
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
        studio.press,
    )
    on(Act.REPEAT, {run: page.taking.repeat}, studio.hear_model)
    on(Act.HANG_UP, {run: page.taking.hang_up}, _nothing)
    on(Act.LEAVE, {sheet: page.go_home, run: page.leave, result: page.go_home}, page.leave_studio)
    on(Act.WORDS, {run: run.level.next_level}, studio.next_level)
    for number, act in enumerate((Act.CARD_1, Act.CARD_2, Act.CARD_3), 1):
        on(act, {home: lambda place=number: home.press_card(place)}, _nothing)  # type: ignore[misc]
    on(Act.SEARCH, {home: lambda: home.finder.search.setFocus(Qt.FocusReason.ShortcutFocusReason)}, _nothing)
    on(Act.TIP, {home: home.tip.press}, _nothing)
    on(Act.PLACE, {home: home.press_offer}, _nothing)
    on(Act.REVIEW, {result: result.ask_review}, _nothing)
    on(Act.NEXT, {result: result.ask_next}, page.leave_studio)
    on(Act.MEND, {home: home.press_banner, sheet: sheet.press_banner, result: result.press_mend}, _nothing)
    on(Act.MODEL, {}, studio.hear_model)
    on(Act.OWN, {result: result.hear_thing}, studio.hear_own)
    on(Act.KEEP, {}, studio.keep)
    on(Act.OTHER, {}, studio.other)
    on(Act.USUAL, {}, lambda: studio.in_gym(lambda row: row.say_usual()))
    on(Act.FILE, {}, lambda: studio.in_gym(lambda row: row.choose()))
    on(Act.BEST, {}, lambda: studio.in_gym(lambda row: row.make_best()))
    on(Act.RENAME, {}, lambda: studio.in_gym(lambda row: row.rename()))
    on(Act.REMOVE, {}, lambda: studio.in_gym(lambda row: row.remove()))


def _buttons(page: PracticePage) -> None:
    home, sheet, run, result = page.home, page.sheet, page.run, page.result
    home.begin.connect(page.open_card)
    home.drill.connect(page.open_drill)
    home.place.connect(page.place)
    home.mend.connect(page.mend)
    sheet.mend.connect(page.mend)
    result.mend.connect(page.mend)
    home.again.connect(page.look)
    home.progress.connect(page.progress)
    page.studio.leave.connect(page.leave_studio)
    sheet.start.connect(page.start)
    sheet.back.connect(page.go_home)
    run.repeat.connect(page.taking.repeat)
    run.hang_up.connect(page.taking.hang_up)
    run.leave.connect(page.leave)
    result.again.connect(page.start)
    result.review.connect(page.review)
    result.next.connect(page.next_one)
    result.home.connect(page.go_home)


def _nothing() -> None:
    """Nobody answers to this key here."""
