"""The notation of what is looked for: words by sound, phrases and cues, any of them enough."""

from __future__ import annotations

from feedback.drills.stretches import sentences_in
from feedback.drills.wanted import alternatives, heard_in, words_in
from feedback.sentences import Sentence
from tests.feedback.drills.takes import a_take


def said(text: str) -> Sentence:
    take = a_take([("agent", 0.5, 4.0, text)])
    (sentence,) = sentences_in(take, [take.whole])
    return sentence


def test_any_of_the_alternatives() -> None:
    assert alternatives(["着急|生气", "STD-50"]) == ("着急", "生气", "STD-50")


def test_words_phrases_and_cues() -> None:
    sentence = said("我知道您现在非常着急。")
    assert heard_in(sentence, ["着急", "STD-50", "@empathises", "生气", "STD-47"]) == ("着急", "STD-50", "@empathises")


def test_long_words_by_sound_short_ones_exactly() -> None:
    assert words_in("三个公作日内到帐", ["工作日", "到账"]) == ("工作日", "到账")
    assert words_in("他很捉急", ["着急"]) == ()


def test_what_is_denied_is_not_there() -> None:
    assert words_in("这件事不麻烦", ["麻烦"]) == ()
    assert words_in("麻烦您了", ["麻烦"]) == ("麻烦",)
