"""What can keep the library from being used, in both languages: what is wrong, what still holds, what mends it."""

from __future__ import annotations

from collections.abc import Mapping

#: Code to language to title, what still works, and what to do.
LIBRARY: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "library_newer": {
        "zh": ("资料库被更新版本的程序改过", "没有改动任何内容", "请更新程序，或换一个数据文件夹"),
        "en": (
            "The library was changed by a newer version of the app",
            "Nothing was changed",
            "Update the app, or use another data folder",
        ),
    },
    "library_read_only": {
        "zh": ("数据文件夹不能写入", "已有的会话都还在", "请允许写入，或换一个数据文件夹"),
        "en": (
            "The data folder cannot be written",
            "The sessions are all there",
            "Allow writing to it, or choose another data folder",
        ),
    },
    "library_locked": {
        "zh": ("资料库正忙：另一个窗口或命令正在写入", "没有丢失任何内容", "请稍等片刻再试"),
        "en": (
            "The library is busy: another window or command is writing to it",
            "Nothing was lost",
            "Wait a moment and try again",
        ),
    },
    "library_damaged": {
        "zh": ("资料库的索引损坏了", "会话本身没有受影响", "运行 coach sessions reindex 即可重建"),
        "en": (
            "The library's index is damaged",
            "The sessions themselves are not touched by that",
            "Run coach sessions reindex to make it again",
        ),
    },
    "library_full": {
        "zh": ("磁盘已满", "没有丢失任何内容", "请腾出空间再试"),
        "en": ("The disk is full", "Nothing was lost", "Make room, then try again"),
    },
    "library_unreachable": {
        "zh": ("打不开资料库", "会话文件夹没有受影响", "请检查磁盘或数据库服务器能否访问，再试一次"),
        "en": (
            "The library cannot be opened",
            "The folders of the sessions are not touched by that",
            "See that the disk or the server can be reached, then try again",
        ),
    },
    "library_gone": {
        "zh": ("没有这个会话", "可能已被删除", "用 coach sessions list 查看现有的会话"),
        "en": ("There is no such session", "Somebody may have deleted it", "See coach sessions list"),
    },
    "library_in_use": {
        "zh": ("会话正在使用中", "其余会话没有受影响", "请先结束通话，或关闭正在播放它的程序"),
        "en": (
            "The session is in use",
            "The other sessions are not touched by that",
            "End the call, or close what plays it",
        ),
    },
}
