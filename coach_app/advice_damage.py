"""What can be wrong with the files of a kept session, in both languages: what is wrong, what still holds, what mends it."""

from __future__ import annotations

from collections.abc import Mapping

#: Code to language to what is wrong, what still works, and what to do; ``{session}`` stands for its id.
DAMAGE: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "manifest": {
        "zh": ("manifest.json 缺失或损坏", "声音和判断都还在", "请从备份恢复这个文件，或重新导入它的声音"),
        "en": (
            "its manifest.json is missing or damaged",
            "its sound and its events are there",
            "Restore the file from a copy, or import its sound anew",
        ),
    },
    "no_events": {
        "zh": ("没有判断：events.jsonl 缺失", "声音和文字不受影响", "请运行 coach sessions rejudge {session}"),
        "en": (
            "it has no judgement: its events.jsonl is missing",
            "its sound and its words are not touched by that",
            "Run coach sessions rejudge {session}",
        ),
    },
    "events_cut": {
        "zh": ("events.jsonl 没有写完或被改动过", "之前的判断可以查看", "请运行 coach sessions rejudge {session}"),
        "en": (
            "its events.jsonl ends early or was altered",
            "what stands before can be seen",
            "Run coach sessions rejudge {session}",
        ),
    },
    "words": {
        "zh": ("words.json 读不出来", "已有的判断还在，但不能重新判断", "请从备份恢复这个文件，或重新导入它的声音"),
        "en": (
            "its words.json cannot be read",
            "its judgement is there, and cannot be made anew",
            "Restore the file from a copy, or import its sound anew",
        ),
    },
    "rulings": {
        "zh": ("rulings.jsonl 里有读不出的行", "其余裁定和批注都还算数", "请从备份恢复这个文件"),
        "en": (
            "its rulings.jsonl holds lines that cannot be read",
            "all other rulings and comments count",
            "Restore the file from a copy",
        ),
    },
    "no_sound": {
        "zh": ("声音文件缺失", "文字和判断都还在", "请从备份恢复 sound.flac"),
        "en": ("its sound is missing", "its words and flags are there", "Restore its sound.flac from a copy"),
    },
    "sound": {
        "zh": ("sound.flac 打不开", "文字和判断都还在", "请从备份恢复这个文件"),
        "en": ("its sound.flac cannot be opened", "its words and flags are there", "Restore the file from a copy"),
    },
}


def damage_sentence(code: str, session: str, language: str) -> str:
    """One line: which session, what is wrong, what still works, what to do.

    Examples
    --------
    >>> damage_sentence("no_sound", "20260302-090000-0001", "en")
    '20260302-090000-0001: its sound is missing; its words and flags are there. Restore its sound.flac from a copy.'
    """
    wrong, holds, mend = (part.format(session=session) for part in DAMAGE[code]["en" if language == "en" else "zh"])
    return f"{session}: {wrong}; {holds}. {mend}." if language == "en" else f"{session}：{wrong}，{holds}。{mend}。"
