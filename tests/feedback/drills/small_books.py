"""Small books of drills to read, right ones and wrong ones."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import soundfile

HEAD = """\
schema = "coach.drills/1"

[kinds]
role_play = { zh = "角色扮演", en = "Role play" }
procedure = { zh = "流程", en = "Procedure" }
wording = { zh = "措辞", en = "Rewording" }
voice_drill = { zh = "发声", en = "Voice drill" }

[moods]
neutral = { zh = "平静", en = "neutral" }

[weights]
role_play = { phrases = 35.0, behaviours = 35.0, tone = 30.0 }
procedure = { phrases = 40.0, behaviours = 40.0, tone = 20.0 }
wording = { phrases = 60.0, behaviours = 20.0, tone = 20.0 }
voice_drill = { phrases = 15.0, behaviours = 5.0, tone = 80.0 }
"""

DRILL = """\
[[drill]]
id = "SCN-01"
title = "改密码"
kind = "role_play"
difficulty = 1
sector = "银行"
background = "客户想改密码。"
must = ["STD-01"]

  [[drill.line]]
  id = "c1"
  mood = "neutral"
  text = "你好，我想改一下密码。"
  expects = { said = ["STD-69"], words = ["核对"] }
  next = "c2"

  [[drill.line]]
  id = "c2"
  mood = "neutral"
  text = "谢谢你。"
  next = "end"

  [[drill.pass]]
  text = "开场四要素齐全"
  group = "phrases"
  check = [
    { said = ["STD-01"] },
    { measure = "rate_cpm", at_most = 180 },
  ]
  hint = "先报公司和姓名。"
"""


def write_book(folder: Path, drills: str = DRILL, head: str = HEAD) -> Path:
    """A folder with a book, its drills in a file of their own, and a sound of every line."""
    (folder / "drills").mkdir(parents=True, exist_ok=True)
    (folder / "drills.toml").write_text(head, "utf-8")
    (folder / "drills" / "one.toml").write_text(drills, "utf-8")
    index = []
    for drill in re.split(r"^\[\[drill\]\]", drills, flags=re.MULTILINE)[1:]:
        [name] = re.findall(r'^id = "([^"]+)"', drill, flags=re.MULTILINE)
        for line, text in re.findall(r'^ +id = "([^"]+)".*?^ +text = "([^"]+)"', drill, flags=re.MULTILINE | re.DOTALL):
            write_sound(folder / "sounds" / name / f"{line}.opus")
            index.append(f'[[sound]]\nfile = "{name}/{line}.opus"\ntext = "{text}"\nseconds = 0.3\n')
    (folder / "sounds").mkdir(exist_ok=True)
    (folder / "sounds" / "index.toml").write_text("\n".join(index), "utf-8")
    return folder


def write_sound(path: Path, seconds: float = 0.3) -> None:
    """A sound that can be played."""
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.zeros(int(16_000 * seconds)), 16_000, format="OGG", subtype="OPUS")


def line_of(text: str, part: str) -> int:
    """Number of the first line of a text that holds something."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if part in line)
