"""One check of one take: said, unsaid, words, rules, measures, and what cannot be assessed."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.checking import Checked, Why, check_take, filled
from feedback.drills.drill import Drill
from feedback.drills.marking import mark
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.measures import MEASURES
from feedback.drills.take import Take
from feedback.flag import Flag, Kind, Severity
from feedback.sentences import PhraseSpan, Sentence
from tests.feedback.conversations import AGENT
from tests.feedback.drills.takes import a_take, book, spoken, words
from tests.feedback.drills.voiced import Heard, Spoke, voiced_take

WAIT, THANKS, BACK = "请您稍等一会，好吗？", "谢谢您的耐心等待。", "我们正在为您查询，请您稍等。"


def checked(take: Take, **check: object) -> Checked:
    return check_take(take, Check.model_validate(check), words(), book().lists)


def take_of(*texts: str) -> Take:
    return a_take(spoken(*texts))


class _Doubtful:
    """Words of which one phrase was only possibly said."""

    def __init__(self, take: Take, doubtful: str) -> None:
        self._words, self._doubtful = take.view.words, doubtful

    def sentences(self, speaker: Speaker, as_of_s: float) -> list[Sentence]:
        return [
            replace(s, phrases=tuple(self._mark(p) for p in s.phrases)) for s in self._words.sentences(speaker, as_of_s)
        ]

    def _mark(self, phrase: PhraseSpan) -> PhraseSpan:
        return replace(phrase, said=False) if phrase.phrase == self._doubtful else phrase


def doubting(take: Take, phrase: str) -> Take:
    return replace(take, view=replace(take.view, words=_Doubtful(take, phrase)))


def unanswered(drill: Drill) -> Take:
    """A take of a drill all of whose lines came, and nothing was said to any."""
    spoken_s = 0.0 if drill.speaks == "prompt" else 0.6
    heard = [Heard(line.id, 1.5 * n, 1.5 * n + spoken_s, line.text) for n, line in enumerate(drill.line)]
    return voiced_take([], heard, drill, duration_s=1.5 * len(heard) + 1)


@pytest.mark.parametrize("kind", ["role_play", "procedure", "wording", "voice_drill"])
def test_silence_earns_nothing_in_any_drill(kind: str) -> None:
    drills = [drill for drill in book().drill if drill.kind.value == kind]
    assert drills
    for drill in drills:
        marked = mark(unanswered(drill), book())
        assert not marked.passed, drill.id
        assert not any(one.earned for one in marked.criteria), drill.id


@pytest.mark.parametrize(("seconds", "earns"), [(8, False), (50, True)])
def test_who_is_asked_for_a_minute_and_says_a_sentence_has_not_told_one(seconds: float, *, earns: bool) -> None:
    drill = book().get("SCN-108")
    assert drill is not None
    spoke = [Spoke(2.0 + n, "这项业务可以按月办理") for n in range(0, int(seconds), 3)]
    take = voiced_take(spoke, [Heard("c1", 1.0, 1.0), Heard("c2", 55.0, 55.0)], drill, duration_s=60)
    marked = mark(take, book())
    assert any(one.earned for one in marked.criteria) is earns


def test_what_was_not_done_wrong_by_saying_nothing_is_not_assessed() -> None:
    silent = a_take([("c1", 0.5, 1.5, "喂你好。")])
    found = checked(silent, no_words=["什么"])
    assert (found.earned, found.why) == (None, Why.TOO_LITTLE)
    assert checked(silent, said=["STD-22"]).earned == 0, "what was to be said is not met"
    assert checked(a_take([*spoken("嗯。")]), no_words=["什么"]).earned is None, "a hum is no answer"
    assert checked(take_of(WAIT), no_words=["什么"]).earned == 1


def test_all_phrases_must_be_said() -> None:
    take = take_of(WAIT, THANKS)
    assert checked(take, said=["STD-22", "STD-27"]).earned == 1
    half = checked(take, said=["STD-22", "STD-47"])
    assert (half.earned, half.at_best) == (0.5, 0.5)
    assert "✗ 「" in half.evidence


def test_or_so_many_of_them_counting_each_time() -> None:
    take = take_of(THANKS, WAIT, THANKS)
    assert checked(take, said=["STD-27", "STD-28"], at_least=2).earned == 1
    assert checked(take, said=["STD-27", "STD-28"], at_least=3).earned == pytest.approx(2 / 3)


def test_words_that_are_two_phrases_count_once() -> None:
    closing = checked(take_of("请问还有什么可以帮您？"), said=["STD-41", "STD-48"], at_least=2)
    assert (closing.value, closing.evidence) == (1, "「请问还有什么可以帮您」")


def test_possibly_said_counts_half_and_is_no_failure() -> None:
    maybe = checked(doubting(take_of(THANKS), "STD-27"), said=["STD-27"])
    assert (maybe.earned, maybe.at_best) == (0.5, 1.0)
    assert "？" in maybe.evidence


def test_in_order() -> None:
    assert checked(take_of(WAIT, THANKS), said=["STD-22", "STD-27"], in_order=True).earned == 1
    assert checked(take_of(THANKS, WAIT), said=["STD-22", "STD-27"], in_order=True).earned == 0.5
    assert checked(take_of(THANKS, WAIT, THANKS), said=["STD-22", "STD-27"], in_order=True).earned == 1


def test_the_clip_is_where_it_was_said() -> None:
    clip = checked(take_of(WAIT, THANKS), said=["STD-27"]).clip
    assert clip is not None
    assert clip.start_s == pytest.approx(6.0, abs=0.6)


def test_what_must_not_be_said() -> None:
    wrong = checked(take_of("这不归我管。"), unsaid=["FOR-24"])
    assert (wrong.earned, wrong.at_best) == (0, 0)
    assert "不归我管" in wrong.evidence
    assert checked(take_of(WAIT), unsaid=["FOR-24"]).earned == 1


def test_what_was_possibly_said_and_must_not_be_costs_half_and_is_no_failure() -> None:
    maybe = checked(doubting(take_of("这不归我管。"), "FOR-24"), unsaid=["FOR-24"])
    assert (maybe.earned, maybe.at_best) == (0.5, 1.0)


def test_a_filler_is_forbidden_only_over_its_limit() -> None:
    assert checked(take_of("那个，我看一下。"), unsaid=["FIL-10"]).earned == 1
    assert checked(take_of("那个，我看一下，那个，您稍等，那个，马上好。"), unsaid=["FIL-10"]).earned == 0


def test_words_by_their_sound() -> None:
    assert checked(take_of("请您看一下叮单页面。"), words=["订单页面"]).earned == 1
    assert checked(take_of("请您看一下首页。"), words=["订单页面"]).earned == 0


def test_a_word_that_was_nearly_heard_counts_half_and_is_no_failure() -> None:
    maybe = checked(take_of("我先记路下来。"), words=["记录"])
    assert (maybe.earned, maybe.at_best) == (0.5, 1.0)


def test_nobody_is_accused_of_a_word_that_was_nearly_heard() -> None:
    assert checked(take_of("我先记路下来。"), no_words=["记录"]).earned == 1


def test_so_many_different_words() -> None:
    take = take_of("公司和家里都没有信号。")
    assert checked(take, words=["公司", "家里", "地铁"], at_least=3).earned == pytest.approx(2 / 3)


def test_words_that_must_not_be_heard() -> None:
    assert checked(take_of("这个不可能。"), no_words=["不可能"]).earned == 0
    assert checked(take_of("这个可以办。"), no_words=["不可能"]).earned == 1


def flag(rule: str, start_s: float) -> Flag:
    span = Span(start_s, start_s + 1)
    return Flag(1, rule, Kind.INTERRUPTION, AGENT, span, start_s, Severity.NUDGE, 1.0, None, "s", "抢话", "", "", "")


def test_a_rule_may_open_so_many_flags() -> None:
    take = replace(take_of(WAIT), flags=(flag("talk.interrupts", 1.0),))
    assert checked(take, rule="talk.interrupts").earned == 0
    assert checked(take, rule="talk.interrupts", at_most=1).earned == 1
    assert checked(take, rule="pace.too_fast").earned == 1


def test_flags_of_another_stretch_do_not_count() -> None:
    take = replace(take_of(WAIT), flags=(flag("talk.interrupts", 0.1),))
    assert checked(take, rule="talk.interrupts", over={"after": "c1"}).earned == 1


def measure(value: float | None, unit: str = "", *needs: Need, at_best: float | None = None) -> DrillMeasure:
    found = None if value is None else Measured(value, evidence="因为", at_best=at_best)
    return DrillMeasure("m", unit, "", frozenset(needs), lambda *_: found)


def held(
    one: DrillMeasure, take: Take | None = None, *, at_least: float | None = None, at_most: float | None = None
) -> Checked:
    check = Check(measure="m", at_least=at_least, at_most=at_most)
    return check_take(take or take_of(WAIT), check, {"m": one}, {})


@pytest.mark.parametrize(
    ("limits", "value", "earned"),
    [
        ({"at_most": 180}, 180, 1),
        ({"at_most": 180}, 181, 0),
        ({"at_least": 2, "at_most": 6}, 4, 1),
        ({"at_least": 2, "at_most": 6}, 7, 0),
        ({"at_least": 2, "at_most": 6}, 1, 0),
    ],
)
def test_a_measure_is_held_against_both_limits(limits: dict[str, float], value: float, earned: float) -> None:
    assert held(measure(value, "cpm"), at_least=limits.get("at_least"), at_most=limits.get("at_most")).earned == earned


def test_of_what_is_counted_the_share_reached_counts() -> None:
    some = held(measure(2, "count"), at_least=3)
    assert some.earned == some.at_best == pytest.approx(2 / 3)


def test_a_measure_that_would_do_at_best_is_half_met() -> None:
    maybe = held(measure(0, at_best=1), at_least=1)
    assert (maybe.earned, maybe.at_best) == (0.5, 1.0)


def test_what_never_happened_has_no_value_and_is_not_in_time() -> None:
    never = held(measure(math.inf, "s"), at_most=20)
    assert (never.value, never.earned) == (None, 0)


def test_not_enough_to_measure() -> None:
    assert held(measure(None), at_least=1).why is Why.TOO_LITTLE
    assert held(measure(math.nan), at_least=1).why is Why.TOO_LITTLE


def test_a_measure_without_its_needs() -> None:
    deaf = a_take(spoken(WAIT), has_words=False)
    assert held(measure(1, "", Need.WORDS), deaf, at_least=1).why is Why.NOT_HEARD
    assert held(measure(1), deaf, at_least=1).earned == 1


def test_a_measure_that_does_not_exist() -> None:
    assert checked(take_of(WAIT), measure="nothing", at_least=1).why is Why.NO_MEASURE


def test_only_the_learner_can_tell() -> None:
    assert checked(take_of(WAIT), self=True).why is Why.BY_HAND


def test_phrases_without_ears() -> None:
    assert checked(a_take(spoken(WAIT), has_words=False), said=["STD-22"]).why is Why.NOT_HEARD


def test_after_a_line_that_was_never_played_nothing_is_judged() -> None:
    drill_less = checked(take_of(WAIT), said=["STD-22"], over={"after": "c9"})
    assert (drill_less.earned, drill_less.why) == (None, Why.NOT_PLAYED)


def test_what_should_follow_a_phrase_that_was_never_said_is_missing_but_a_limit_on_it_is_open() -> None:
    over = {"after_said": ["STD-47"]}
    assert checked(take_of(WAIT), said=["STD-22"], over=over).earned == 0
    assert checked(take_of(WAIT), unsaid=["FOR-24"], over=over).why is Why.NOT_SAID


def test_the_pace_of_explaining_where_nothing_was_explained() -> None:
    slow = check_take(
        take_of("好的。"),
        Check.model_validate({"measure": "m", "at_most": 180, "over": {"sentences_of": "explanation"}}),
        {"m": measure(300, "cpm")},
        {},
    )
    assert (slow.earned, slow.at_best, slow.at_most) == (0.0, 0.0, 180)


def test_explaining_nothing_does_not_meet_the_pace_of_the_first_drill() -> None:
    drill = book().get("SCN-01")
    assert drill is not None
    [pace] = [check for one in drill.pass_ if one.text.startswith("步骤说明语速") for check in one.check]
    said = [("c2", 1.0, 2.0, "那我要怎么改呢？"), ("agent", 2.5, 4.0, "好的。")]
    assert check_take(a_take(said, drill), pace, dict(MEASURES), book().lists).earned == 0


def test_other_limits_on_sentences_that_were_not_said_are_open() -> None:
    found = checked(take_of("好的。"), measure="vague_words", at_most=0, over={"sentences_of": "question"})
    assert found.why is Why.NONE_SUCH


def test_lists_of_the_book_stand_in_for_parameters() -> None:
    one = DrillMeasure("m", "", "", frozenset(), lambda *_: None, ("of", "steps", "vague"))
    lists = {"vague": ("大概",), "sandwich": ("理解", "不能", "可以")}
    both = filled(Check(measure="m", at_least=1, params={"of": "sandwich"}), one, lists)
    assert both.params == {"vague": ("大概",), "of": "sandwich", "steps": ("理解", "不能", "可以")}
    own = filled(Check(measure="m", at_least=1, params={"vague": ("也许",)}), one, lists)
    assert own.params["vague"] == ("也许",)


def test_so_many_in_order() -> None:
    three = ["STD-22", "STD-47", "STD-27"]
    assert checked(take_of(WAIT, THANKS), said=three, in_order=True, at_least=2).earned == 1
    assert checked(take_of(THANKS, WAIT), said=three, in_order=True, at_least=2).earned == 0.5
