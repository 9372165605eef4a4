"""The consent to being recorded: its text, and the record of who accepted it and when.

A call has two sides; recording it needs both. The text says so, and its acceptance is
kept with the hash of exactly the words that were shown.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coach_app.line_file import append_line, lines

_FILE = "consent.jsonl"

_TEXT = {
    "zh": (
        "本程序会录下您和来电客户的声音，用来提示您的语速、音量、语调和规范用语。\n"
        "· 录音、文字和判断只保存在这台电脑上，不会上传；您可以随时删除。\n"
        "· 录下客户的声音，需要客户知情并同意。请按所在单位的规定先行告知，例如：“为保证服务质量，本次通话可能会被录音。”\n"
        "· 只测量声音，不推断任何人的情绪；通话小结不打分。质检评分和练习得分保存在这台电脑上，使用这台电脑的人都能看到。\n"
        "· 通话中可以随时暂停录音；暂停期间的声音不保存。\n"
        "我已阅读，并确认我有权在此录音。"
    ),
    "en": (
        "This program records your voice and the customer's, to help you with pace, volume, melody and wording.\n"
        "· Sound, text and judgements stay on this computer and are never uploaded; you can delete them at any time.\n"
        "· Recording customers needs their knowledge and consent. Tell them first, as your company prescribes, "
        "for example: “This call may be recorded to improve our service.”\n"
        "· Voices are measured and nobody's feelings are inferred; the card after a call has no score. Scores of the "
        "quality form and of drills stay on this computer, where whoever uses it can see them.\n"
        "· Recording can be paused at any moment; what is said meanwhile is not kept.\n"
        "I have read this and confirm that I may record here."
    ),
}


def consent_text(language: str) -> str:
    """What is to be accepted, a sentence or point a line.

    Parameters
    ----------
    language : str
        ``zh`` or ``en``.
    """
    return _TEXT["en" if language == "en" else "zh"]


def text_hash(text: str) -> str:
    """Names exactly these words."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Somebody accepted the text.

    Parameters
    ----------
    person : str
        Id of the profile; empty if nobody had one yet.
    sha256 : str
        Of the text that was shown.
    language : str
        Its language.
    at : datetime
        When, with the zone.
    """

    person: str
    sha256: str
    language: str
    at: datetime


class Consent:
    """The record of acceptances, which is only ever added to.

    Parameters
    ----------
    data_dir : Path
        The user's data folder; the record outlives the removal of a person.
    """

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / _FILE

    def accept(self, person: str, language: str, now: datetime) -> Acceptance:
        """Keep that somebody accepted the text as it stands, in this language."""
        sha256 = text_hash(consent_text(language))
        append_line(
            self._path,
            {"at": now.isoformat(timespec="seconds"), "person": person, "language": language, "sha256": sha256},
        )
        return Acceptance(person, sha256, language, now)

    def accepted(self, person: str = "") -> Acceptance | None:
        """The last time that this person accepted the text as it stands today, in either language.

        An acceptance from before there were profiles counts for everybody who has none of
        their own: whoever set the program up accepted it for this computer.
        """
        today = {text_hash(text) for text in _TEXT.values()}
        found = [one for one in self.all() if one.sha256 in today and one.person in (person, "")]
        return found[-1] if found else None

    def all(self) -> list[Acceptance]:
        """Every acceptance, oldest first; lines that cannot be read are left out."""
        found = []
        for record in lines(self._path):
            try:
                at = datetime.fromisoformat(record["at"])
                found.append(Acceptance(str(record["person"]), str(record["sha256"]), str(record["language"]), at))
            except (KeyError, TypeError, ValueError):
                continue
        return found
