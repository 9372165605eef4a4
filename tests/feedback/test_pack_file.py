from __future__ import annotations

from feedback.pack import load_pack
from feedback.pack_file import TABLES, PackFile


def test_a_pack_says_what_its_file_says() -> None:
    pack = load_pack()
    assert (pack.id, pack.version, pack.extends) == (pack.file.id, pack.file.version, "")
    assert (pack.rules, pack.checklist) == (pack.file.rules, pack.file.checklist)


def test_every_table_of_the_file_has_a_model_for_the_names_that_were_meant() -> None:
    tables = {info.alias or name for name, info in PackFile.model_fields.items()}
    assert {"rule", "checklist", "cue", "budget", "title"} <= tables & set(TABLES)
