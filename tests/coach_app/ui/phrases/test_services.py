from __future__ import annotations

from pathlib import Path

from audio.span import Span
from coach_app.phrasebook.book import Wanted
from coach_app.phrasebook.shelf import Kept
from coach_app.ui.phrases.services import KeptPhrases
from feedback.lexicon import PhraseClass
from tests.coach_app.phrasebook.kept_words import keep_words


def test_the_phrases_of_this_computer(tmp_path: Path) -> None:
    keep_words(tmp_path, "20260101-090000-0001", "那个不是我们部门管的")
    services = KeptPhrases(tmp_path, "zh-service")
    kept = services.open()
    book, name = kept.book.with_added(PhraseClass.FORBIDDEN, Wanted("那个不是我们部门管的"))
    assert services.read(lambda _done, _of: True) == 1
    assert len(services.attempt(book, name, lambda _done, _of: True).heard) == 1
    kept = services.keep(Kept(book, kept.digest))
    assert services.open() == kept
    assert services.outdated(book) == ()
    assert services.rejudge(book, lambda _done, _of: True).done == ()
    assert services.hand_out(tmp_path / "t.csv", book) == len(book.lines())
    assert services.take_in(tmp_path / "t.csv", book).book == book
    assert not services.play("20260101-090000-0001", Span(0.0, 1.0))
    services.close()
