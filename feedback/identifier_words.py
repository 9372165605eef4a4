"""The words around identifiers on the telephone: how digits are said and misheard, what stands between groups, what asks.

All of them are looked for in text without blanks. Lists are ordered so that the longer word
comes before one that begins it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pypinyin import lazy_pinyin

#: How a digit is written or said on its own; 幺 洞 拐 勾 are how numbers are read out so that nobody mishears them.
DIGITS: Final = {
    **{str(value): str(value) for value in range(10)},
    **{chr(ord("０") + value): str(value) for value in range(10)},
    **dict(zip("零一二三四五六七八九", "0123456789", strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", "123456789", strict=True)),
    "〇": "0",
    "○": "0",
    "洞": "0",
    "幺": "1",
    "两": "2",
    "兩": "2",
    "拐": "7",
    "勾": "9",
}

#: Syllables of the digits, and those that recognisers take them for (sh for s, -n for -ng).
_SOUNDS: Final = {
    "ling": "0",
    "lin": "0",
    "dong": "0",
    "yi": "1",
    "yao": "1",
    "er": "2",
    "liang": "2",
    "san": "3",
    "shan": "3",
    "si": "4",
    "shi": "4",
    "wu": "5",
    "liu": "6",
    "niu": "6",
    "qi": "7",
    "guai": "7",
    "ba": "8",
    "jiu": "9",
    "gou": "9",
}
#: They sound like a digit and count or place something, so that they never stand for one.
_NEVER_DIGITS: Final = frozenset("亿期栋十时室市拾")

#: The last sign of an ID number that is no digit.
LETTER_X: Final = "艾克斯|爱克斯|埃克斯|[XxＸｘ叉×]"
#: A digit with how often it is said: 两个八, 俩零.
REPEATED: Final = "(?:[一二两兩三四五六七八九1-9]个|俩)[" + "".join(DIGITS) + "]"
#: What may follow where no digit stands before: a place, an amount or a word makes it one of those.
REPEATED_ENDS: Final = (
    rf"(?=$|{LETTER_X}|[A-Za-z{''.join(DIGITS)}俩，。、；：,.;…?？!！~～]|[吧呀啊呢嘛哈哦嗯的了对是])"
)
#: And what is heard for 叉.
MISHEARD_X: Final = "[差茶插查岔]"

_PUNCTUATION = r"[，。、；：,.;:…~～\-—–_－·•!！?？“”\"'（）()/\\|]"

#: Said between groups without meaning anything for them.
FILLERS: Final = (
    "[前后尾][面边]?(?:的)?[一二三四五六七八九两几0-9]位(?:数字|数)?(?:号码)?(?:是|呢)?|(?:中间|最后|接下来)(?:的)?[一二三四五六七八九两几0-9]位(?:数字|数)?(?:是)?"
    "|那个那个|那个什么来着|什么来着|是多少来着|来着|那个什么|那个|这个|然后呢|然后是|然后|就是说|就是|接着是|接着|接下来是|接下来|后面是|后面还有|后面|后边|前面是|前面|中间是|中间"
    "|最后是|最后|还有|再是|再来|再|下面是|下面|我看看|我看一下|我看下|我瞧瞧|让我看看|看一下|等一下|等等|等会儿?|稍等|我想想|我想一下|我找找"
    "|横杠|短横|空格|杠|减号|横线|下划线|一横|开头|打头|的话|应该是|大写的?|小写的?|字母|数字"
    "|嗯|呃|额|啊|哦|噢|唔|哎|诶|欸|呢|吧|嘛|呀|哈|是的|是|对的|对|好的|好|的|了"
)

#: Takes back what was just read out.
CORRECTIONS: Final = (
    "不对不对|不对|不是不是|不是|错了错了|说错了|念错了|报错了|看错了|错了|哦不|啊不|重新(?:说|念|来|报)(?:一遍|一下)?"
    "|我?再(?:说|念|报|来)一?(?:遍|次)|应该是|改成|更正一下|抱歉|对不起|不好意思|口误|不不不?"
)

#: What the other side says while somebody reads out a number.
ACKNOWLEDGED: Final = (
    "嗯嗯|嗯|好的|好|对的|对|是的|是|请?您?继续|您说|请说|您讲|请讲|接着说|然后呢|记下了|记了|记好了|记一下|收到|明白|了解|行|可以|没错|谢谢"
    "|后面呢|后面几位|后几位|还有呢|往下说|慢一点|慢点|没听清|没有听清|请?(?:麻烦)?您?再(?:说|念|报)一?(?:遍|次)|重复一遍|核对一下|跟您核对|我重复一下"
    "|对吗|是吗|对吧|是吧|是不是|对不对|没错吧|吗|您|请|我|在听|ok|OK"
)

#: What makes a number an amount, a time or a place when it follows at once.
UNITS: Final = (
    "元|块|角|毛(?!病)|分钟|分(?!行|机|公司|部)|秒|小时|个|天|日|号(?!码)|月|年|岁|点|时(?!候)|度|吨|公里|千米|米|平|兆|[GgKkMm](?![A-Za-z])|吉|%|％|折|倍|次|遍|张|笔"
    "|件|位|人|名|条|份|层|楼|室|栋|单元|路|弄|档|版|页|积分|套餐|万|亿|千瓦|斤|公斤|克|周|季|站|班|班次|级|代|款|系列|型|的套餐|以上|以下|左右|来[个块天]"
)
#: Units that an enumeration shares: 九九、一二九、一九九元.
SHARED_UNITS: Final = "元|块|角|毛|兆|档|套餐|的套餐|分钟|个|天|度|吉|[GgMm]|积分|版|款|路|室|楼|系列"
#: Units that follow only a short number: what is longer has a 号 or a 位 of its own.
SHORT_UNITS: Final = "号|位|点|日|月|室|楼|路|弄|班|站|款|型|版|系列|级|层|人|名|条|份|件|张|笔|次|遍|时|分|周|季|代|页|平|米|档|个|天|年|秒|度|万|亿"
#: Digits that a short number has at most.
SHORT: Final = 5

#: Numbers that name something else than a customer or a card, when they stand before.
NAMED_OTHERWISE: Final = re.compile(
    r"(?:工号|尾号|分机|转|按|拨|拨打|代码|版本|型号|频道|航班|车次|房间|会议室|窗口|第)(?:号|是|为)?$"
)

#: What a person's number is the number of. Behind one of these, one digit may have been lost.
PERSONAL_CUES: Final = re.compile(r"卡[号后好]|[帐账][号户]|手机|身份证|证件号")
#: What a number is the number of. Behind one of these, less is needed to believe it.
NUMBER_CUES: Final = re.compile(
    r"(?:银行)?卡[号后好号]|[帐账][号户]|手机号?码?|电话号?码?|号码|身份证|证件号?|单号|订单|编号|保单|户号|会员号|流水号|存折|联系方式|电话是|护照|驾驶证|档案|证号|学号|户号|微信|[Qq][Qq]|邮编"
)

#: Passwords and codes, also as they are misheard.
_MA = "[码马吗妈麻嘛]"
CODE_CUES: Final = re.compile(
    rf"[密蜜秘米迷]{_MA}|[验演燕]?[证正政]{_MA}|口令|[安按]全{_MA}|动态{_MA}|校验{_MA}|授权{_MA}|取[件货]{_MA}|查询{_MA}|短信{_MA}|识别{_MA}|"
    rf"确认{_MA}|激活{_MA}|[Pp][Ii][Nn]{_MA}?|[Cc][Vv][Vv]2?|(?:卡|背)(?:片)?(?:的)?(?:背面|后面|反面).{{0,4}}[三3]位"
    r"|(?:身份证|证件).{0,6}[后末尾]面?的?[四4六6五5三3]位"
)

#: Words that may stand between the name of a code and the code.
CODE_LINKS: Final = re.compile(
    rf"(?:{FILLERS}|{CORRECTIONS}|{_PUNCTUATION}|\s|为|叫|设置?[成为]|改[成为]|设定[成为]|换[成为]|修改[成为]|已经?|现在|原来|以前|以后|目前|当前|我|您|你|给|报|告诉|说|念|记"
    r"|听好|听|一下|输入|输|填|发|收到|分别|初始|默认|一共|总共|都|它|号码|号|数|[四六48 6]位(?:数)?|好像|可能|大概|记得|写|显示|上面|短信|里|这边|吗|呢|么|有)*"
)

#: Asks for what is named at once behind it.
ASKS_BEFORE: Final = re.compile(
    r"(?:请问|请您?|麻烦您?|报一?下|报给?我?|说一?下|念一?下|告诉我?|提供|输入|发给?我?|给我|核对|核实|读一?下|问一下|发了|有没有)"
    r"(?:(?!修改|重置|更改|改|忘|不要|别)[^。！？!?；;]){0,14}$"
)
#: Asks for what was named just before it.
ASKS_BEHIND: Final = re.compile(
    r"(?:(?!不要|别|忘|[。！？!?；;]).){0,8}(?:是多少|多少|是什么|是几|说一?下|报一?下|报给|念一?下|念给|告诉|发给|给我|提供|请[说讲报念]|是[？?]|记得吗)|(?:是|呢|吗)?[？?]"
)

PUNCTUATION: Final = re.compile(_PUNCTUATION)


@lru_cache(maxsize=8192)
def sounds_like(char: str) -> str:
    """The digit that a character sounds like, tones aside; empty for none.

    Recognisers write 要 for 幺 and 流 for 六. That is believed only between digits, or where a length asks for it.

    Examples
    --------
    >>> [sounds_like(char) for char in "要流动栋好"]
    ['1', '6', '0', '', '']
    """
    if char in DIGITS or char in _NEVER_DIGITS or not "一" <= char <= "鿿":
        return ""
    return _SOUNDS.get(lazy_pinyin(char)[0], "")
