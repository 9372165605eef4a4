"""Why a kept session cannot be judged anew, handed over or taken in, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

#: Code to language to title, what still works, and what to do.
KEPT: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "rejudge_gone": {
        "zh": ("没有这个会话，或它的文件已损坏", "其余会话没有受影响", "用 coach sessions list 查看现有的会话"),
        "en": ("There is no such session, or its files are damaged", "The others are not touched", "Choose another"),
    },
    "rejudge_live": {
        "zh": ("这个会话还在录音", "录音没有受影响", "请等通话结束"),
        "en": ("The session is still being recorded", "Its recording goes on", "Wait until the call is over"),
    },
    "rejudge_words_removed": {
        "zh": ("这个会话的文字已按保存期限删除，无法重新判断", "原来的提示和裁定都还在", "不需要做什么"),
        "en": (
            "The words of the session were removed by retention, so it cannot be judged anew",
            "Its flags and rulings stay",
            "There is nothing to do",
        ),
    },
    "rejudge_sound_removed": {
        "zh": (
            "这个会话的声音已按保存期限删除，测量值也没有保留，无法重新判断",
            "原来的提示和裁定都还在",
            "不需要做什么",
        ),
        "en": (
            "The sound of the session was removed by retention and no measures of it are kept",
            "Its flags and rulings stay",
            "There is nothing to do",
        ),
    },
    "rejudge_not_kept": {
        "zh": (
            "这个会话没有保留测量值",
            "声音还在",
            "用 coach sessions rejudge --from-sound 从声音重新识别",
        ),
        "en": (
            "What was measured of the session was not kept",
            "Its sound is there",
            "Judge it from its sound with coach sessions rejudge --from-sound",
        ),
    },
    "rejudge_damaged": {
        "zh": ("这个会话既没有声音也没有可用的测量值", "其余会话没有受影响", "请把文件复制回来，或删除它"),
        "en": (
            "The session holds neither sound nor measures that can be read",
            "The others are not touched",
            "Copy its files back, or delete it",
        ),
    },
    "share_refused": {
        "zh": ("这个会话文件打不开：已损坏、被改动过，或不是会话文件", "没有改动任何内容", "请对方重新分享一次"),
        "en": (
            "The shared session cannot be opened: damaged, altered, or no shared session",
            "Nothing was changed",
            "Ask whoever sent it to share it again",
        ),
    },
    "share_unfinished": {
        "zh": ("这个会话还没有完成，不能分享", "其余会话没有受影响", "请等它完成，或先恢复它"),
        "en": ("The session is not finished and cannot be shared", "The others are not touched", "Wait until it is"),
    },
    "sound_unsilenced": {
        "zh": (
            "这个会话没有完整的文字，无法知道声音里哪里要消音，所以声音不交出去",
            "报告和表格仍可导出",
            "先从声音重新识别，或勾选“显示号码和密码”再导出（会留下记录）",
        ),
        "en": (
            "Not all words of the session are there, so nobody knows where its sound must be silent: it is not handed on",
            "Reports and tables can still be written",
            "Judge it from its sound first, or ask for numbers and codes to be shown, which is kept in the journal",
        ),
    },
    "share_unwritable": {
        "zh": ("无法写入分享的文件", "会话没有受影响", "请换一个位置，或腾出磁盘空间"),
        "en": ("The shared file cannot be written", "The session is not touched", "Name another place, or make room"),
    },
}
