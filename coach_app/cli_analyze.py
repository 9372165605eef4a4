"""``coach analyze``: judge recordings and write what was found, one document a file."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coach_app.language import system_language


class EngineName(StrEnum):
    """Who hears the words."""

    VOSK = "vosk"
    WHISPER = "whisper"
    SCRIPTED = "scripted"
    NONE = "none"


class Format(StrEnum):
    """How to write what was found."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    SRT = "srt"
    VTT = "vtt"
    TEXTGRID = "textgrid"
    AUDACITY = "audacity"
    CSV = "csv"


class Language(StrEnum):
    """Of the sentences in the report."""

    ZH = "zh"
    EN = "en"


def analyze(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="录音文件或通话文件夹。 Recordings, or folders of kept calls.")
    ],
    engine: Annotated[EngineName | None, typer.Option(help="识别引擎；不写则用已安装的。 Who hears the words.")] = None,
    words: Annotated[
        Path | None, typer.Option(metavar="LABELS.json", help="scripted 引擎的文字。 Words for it.")
    ] = None,
    model: Annotated[str, typer.Option(metavar="ID|PATH", help="识别模型。 Recognition model.")] = "",
    pack: Annotated[str, typer.Option(metavar="ID|PATH", help="规则包。 Rule pack.")] = "zh-service",
    channels: Annotated[str, typer.Option(help="声道，例如 agent,customer。 Who is on which channel.")] = "",
    baseline: Annotated[
        Path | None, typer.Option(metavar="SOUND|JSON", help="校准朗读或常用值。 Calibration reading or baseline.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="输出格式。 How to write it.")] = Format.TEXT,
    out: Annotated[
        Path | None, typer.Option(metavar="PATH", help="输出文件；多个录音时为文件夹。 File, or folder for several.")
    ] = None,
    language: Annotated[Language, typer.Option(help="报告语言。 Language of the report.")] = Language.ZH,
    workers: Annotated[
        bool, typer.Option("--workers/--inline", help="是否用独立进程。 Lanes in own processes.")
    ] = False,
    show_identifiers: Annotated[
        bool,
        typer.Option(
            "--show-identifiers",
            help="显示卡号、电话、证件号、密码和验证码（会留下记录）。 Show numbers and codes; this is journalled.",
        ),
    ] = False,
) -> None:
    """分析录音：语速、音量、语调和规范用语。 Judge recordings: pace, volume, melody and phrases."""
    from coach_app.batch import Output, run  # noqa: PLC0415 - loads numpy, soundfile and the rules
    from coach_app.call import Setup, Wanted  # noqa: PLC0415 - the same
    from coach_app.privacy.masking import published_in  # noqa: PLC0415 - the same
    from coach_app.privacy.showing import journal_of_shown  # noqa: PLC0415 - the same

    wanted = Wanted(
        engine=engine.value if engine else "",
        words=words,
        model=model,
        pack=pack,
        channels=channels,
        baseline=baseline,
        language=language.value,
    )
    setup = Setup(wanted)
    shows = journal_of_shown("analyze") if show_identifiers else None
    published = published_in(setup.pack.file.placeholders.values())
    output = Output(format_.value, out, language.value, sys.stdout, len(files) > 1, shows, published)
    raise typer.Exit(run(setup, files, output, workers, system_language()))
