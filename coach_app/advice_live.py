"""What can be missing while calls are recorded, in both languages: what happened, what still works, what mends it.

Titles of amounts carry ``{n}``: seconds behind, or minutes of room. The third sentence is for
a terminal; on a screen a button stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Kinds of mistakes: in English the mistake's own sentence says more.
KINDS: Final = frozenset(
    {"bad_input", "failed", "missing", "model_unknown", "model_unusable", "pack_unusable", "voice_unusable"}
)

#: Code to language to title, what still works, and what to do.
LIVE: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "microphone": {
        "zh": ("麦克风断开了", "客户一侧仍在录音，接回后自动继续", "接回麦克风，或换一个"),
        "en": (
            "The microphone has gone",
            "The customer's side is still recorded; it goes on by itself when it is back",
            "Plug it in, or choose another",
        ),
    },
    "microphone_moved": {
        "zh": ("系统换成了另一个麦克风", "声音照录；您选的接回后自动换回", "换回原来的，或选择新的"),
        "en": (
            "The system has changed to another microphone",
            "Sound is still recorded; yours is taken again when it is back",
            "Change back, or choose the new one",
        ),
    },
    "microphone_stalled": {
        "zh": ("麦克风没有送来声音", "客户一侧仍在录音，恢复后自动继续", "重新插拔麦克风，或换一个"),
        "en": (
            "The microphone gives nothing",
            "The customer's side is still recorded; it goes on by itself",
            "Plug it in again, or choose another",
        ),
    },
    "microphone_mute": {
        "zh": ("麦克风像是静音了", "客户一侧仍在录音，打开后自动继续", "打开耳麦上的静音开关，或检查录音权限"),
        "en": (
            "The microphone seems to be muted",
            "The customer's side is still recorded; it goes on by itself",
            "Look at the switch on the headset, or at the permission to record",
        ),
    },
    "far_end": {
        "zh": ("听不到对方的声音", "打断、静默与对方文字暂不判断", "选择声音来源"),
        "en": (
            "The customer cannot be heard",
            "Interruptions, silences and the customer's words are not judged for now",
            "Choose where the sound comes from",
        ),
    },
    "far_end_moved": {
        "zh": ("对方的声音换了出口", "打断、静默与对方文字暂不判断", "选择声音来源"),
        "en": (
            "The customer's sound now comes out elsewhere",
            "Interruptions, silences and the customer's words are not judged for now",
            "Choose where the sound comes from",
        ),
    },
    "lagging": {
        "zh": ("识别慢了 {n} 秒", "声音照录，文字随后补上", "换小模型"),
        "en": ("Recognition is {n} s behind", "Sound is recorded as always, the words follow", "Use a smaller model"),
    },
    "disk_low": {
        "zh": ("磁盘快满了（还能录 {n} 分钟）", "已录的都在", "清理磁盘"),
        "en": ("The disk is nearly full (room for {n} more minutes)", "What was recorded is safe", "Make room"),
    },
    "disk_full": {
        "zh": ("磁盘满了，录音已停止", "已录的都在", "清理磁盘后再开始"),
        "en": (
            "The disk is full and recording has stopped",
            "What was recorded is safe",
            "Make room, then begin again",
        ),
    },
    "disk_failed": {
        "zh": ("磁盘出错，录音已停止", "出错之前录的都在", "检查磁盘后再开始"),
        "en": (
            "The disk fails and recording has stopped",
            "What was recorded before is safe",
            "Check the disk, then begin again",
        ),
    },
    "disk_refused": {
        "zh": ("磁盘空间不够，不能开始录音", "已录的都在；至少要有 15 分钟的空间", "清理磁盘"),
        "en": (
            "There is too little room on the disk to record",
            "What was recorded is safe; 15 minutes' worth is needed",
            "Make room",
        ),
    },
    "no_microphone": {
        "zh": ("没有找到麦克风", "已录的都在", "接上麦克风，或选择另一个"),
        "en": ("No microphone was found", "What was recorded is safe", "Plug one in, or choose another"),
    },
    "no_far_end": {
        "zh": ("没有找到对方声音的来源", "可以只录麦克风", "选择声音来源"),
        "en": (
            "Where the customer's sound comes from was not found",
            "The microphone alone can be recorded",
            "Choose where the sound comes from",
        ),
    },
    "no_output": {
        "zh": ("听不到客户：没有可以放音的设备", "已录下的都在，您说的话照常录音", "接上耳机，客户会把这句重说一遍"),
        "en": (
            "The customer cannot be heard: nothing plays sound",
            "All that was recorded is safe, and you are still recorded",
            "Plug the headset in; the customer says the line again",
        ),
    },
    "no_audio_system": {
        "zh": ("声音系统没有运行", "已录的都在", "启动声音服务后重新打开"),
        "en": ("The system's sound service is not running", "What was recorded is safe", "Start it, then open again"),
    },
    "folder": {
        "zh": ("录音文件夹不能写入", "已录的都在", "检查权限，或换一个文件夹"),
        "en": ("The folder for recordings cannot be written", "What was recorded is safe", "Check its permissions"),
    },
    "not_kept": {
        "zh": ("刚录的声音没能存完整", "已写进磁盘的都在，重新打开软件时可以找回", "检查磁盘和录音文件夹"),
        "en": (
            "The last recording could not be finished",
            "What reached the disk is offered when the app is opened again",
            "Check the disk and the folder for recordings",
        ),
    },
    "no_consent": {
        "zh": ("还没有同意录音", "同意之前不打开设备，不录任何声音", "阅读并同意"),
        "en": (
            "Nobody has agreed to being recorded yet",
            "No device is opened and nothing is recorded before that",
            "Read the text and agree",
        ),
    },
    "shift_open": {
        "zh": ("别处已经开班：另一个窗口或程序", "那边照常录音和提示，这里没有打开设备", "先在那边收班，再在这里开班"),
        "en": (
            "A shift is open already, in another window or program",
            "That one records as always; no device is open here",
            "Close it first, then open this one",
        ),
    },
    "pack_unusable": {
        "zh": ("所选的规则包不能用", "没有开始，已录的都在", "在设置里换一个规则包，或运行 coach packs check 查看原因"),
        "en": (
            "The chosen rule pack cannot be used",
            "Nothing was begun; what was recorded is safe",
            "Choose another in the settings, or run coach packs check",
        ),
    },
    "model_unusable": {
        "zh": ("所选的识别模型不能用", "没有开始，已录的都在", "重新安装模型，或在设置里换一个"),
        "en": (
            "The chosen model cannot be used",
            "Nothing was begun; what was recorded is safe",
            "Install it again, or choose another in the settings",
        ),
    },
    "model_unknown": {
        "zh": ("找不到所选的识别模型", "没有开始，已录的都在", "安装这个模型，或在设置里换一个"),
        "en": (
            "The chosen model is not there",
            "Nothing was begun; what was recorded is safe",
            "Install it, or choose another in the settings",
        ),
    },
    "voice_unusable": {
        "zh": ("您的校准读不出来", "没有开始，已录的都在", "重新校准一次，约一分钟"),
        "en": (
            "Your calibration cannot be read",
            "Nothing was begun; what was recorded is safe",
            "Calibrate again; it takes about a minute",
        ),
    },
    "bad_input": {
        "zh": ("有一项设置不能用", "没有开始，已录的都在", "检查设置里的人员、识别引擎和规则包"),
        "en": (
            "One of the settings cannot be used",
            "Nothing was begun; what was recorded is safe",
            "Look at person, recogniser and rule pack in the settings",
        ),
    },
    "missing": {
        "zh": ("缺少一个需要的组件", "没有开始，已录的都在", "运行 coach doctor 查看缺什么"),
        "en": (
            "A part that is needed is missing",
            "Nothing was begun; what was recorded is safe",
            "Run coach doctor to see which",
        ),
    },
    "failed": {
        "zh": ("软件出错了，这是我们的问题", "已录的都在，日志里有详情", "再试一次"),
        "en": (
            "The program failed, and that is our mistake",
            "What was recorded is safe; the log has the details",
            "Try it again",
        ),
    },
    "no_devices": {
        "zh": ("所有设备都断开了，通话已结束", "已录的都在", "接回设备后重新打开"),
        "en": ("All devices have gone and the call has ended", "What was recorded is safe", "Plug them in, open again"),
    },
    "voice_never": {
        "zh": ("您还没有校准", "音量和语调先按本通电话判断", "空闲时在设置里校准一次，约一分钟"),
        "en": (
            "Your voice has not been calibrated yet",
            "Volume and melody are judged against the call itself for now",
            "Calibrate in the settings when there is a minute",
        ),
    },
    "voice_other_device": {
        "zh": ("换了麦克风，还没有校准", "音量和语调先按本通电话判断", "空闲时在设置里校准一次，约一分钟"),
        "en": (
            "This microphone has not been calibrated yet",
            "Volume and melody are judged against the call itself for now",
            "Calibrate in the settings when there is a minute",
        ),
    },
    "voice_old": {
        "zh": ("上次校准已过 30 天", "音量和语调先按本通电话判断", "空闲时在设置里重新校准，约一分钟"),
        "en": (
            "The last calibration is more than 30 days old",
            "Volume and melody are judged against the call itself for now",
            "Calibrate again in the settings when there is a minute",
        ),
    },
}
