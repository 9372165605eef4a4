"""What a sentence does, decided from its words: a courtesy question may rise, a statement may not.

The words are a recogniser's, so nothing hangs on punctuation and little on a single
character. The markers are closed classes of Mandarin grammar (particles, interrogatives,
A-not-A), not phrases of any pack.
"""

from __future__ import annotations

import re

from feedback.normal_text import normal
from feedback.sentences import SentenceType

#: 吗 and what recognisers write for it after a word that asks.
_MA = re.compile(
    r"(吗|么(?<!什么)(?<!怎么)(?<!那么)(?<!这么)|(?<=[好行对是])[嘛妈马]|(?<=可以)[嘛妈马])(谢谢|再见|呀|啊)?.{0,2}$"
)
#: Questions that want no answer: they blame.
_RHETORICAL = re.compile(
    r"(?<!是)不是(?!不是).{1,12}[吗嘛么]$|难道|凭什么|谁(叫|让)你|至于吗|(干嘛|干吗|为什么)(要|不|非)|"
    r"(怎么|咋)(还|又|就|会|能|可以|可能|敢|老|这么|那么|不(?!好意思)|没|听不)|有什么(好|办法|用)(?!帮)|还要我?.{0,4}(多少|几)(遍|次)|"
    r"(说|讲|告诉)了(多少|几|好几)(遍|次)|你(到底|究竟)|你(自己)?不(知道|明白|清楚|懂|会|看).{0,6}[吗嘛]$|哪有|哪里有这"
)
#: Words that ask for leave or offer help.
_COURTESY = re.compile(r"请问|麻烦|劳驾|你看|请你|方便|帮到?你|帮助你|为你|帮忙|可否|能否|是否|贵姓")
_COURTESY_END = re.compile(
    r"(好吗|好嘛|可以吗|可以嘛|行吗|行嘛|好不好|可不可以|行不行|对吗|是吗|(觉得|看).{0,8}怎么样|方便吗|(清楚|明白|满意|听懂|听清)(了?吗|了?没有?))(谢谢|再见)?.?$"
)
_INTERROGATIVE = re.compile(
    r"什么|哪[位里儿个些种天年月]|谁|几[位个点号月天年次遍张条]|多少|多久|多长|多大|怎么|为什么|啥|咋|(.)[不没]\1|有没有|是不是|"
    r"能不能|会不会|可不可以|是否|能否|可否|还是.{1,10}(的|呢)?$|何时"
)
#: Interrogatives that ask nothing: 有什么问题都可以, 没有什么, 不知道什么时候.
_INDEFINITE = re.compile(
    r"((?<!还)有(?!没有)|没有?|不管|无论|不论|任何|不知道?|看看|看一下|知道|了解|说明|解释|查一?下|核实一?下).{0,4}(什么|哪|谁|几|多少|怎么|多久|是不是|有没有|为什么)"
    r"|(什么|哪里?|谁|多少|怎么).{0,6}(都|也)|(问题|需要|情况|疑问).{0,4}(随时|再|请|可以)|怎么样都"
)
_APOLOGY = re.compile(r"抱歉|对不起|不好意思|道歉|谅解|原谅|致歉|歉意|给你添麻烦|带来了?不便")
_NEGATIVE = re.compile(
    r"不(能|行|可以|支持|符合|允许|办理|受理|在.{0,4}范围|好办|会(?!儿))|无法|没(有)?(办法|法|资源|权限|记录|查到|条件|资格)|"
    r"[办查做弄退改]不(了|到)|暂时(没|不|还)|拒绝|未能|并没有|没有.{0,6}(这|该|此|相关)"
)
_QUESTION_MARK = re.compile(r"[?？]\W*$")


def classify(text: str) -> SentenceType:
    """Say what a sentence does.

    Parameters
    ----------
    text : str
        One sentence, as a recogniser or a label wrote it, punctuation or not.

    Returns
    -------
    SentenceType

    Examples
    --------
    >>> [classify(text).value for text in ("请问您怎么称呼", "你到底要说什么", "三个工作日内到账")]
    ['courtesy_question', 'rhetorical_question', 'statement']
    """
    chars = normal(text).chars
    if _RHETORICAL.search(chars) and not _COURTESY_END.search(chars):
        return SentenceType.RHETORICAL_QUESTION
    if _asks_courteously(text, chars):
        return SentenceType.COURTESY_QUESTION
    if _MA.search(chars):
        return SentenceType.MA_QUESTION
    if _INTERROGATIVE.search(chars) and not _INDEFINITE.search(chars):
        return SentenceType.BARE_QUESTION
    if _QUESTION_MARK.search(text.strip()) and not _INDEFINITE.search(chars):
        return SentenceType.BARE_QUESTION
    if _APOLOGY.search(chars):
        return SentenceType.APOLOGY
    if _NEGATIVE.search(chars):
        return SentenceType.NEGATIVE
    return SentenceType.STATEMENT


def asks(kind: SentenceType) -> bool:
    """Whether a sentence of this type hands the turn to the other side."""
    return kind in (SentenceType.COURTESY_QUESTION, SentenceType.MA_QUESTION, SentenceType.BARE_QUESTION)


def _asks_courteously(text: str, chars: str) -> bool:
    """A question with a word of courtesy, or one of the set endings that ask for leave."""
    if _COURTESY_END.search(chars):
        return True
    question = _MA.search(chars) or _QUESTION_MARK.search(text.strip()) or _INTERROGATIVE.search(chars)
    if "请问" in chars:
        return True
    if re.search(r"(有什么|什么).{0,5}(帮到?你|帮助|帮忙)", chars) and not re.search(r"都|随时", chars):
        return True
    return bool(question and _COURTESY.search(chars) and not (_INDEFINITE.search(chars) and not _MA.search(chars)))
