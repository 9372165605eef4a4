from __future__ import annotations

import itertools
import zipfile
from pathlib import Path

import openpyxl
import pytest

from coach_app.phrasebook.book import Book, Wanted
from coach_app.phrasebook.shelf import Kept, Shelf
from coach_app.phrasebook.table_file import TableError, export_table, import_table
from feedback.lexicon import PhraseClass
from feedback.pack import load_pack


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.new(load_pack(), "cloud-sea")


@pytest.fixture(scope="module")
def mine(book: Book) -> Book:
    book, _ = book.with_added(PhraseClass.FORBIDDEN, Wanted("=我不管", ("我管不着",), "我帮您看看", "note"))
    return book.switched("FOR-02", False)


def refused(path: Path, book: Book) -> TableError:
    with pytest.raises(TableError) as raised:
        import_table(path, book)
    return raised.value


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_what_was_written_is_read_as_it_was(tmp_path: Path, book: Book, mine: Book, name: str) -> None:
    assert export_table(tmp_path / name, mine) == len(mine.lines())
    assert import_table(tmp_path / name, mine).book == mine
    assert import_table(tmp_path / name, book).book == mine


def test_no_cell_is_a_formula(tmp_path: Path, mine: Book) -> None:
    export_table(tmp_path / "t.xlsx", mine, everything=False)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "n"}
    export_table(tmp_path / "t.csv", mine, everything=False)
    assert "'=我不管" in (tmp_path / "t.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_tables_of_any_spreadsheet(tmp_path: Path, book: Book, encoding: str) -> None:
    (tmp_path / "t.csv").write_bytes(
        "措辞;类别;替换;严重度\n我不管;禁语;我来帮您;提醒\n\n祝您顺心;规范用语;;\n".encode(encoding)
    )
    added = import_table(tmp_path / "t.csv", book).book.layer.phrases
    assert [(one.id, one.text, one.replacement) for one in added] == [
        ("FOR-501", "我不管", "我来帮您"),
        ("STD-501", "祝您顺心", ""),
    ]


def test_english_heads_will_do(tmp_path: Path, book: Book) -> None:
    (tmp_path / "t.csv").write_text("wording,kind,replacement,severity\n我不管,forbidden,我来,note\n", "utf-8")
    assert import_table(tmp_path / "t.csv", book).book.layer.phrases[0].severity == "note"


def test_every_bad_row_is_named_and_nothing_is_taken_in(tmp_path: Path, book: Book) -> None:
    rows = [
        "措辞,类别,严重度,编号",
        "好的呀,规范用语,,",
        ",禁语,,",
        "我不管,骂人,,",
        "我不管,禁语,严重,",
        "我不,禁语,,X-1",
        "好的呀,规范用语,,",
    ]
    (tmp_path / "t.csv").write_text("\n".join(rows), "utf-8")
    error = refused(tmp_path / "t.csv", book)
    assert [line for line, _, _ in error.mistakes] == [3, 4, 5, 6, 7]
    (tmp_path / "t.csv").write_text("措辞,类别\n您好，{公思},规范用语\n一切顺利,规范用语\n", "utf-8")
    error = refused(tmp_path / "t.csv", book)
    assert [(line, "did you mean '{公司}'" in wrong) for line, _, wrong in error.mistakes] == [(2, True)]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"a,b\n1,2\n", b"\xff\xfe\x00\x81\xff", b"PK\x03\x04"])
def test_what_is_no_table_is_refused_in_one_sentence(tmp_path: Path, book: Book, content: bytes) -> None:
    for name in ("t.csv", "t.xlsx", "t.doc"):
        (tmp_path / name).write_bytes(content)
        assert refused(tmp_path / name, book).advice


def test_a_table_that_unpacks_without_end_is_not_unpacked(tmp_path: Path, book: Book) -> None:
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (65 << 20))
    assert "too large" in refused(tmp_path / "t.xlsx", book).advice


def test_a_table_that_is_not_there(tmp_path: Path, book: Book) -> None:
    assert refused(tmp_path / "gone.csv", book).code == "table_gone"


def test_a_table_of_two_columns_takes_nothing_from_the_pack(tmp_path: Path, book: Book) -> None:
    forbidden = [line for line in book.lines() if line.kind is PhraseClass.FORBIDDEN]
    rows = [f"{line.wanted.text},禁语" for line in forbidden]
    (tmp_path / "t.csv").write_text("措辞,类别\n" + "\n".join(rows), "utf-8")
    taken = import_table(tmp_path / "t.csv", book)
    assert taken.book == book
    assert (taken.changes.added, taken.changes.changed) == (0, 0)


def test_what_changes_is_told(tmp_path: Path, book: Book) -> None:
    (tmp_path / "t.csv").write_text(
        f"措辞,类别,替换,备注\n{book.line('FOR-02').wanted.text},禁语,,甲\n我管不了,禁语,我来,乙\n", "utf-8"
    )
    taken = import_table(tmp_path / "t.csv", book)
    assert (taken.changes.added, taken.changes.changed, taken.unread) == (1, 1, ("备注",))
    assert taken.changes.emptied == {"replacement": 1}


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_thousands_of_phrases_of_ones_own(tmp_path: Path, book: Book, name: str) -> None:
    syllables = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨"
    pairs = list(itertools.islice(itertools.permutations(syllables, 2), 1200))
    rows = "".join(f"{one}{other}这种事情别找我,禁语\n" for one, other in pairs)
    (tmp_path / "all.csv").write_text("措辞,类别\n" + rows, "utf-8")
    mine = import_table(tmp_path / "all.csv", book).book
    ids = [one.id for one in mine.layer.phrases]
    assert (len(set(ids)), ids[0], ids[-1]) == (len(pairs), "FOR-501", f"FOR-{500 + len(pairs)}")
    shelf = Shelf(tmp_path)
    shelf.keep(Kept(mine))
    assert shelf.open("cloud-sea").book.layer == mine.layer
    export_table(tmp_path / name, mine)
    assert import_table(tmp_path / name, book).book == mine


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("措辞,类别\n", "只有表头"),
        ("用词,类别\n我不管,禁语\n", "表头缺少“措辞”，现有：用词、类别"),
        ("a,b\n1,2\n", "表头缺少“措辞”和“类别”"),
        ("措辞,用语,类别\n我不管,我不管,禁语\n", "“措辞”有两列"),
        ("", "表里没有内容"),
        ("\n\n,,\n", "表里没有内容"),
    ],
)
def test_a_table_without_phrases_or_heads_says_so(tmp_path: Path, book: Book, content: str, told: str) -> None:
    (tmp_path / "t.csv").write_text(content, "utf-8")
    ((_, chinese, english),) = refused(tmp_path / "t.csv", book).mistakes
    assert told in chinese
    assert english


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_an_export_that_fails_leaves_the_old_table(
    tmp_path: Path, book: Book, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)  # all is handed over, and it does not go to the disk
    with pytest.raises(OSError, match="No space"):
        export_table(tmp_path / name, book)
    monkeypatch.undo()
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(name, b"old")]
