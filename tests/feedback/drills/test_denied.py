"""Who names a thing in order to refuse it, to ask about it or to stop it has not said it."""

from __future__ import annotations

import pytest

from feedback.drills.check import Stretch
from feedback.drills.checking import check_take
from feedback.drills.denied import affirmed
from tests.feedback.drills.takes import a_take, book, spoken, words


def earned(drill: str, said: str) -> float:
    """What a sentence earns by all that must not be said in a drill's own criteria."""
    found = book().get(drill)
    assert found is not None
    checks = [check for one in found.pass_ for check in one.check if check.no_words]
    take = a_take(spoken(said))
    bare = [check.model_copy(update={"over": Stretch()}) for check in checks]
    return min(check_take(take, check, words(), book().lists).earned or 0.0 for check in bare)


@pytest.mark.parametrize(
    ("drill", "said"),
    [
        ("SCN-60", "非常抱歉，我没有权限给您特批。"),
        ("SCN-60", "这个我没办法优先为您处理。"),
        ("SCN-72", "很抱歉，我没有办法给您出书面道歉。"),
        ("SCN-61", "是否违法不由我来判断，我帮您转给专岗。"),
        ("SCN-61", "我们会维护您的合法权益。"),
        ("SCN-79", "是不是违法我不能评判。"),
        ("SCN-02", "请您先不要继续念卡号。"),
        ("SCN-02", "您不用继续念了。"),
        ("SCN-74", "是不是我们泄露的还需要核实。"),
        ("SCN-74", "是否确实泄露需要核查。"),
        ("SCN-55", "请您放心，不会停您的电。"),
        ("SCN-90", "不是系统的问题我也会查。"),
    ],
)
def test_the_refusal_that_a_drill_asks_for_meets_it(drill: str, said: str) -> None:
    assert earned(drill, said) == 1


@pytest.mark.parametrize(
    ("drill", "said"),
    [
        ("SCN-60", "没问题，我给您特批。"),
        ("SCN-60", "您不用担心我优先为您处理。"),
        ("SCN-72", "可以的，我们给您出书面道歉。"),
        ("SCN-61", "他们这么做就是违法。"),
        ("SCN-61", "这个收费不违法。"),
        ("SCN-79", "法院不会支持您的。"),
        ("SCN-02", "好的，您能不能继续念卡号？"),
        ("SCN-74", "我们绝不会泄露的。"),
        ("SCN-55", "再不交费就会停您的电。"),
    ],
)
def test_what_must_not_be_said_still_fails(drill: str, said: str) -> None:
    assert earned(drill, said) == 0


def test_a_denial_ends_with_its_clause_and_with_a_turn() -> None:
    lists = book().lists
    assert affirmed("这个没有办法，我给您特批", ["特批"], lists) == ("特批",)
    assert affirmed("我没有权限退但是可以换", ["但是"], lists) == ("但是",)


def test_words_across_a_comma_are_said() -> None:
    assert affirmed("好的，知道了。", ["好的知道了"], book().lists) == ("好的知道了",)


def test_without_the_packs_lists_nothing_is_denied() -> None:
    assert affirmed("我没有权限给您特批", ["特批"], {}) == ("特批",)


@pytest.mark.parametrize(
    ("drill", "text", "met", "unmet"),
    [
        ("SCN-27", "大方报出工号", "我的工号是8012，您的问题由我负责。", "我没有工号。"),
        ("SCN-64", "用同一阵线", "我们一起看看是哪个软件标的。", "我帮您查一下。"),
        ("SCN-78", "核对提醒记录", "我先核对一下提醒短信的记录。", "我提醒您以后多查询。"),
    ],
)
def test_words_of_a_criterion_tell_its_sentence_from_its_contrary(drill: str, text: str, met: str, unmet: str) -> None:
    found = book().get(drill)
    assert found is not None
    [check] = next(one for one in found.pass_ if one.text == text).check
    for said, wanted in ((met, 1.0), (unmet, 0.0)):
        assert check_take(a_take(spoken(said)), check, words(), book().lists).at_best == wanted
