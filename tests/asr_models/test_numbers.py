import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asr_models.numbers import NUMBER, cardinal, digits, spoken


@pytest.mark.parametrize(
    ("number", "reading"),
    [
        ("0", "零"),
        ("7", "七"),
        ("10", "十"),
        ("11", "十一"),
        ("22", "二十二"),
        ("105", "一百零五"),
        ("110", "一百一十"),
        ("200", "两百"),
        ("1010", "一千零一十"),
        ("2002", "两千零二"),
        ("10010", "一万零一十"),
        ("20000", "两万"),
        ("120000", "十二万"),
        ("1000001", "一百万零一"),
        ("100010000", "一亿零一万"),
        ("0020", "二十"),
        ("1" * 17, "一" * 17),
    ],
)
def test_amounts(number: str, reading: str) -> None:
    assert cardinal(number) == reading


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 10**16 - 1))
def test_an_amount_has_its_digits_in_order_and_never_two_zeros(number: int) -> None:
    reading = cardinal(str(number))

    assert "零零" not in reading
    said = [digit for digit in reading.replace("两", "二") if digit in "一二三四五六七八九"]
    wanted = [digit for digit in digits(str(number)) if digit != "零"]
    assert said in (wanted, wanted[1:])  # 十二, not 一十二


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("工号8021", "工号八零二一"),
        ("20", "二十"),
        ("30%", "百分之三十"),
        ("3.5％", "百分之三点五"),
        ("0.05", "零点零五"),
        ("拨打95588", "拨打九五五八八"),
        ("400-800-1234", "四零零八零零一二三四"),
        ("2024年3月5号", "二零二四年三月五号"),
        ("9:05到12:30", "九点零五到十二点三十"),
        ("1-3个工作日", "一到三个工作日"),
        ("2个2号", "两个二号"),
        ("1,200元", "一千两百元"),
        ("388块", "三百八十八块"),
        ("500", "五百"),
        ("尾号007", "尾号零零七"),
        ("第1", "第一"),
        ("工号206位您服务", "工号二零六位您服务"),
        ("尾号是300", "尾号是三零零"),
        ("206位客户", "两百零六位客户"),
    ],
)
def test_numbers_are_read_as_agents_say_them(written: str, said: str) -> None:
    assert NUMBER.sub(spoken, written) == said
