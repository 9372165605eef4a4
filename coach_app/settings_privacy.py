"""What a user chooses about privacy: how long sound and words are kept, and whether identifiers are ever shown unasked."""

from __future__ import annotations

from typing import Annotated

from annotated_types import Ge, Le
from pydantic import BaseModel

from coach_app.described import About, Control, Group, Words

_DAYS = Words("天", "days")


class PrivacySettings(BaseModel):
    """The privacy group of :class:`coach_app.settings.Settings`.

    Nothing is deleted because a number was typed: what is due is listed, and goes when somebody says so.

    Examples
    --------
    >>> PrivacySettings()
    PrivacySettings(keep_sound_days=0, keep_words_days=0, show_identifiers=False)
    """

    keep_sound_days: Annotated[
        int,
        Ge(0),
        Le(3650),
        About(
            Group.PRIVACY,
            Control.NUMBER,
            Words("录音保留", "Keep sound for"),
            Words(
                "超过天数的录音列出来，确认后删除；判断和文字另算。0 表示一直保留。",
                "Older recordings are listed and deleted once you agree; words count apart. 0 keeps them.",
            ),
            _DAYS,
            1.0,
        ),
    ] = 0
    keep_words_days: Annotated[
        int,
        Ge(0),
        Le(3650),
        About(
            Group.PRIVACY,
            Control.NUMBER,
            Words("文字保留", "Keep words for"),
            Words(
                "超过天数的通话文字列出来，确认后删除；测得的声音和提示留下。0 表示一直保留。",
                "Older transcripts are listed and deleted once you agree; measures and flags stay. 0 keeps them.",
            ),
            _DAYS,
            1.0,
        ),
    ] = 0
    show_identifiers: Annotated[
        bool,
        About(
            Group.PRIVACY,
            Control.SWITCH,
            Words("回听时显示卡号等号码", "Show numbers and codes in review"),
            Words(
                "平时遮住卡号、电话、证件号、密码和验证码，需要时再显示；每次显示都有记录。",
                "Card, telephone and ID numbers, passwords and codes are hidden until asked for; showing is journalled.",
            ),
        ),
    ] = False
