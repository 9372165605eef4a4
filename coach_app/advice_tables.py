"""Why a table of phrases, or the pack that holds them, cannot be used, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

_NOTHING_ZH = "现有用语没有改动"
_NOTHING_EN = "The phrases are as they were"

#: Code to language to title, what still works, and what to do.
TABLES: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "table_rows": {
        "zh": ("表格里有几行不能用，一行都没有导入", _NOTHING_ZH, "请按上面列出的行改好，再导入一次"),
        "en": ("Some rows of the table cannot be used, so none was taken in", _NOTHING_EN, "Mend them and try again"),
    },
    "table_large": {
        "zh": ("表格太大：文件最大 8 MB，展开后最大 64 MB", _NOTHING_ZH, "请拆成几个表格分别导入"),
        "en": ("The table is too large: 8 MB, or 64 MB once it is unpacked", _NOTHING_EN, "Split it"),
    },
    "table_long": {
        "zh": ("表格超过 10000 行", _NOTHING_ZH, "请拆成几个表格分别导入"),
        "en": ("The table has more than 10,000 rows", _NOTHING_EN, "Split it"),
    },
    "table_type": {
        "zh": ("这不是 CSV 或 XLSX 表格", _NOTHING_ZH, "请在表格软件里另存为 .xlsx 或 .csv"),
        "en": ("This is no table as CSV or XLSX", _NOTHING_EN, "Save it as .xlsx or .csv in a spreadsheet"),
    },
    "table_coding": {
        "zh": ("读不懂表格的文字编码", _NOTHING_ZH, "请另存为 .xlsx，或 UTF-8、GBK 编码的 .csv"),
        "en": (
            "The characters of the table cannot be made out",
            _NOTHING_EN,
            "Save it as .xlsx, or as .csv in UTF-8 or GBK",
        ),
    },
    "table_damaged": {
        "zh": ("表格文件已损坏，打不开", _NOTHING_ZH, "请用表格软件打开后重新保存一次"),
        "en": (
            "The file of the table is damaged and cannot be opened",
            _NOTHING_EN,
            "Open it in a spreadsheet and save it again",
        ),
    },
    "table_gone": {
        "zh": ("表格文件打不开", _NOTHING_ZH, "请看看文件还在不在、能不能读，或另选一个"),
        "en": ("The file of the table cannot be opened", _NOTHING_EN, "See that it is there and may be read"),
    },
    "table_name": {
        "zh": ("导出的文件名要以 .csv 或 .xlsx 结尾", "没有写任何文件", "请换一个文件名"),
        "en": ("A table is written as .csv or .xlsx", "Nothing was written", "Choose another name"),
    },
    "table_unwritten": {
        "zh": ("表格写不进这个位置", "原来的文件没有改动", "请看看文件是否正被打开、磁盘有没有空间，或换个位置"),
        "en": (
            "The table cannot be written there",
            "What stood there is as it was",
            "See that nobody has it open and that there is room, or choose another place",
        ),
    },
    "pack_large": {
        "zh": ("用语太多，规则包超过 8 MB，没有保存", "原来保存的用语都还在", "请分成两个规则包"),
        "en": (
            "The phrases are too many: a pack has up to 8 MB",
            "What was saved is as it was",
            "Make two packs of it",
        ),
    },
}
