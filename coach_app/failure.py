"""How a command ends that could not do its work: one sentence on screen, the rest in a log file."""

from __future__ import annotations

import errno
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeGuard

from asr_models.errors import ModelError, UnknownModelError
from audio.errors import AudioError
from coach_app.advice import codes, sentence
from coach_app.errors import MENDABLE, Exit, exit_code
from coach_app.language import system_language
from coach_app.paths import log_dir
from feedback.errors import FeedbackError, PackError

#: What the system says of a disk that is full.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})

#: And of one where this user may not read or write.
_DISK = _FULL | {errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.ENOTDIR}


def report_failure(error: Exception) -> Exit:
    """Tell the user about an error on the standard error stream.

    Parameters
    ----------
    error : Exception
        What ended the command.

    Returns
    -------
    Exit
        What to return to the shell.
    """
    language = system_language()
    if _of_disk(error):
        _say(_disk(error, language))
        return Exit.BAD_INPUT
    if isinstance(error, MENDABLE):
        mistakes = error.mistakes if isinstance(error, PackError) else ()
        _say(*mistakes, sentence(error, language))
    else:
        _say(_our_bug(_write_log(error), language))
    return exit_code(error)


def failure_code(error: Exception) -> str:
    """Code under which `coach_app.advice` says why a shift cannot begin.

    Examples
    --------
    >>> failure_code(PackError("It has mistakes.", "Mend them.")), failure_code(KeyError("oops"))
    ('pack_unusable', 'failed')
    """
    code = str(getattr(error, "code", ""))
    if code in codes():
        return code
    missing = exit_code(error) is Exit.MISSING
    match error:
        case PackError():
            return "pack_unusable"
        case ModelError():
            return "model_unusable"
        case UnknownModelError():
            return "model_unknown"
        case FeedbackError() | AudioError() if not missing:
            return "voice_unusable"
        case _ if isinstance(error, MENDABLE):
            return "missing" if missing else "bad_input"
        case _ if _of_disk(error):
            return "disk_refused" if error.errno in _FULL else "folder"
        case _:
            return "failed"


def _say(*lines: str) -> None:
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def _of_disk(error: Exception) -> TypeGuard[OSError]:
    return isinstance(error, OSError) and error.errno in _DISK and bool(error.filename)


def _disk(error: OSError, language: str) -> str:
    """What a disk that is full, read-only or another's makes fail is the user's to mend, wherever it comes up."""
    if language == "zh":
        return f"无法使用“{error.filename}”（{error.strerror}）。请腾出空间或检查权限，或换一个位置。"
    return (
        f"'{error.filename}' cannot be used ({error.strerror}). Make room or allow it there, or choose another place."
    )


def _our_bug(file: Path | None, language: str) -> str:
    if language == "zh":
        where = f"详情写在 {file}，请附上它报告问题。" if file else "日志也无法写入。"
        return f"程序出错了，这是我们的问题。{where}"
    where = (
        f"Details are in {file}; please report it with that file." if file else "The log could not be written either."
    )
    return f"The program failed, and that is our mistake. {where}"


def _write_log(error: Exception) -> Path | None:
    """Write the traceback where it can be found; ``None`` if even that is impossible."""
    now = datetime.now(UTC)
    file = log_dir() / f"failure-{now:%Y%m%d-%H%M%S-%f}.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        story = "".join(traceback.format_exception(error))
        file.write_text(f"{now.isoformat()}\n{sys.version}\n{' '.join(sys.argv)}\n\n{story}", "utf-8")
    except OSError:
        return None
    return file
