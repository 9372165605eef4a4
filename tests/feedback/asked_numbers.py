"""Generated calls, first manner: the agent asks, the customer answers group by group, and a recogniser mishears some of it.

Hard negatives are what the same calls hold besides: amounts, dates, addresses, menus, hotlines.
"""

from __future__ import annotations

import random

from tests.feedback.marked_words import A, B, Marked, marked, misheard

PLAIN = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
RADIO = {**PLAIN, "0": "洞", "1": "幺", "2": "两", "7": "拐", "9": "勾"}
MIXED = {**PLAIN, "1": "幺"}
FILLERS = (
    "，嗯，",
    "，那个，",
    "，然后，",
    "，就是，",
    "，呃，",
    "，然后是，",
    "，嗯，后面是，",
    "，",
    "，",
    " ",
    "，嗯那个，",
)
ACKS = ("嗯。", "好的。", "嗯，好的。", "您继续。", "对。", "然后呢？", "嗯嗯，请继续。", "好的，您说。")
SURNAMES = "王李张刘陈杨赵黄周吴"


def mobile(rng: random.Random) -> str:
    return "1" + rng.choice("3456789") + "".join(rng.choices("0123456789", k=9))


def card(rng: random.Random) -> str:
    return "62" + "".join(rng.choices("0123456789", k=rng.choice((14, 17))))


def paper(rng: random.Random) -> str:
    born = f"{rng.randint(1950, 2008)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    return (
        "".join(rng.choices("123456", k=6)) + born + "".join(rng.choices("0123456789", k=3)) + rng.choice("0123456789X")
    )


