from __future__ import annotations

from dataclasses import replace

from asr_models.transcript import Utterance
from audio.span import Span
from coach_app.review.correcting import PutRight, correction_of, is_hidden
from coach_app.rulings.corrections import corrected
from coach_app.rulings.entry import Correction
from tests.coach_app.samples import AGENT, CUSTOMER

HEARD = Utterance(AGENT, Span(10.0, 12.0), "请烧等", settled_at_s=12.4)
OTHER = Utterance(AGENT, Span(20.0, 22.0), "谢谢您", settled_at_s=22.4)


def right(text: str = "请烧等", **fields: object) -> PutRight:
    return replace(PutRight(text, AGENT, 10.0, 12.0), **fields)  # type: ignore[arg-type]


def test_what_is_the_same_needs_no_entry() -> None:
    assert correction_of(HEARD, right(" 请烧等 "), ()) is None


def test_words_speaker_and_ends_are_put_right_each_alone() -> None:
    words = correction_of(HEARD, right("请稍等"), (), "培训")
    speaker = correction_of(HEARD, right(speaker=CUSTOMER), ())
    ends = correction_of(HEARD, right(end_s=12.8), ())
    assert words is not None
    assert speaker is not None
    assert ends is not None
    assert (words.text, words.by, words.from_s, words.author) == ("请稍等", None, None, "培训")
    assert (speaker.text, speaker.by) == (None, CUSTOMER)
    assert (ends.from_s, ends.until_s) == (10.0, 12.8)


def test_one_correction_after_another_reaches_the_utterance_that_was_heard() -> None:
    made: list[Correction] = []
    now = HEARD
    for wish in (
        right("请稍等", speaker=CUSTOMER, start_s=13.0, end_s=15.0),
        PutRight("请您稍等", CUSTOMER, 13.0, 15.0),
        PutRight("请您稍等", AGENT, 14.0, 16.0),
    ):
        entry = correction_of(now, wish, made)
        assert entry is not None
        made.append(entry)
        now = next(u for u in corrected([HEARD, OTHER], made) if u.text != OTHER.text)
        assert (now.text, now.speaker, now.span) == (wish.text, wish.speaker, Span(wish.start_s, wish.end_s))
    assert {(entry.speaker, entry.start_s) for entry in made} == {(AGENT, 10.0)}


def test_no_words_take_the_utterance_away() -> None:
    entry = correction_of(HEARD, right(""), ())
    assert entry is not None
    assert corrected([HEARD, OTHER], [entry]) == [OTHER]


def test_hidden_words_are_never_taken_for_the_words() -> None:
    hidden = replace(HEARD, text="卡号••••••")
    assert is_hidden(hidden)
    assert correction_of(hidden, right("卡号••••••", speaker=CUSTOMER), ()) is not None
    entry = correction_of(hidden, right("卡号是••••••", speaker=CUSTOMER), ())
    assert entry is not None
    assert entry.text is None
