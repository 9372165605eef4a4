from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach_app.errors import BadInputError
from coach_app.privacy.disclosure import Disclosures
from coach_app.ui.paper.saving import PAPER, save_paper
from tests.coach_app.library.sessions_on_disk import write_session


def test_a_session_is_printed_into_its_own_folder_or_elsewhere(qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "sessions" / write_session(tmp_path, said=["您好"])
    assert save_paper(folder, None, "zh") == folder / PAPER
    elsewhere = save_paper(folder, tmp_path / "out" / "one.pdf", "en")
    assert elsewhere.read_bytes().startswith(b"%PDF")
    assert not Disclosures(tmp_path).all()


def test_showing_identifiers_is_journalled(qapp: QApplication, tmp_path: Path) -> None:
    session = write_session(tmp_path, said=["您好"])
    save_paper(tmp_path / "sessions" / session, tmp_path / "one.pdf", "zh", identifiers=True)
    assert [(one.session, one.what, one.where) for one in Disclosures(tmp_path).all()] == [(session, "words", "paper")]


def test_where_nothing_can_be_written_it_says_so(qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "sessions" / write_session(tmp_path, said=["您好"])
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInputError, match="cannot be written"):
        save_paper(folder, tmp_path / "file" / "one.pdf", "zh")