def cut(rng: random.Random, number: str) -> list[str]:
    if len(number) == 11:
        sizes = rng.choice(([3, 4, 4], [3, 8], [4, 4, 3], [3, 3, 3, 2], [11]))
    elif len(number) == 18:
        sizes = rng.choice(([6, 8, 4], [6, 4, 4, 4], [3, 3, 4, 4, 4], [18]))
    else:
        sizes = [4] * (len(number) // 4) + ([len(number) % 4] if len(number) % 4 else [])
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return [part for part in parts if part]


def said(rng: random.Random, number: str, errors: float) -> str:
    ways = rng.choice((PLAIN, PLAIN, MIXED, MIXED, RADIO))
    spoken = "".join(rng.choice(("X", "叉", "艾克斯")) if char == "X" else ways[char] for char in number)
    return misheard(rng, spoken, errors)


def positive(rng: random.Random) -> Marked:
    return rng.choice(
        (one_breath, one_breath, two_utterances, with_acks, repeated, corrected, code_asked, code_announced)
    )(rng)


def _number(rng: random.Random) -> tuple[str, str]:
    return rng.choice(
        (
            ("请问您的手机号码是多少？", mobile(rng)),
            ("麻烦您报一下卡号。", card(rng)),
            ("请您提供一下身份证号码。", paper(rng)),
            ("请问办理业务的账号是？", "".join(rng.choices("0123456789", k=12))),
            (
                "方便留一个联系电话吗？",
                "0" + "".join(rng.choices("123456789", k=3)) + "".join(rng.choices("23456789", k=8)),
            ),
            ("您的订单编号是多少呢？", "".join(rng.choices("0123456789", k=rng.choice((8, 10, 14))))),
        )
    )


_LEADS = (
    "",
    "",
    "嗯，",
    "好的，您记一下，",
    "我的号码是",
    "是",
    "你记一下啊，",
    "我看一下，",
    f"我姓{SURNAMES[0]}，号码是",
    "行，",
)


def one_breath(rng: random.Random) -> Marked:
    asks, number = _number(rng)
    parts = [f"[n:{said(rng, part, 0.03)}]" for part in cut(rng, number)]
    line = rng.choice(_LEADS) + parts[0]
    for part in parts[1:]:
        line += rng.choice(FILLERS) + part
    return marked("one breath", [(A, asks), (B, line + rng.choice(("。", "", "，好了。", "，就这个。")))])


def two_utterances(rng: random.Random) -> Marked:
    asks, number = _number(rng)
    parts = [f"[n:{said(rng, part, 0.03)}]" for part in cut(rng, number)]
    if len(parts) == 1:
        return one_breath(rng)
    border = rng.randrange(1, len(parts))
    first = rng.choice(_LEADS) + "，".join(parts[:border]) + rng.choice(("，", "，嗯", "。", "，然后", ""))
    second = rng.choice(("", "嗯，", "然后是", "后面是")) + "，".join(parts[border:]) + "。"
    return marked("two utterances", [(A, asks), (B, first), (B, second)], pause_s=rng.uniform(0.5, 4.0))


def with_acks(rng: random.Random) -> Marked:
    asks, number = _number(rng)
    lines = [(A, asks)]
    for at, part in enumerate(cut(rng, number)):
        if at:
            lines.append((A, rng.choice(ACKS)))
        lines.append((B, (rng.choice(_LEADS) if at == 0 else "") + f"[n:{said(rng, part, 0.02)}]" + "。"))
    return marked("with 嗯 in between", lines)


def repeated(rng: random.Random) -> Marked:
    asks, number = _number(rng)
    lines = [(A, asks)]
    for part in cut(rng, number):
        words = said(rng, part, 0.0)
        lines.append((B, f"[n:{words}]。"))
        lines.append((A, rng.choice(("", "嗯，")) + f"[r:{words}]" + rng.choice(("，好的。", "，对吗？", "。"))))
    return marked("repeated by the agent", lines)


def corrected(rng: random.Random) -> Marked:
    asks, number = _number(rng)
    parts = cut(rng, number)
    at = rng.randrange(len(parts))
    wrong = "".join(rng.choice("0123456789") for _ in parts[at])
    line = ""
    for n, part in enumerate(parts):
        if n == at:
            line += f"[n:{said(rng, wrong, 0)}]" + rng.choice(
                ("，不对，", "，哦不，", "，说错了，", "，不是，", "，不对不对，应该是")
            )
        line += f"[n:{said(rng, part, 0.02)}]" + rng.choice(("，", "，嗯，"))
    return marked("corrected", [(A, asks), (B, line)])


_CODES = ("验证码", "短信验证码", "登录密码", "查询密码", "动态码", "口令", "安全码", "服务密码", "取件码")


def _code(rng: random.Random) -> str:
    return "".join(rng.choices("0123456789", k=rng.choice((4, 4, 6))))


def code_asked(rng: random.Random) -> Marked:
    name = rng.choice(_CODES)
    asks = rng.choice(
        (f"请您报一下{name}。", f"麻烦告诉我您收到的{name}，好吗？", f"请问{name}是多少？", f"请说一下您的{name}。")
    )
    lines = [(A, asks)]
    if rng.random() < 0.3:
        lines.append((B, rng.choice(("稍等，我看一下。", "收到了。", "等一下啊。"))))
    lead = rng.choice(("", "是", "嗯，", "好，", "我看看，是", "收到的是"))
    lines.append((B, f"{lead}[{said(rng, _code(rng), 0)}]。"))
    return marked("code asked for", lines)


def code_announced(rng: random.Random) -> Marked:
    name, who = rng.choice(_CODES), rng.choice((A, B))
    links = ("是", "", "为", "，是", "设成了", "改成", "：", "已经改成", "我设置的是")
    if rng.random() < 0.3:
        return marked("code announced", [(who, f"您的{name}是"), (who, f"[{said(rng, _code(rng), 0)}]，请记好。")])
    line = rng.choice(("我的", "您的", "原来的", "新的", "")) + name + rng.choice(links)
    return marked(
        "code announced",
        [(who, f"{line}[{said(rng, _code(rng), 0)}]" + rng.choice(("。", "，请不要告诉别人。", "，对吧？")))],
    )


_NEGATIVES = (
    "您这个月一共消费了{cash}块，余额还有{cash}元。",
    "这笔转账是{cash}元，手续费两块五。",
    "您的套餐包含二十个吉的流量和五百分钟通话。",
    "请问是{year}年{month}月{day}号办理的吗？",
    "合同从{year}年{month}月到{year}年{month}月，一共十二个月。",
    "查询余额请按一，修改密码请按二，人工服务请按零，返回请按星号键。",
    "您可以拨打一零零八六，或者登录手机营业厅查询。",
    "我们的热线是九五五八八，二十四小时服务。",
    "您好，中国银行，工号八零二一为您服务，请问有什么可以帮您？",
    "地址是人民路三百二十八号，五栋二单元，一六零三室。",
    "我住在幸福小区七号楼三单元二零一，麻烦十点以后来。",
    "修改密码需要三到五个工作日，密码是六位数字。",
    "我忘了密码，输错了三次，现在锁住了，二十四小时以后才能用吗？",
    "卡尾号{four}的那张，对吗？",
    "喂，一二三四五六，听得到吗？",
    "我数一下，一、二、三、四、五、六、七，一共七个。",
    "套餐有九九、一二九、一九九三档，您要哪一个？",
    "利率是百分之三点八五，分三十六期，每期{cash}元。",
    "等了二十多分钟，打了三四次，一直没人接。",
    "上午九点半到十一点半，下午两点到五点四十五分。",
    "验证码五分钟之内有效，请不要告诉别人。",
    "请输入密码，以井号键结束。",
    "股票涨了三点一四一五九，跌了零点二八。",
    "带宽从一百兆升到五百兆，每个月多三十块，是不是？",
    "客服电话是四零零八二零八八二零，工作时间早八点到晚八点。",
    "二零二三、二零二四这两年的账单都要吗？",
    "一零零一零和一零零零零都打过了，没有用。",
    "您的电费是一百二十三块四毛五，上个月是九十八块。",
    "我买了两三百块的东西，七八天了还没到。",
    "航班CA一三三一，八点二十起飞，十点四十五到。",
)


def negative(rng: random.Random) -> Marked:
    def fill(frame: str) -> str:
        return frame.format(
            cash=_cash(rng),
            year="二零二" + rng.choice("二三四五"),
            month=rng.choice(("三", "十", "十一", "七")),
            day=rng.choice(("二十八", "三", "十五")),
            four=said(rng, "".join(rng.choices("0123456789", k=4)), 0),
        )

    lines = [(rng.choice((A, B)), fill(frame)) for frame in rng.sample(_NEGATIVES, rng.choice((1, 1, 2)))]
    return marked("negative", lines)


def _cash(rng: random.Random) -> str:
    return rng.choice(
        (
            "三十",
            "一百二十五",
            "两千零八十",
            "一万两千三百四十五",
            "三十六万七千",
            "九十九点八",
            "一百二十三点四五",
            "1280",
            "12345.6",
            "128,000",
        )
    )


def calls(seed: int, count: int) -> list[Marked]:
    """Half with identifiers, half without."""
    rng = random.Random(seed)
    return [positive(rng) if n % 2 == 0 else negative(rng) for n in range(count)]
