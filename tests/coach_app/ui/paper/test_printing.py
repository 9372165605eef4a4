from __future__ import annotations

import re
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coach_app.events import Said
from coach_app.report.model import analysis_of
from coach_app.ui.paper.printing import to_pdf
from tests.coach_app.report.test_reviewed import reviewed
from tests.coach_app.samples import an_utterance, one_of_each

CALL = analysis_of(one_of_each())


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def drawn(pdf: bytes) -> int:
    """Bytes of everything that is drawn, uncompressed."""
    streams = re.findall(rb"/FlateDecode.*?stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return sum(len(zlib.decompressobj().decompress(stream)) for stream in streams)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_is_whole_pages_of_a4_with_its_fonts_inside(qapp: QApplication, language: str) -> None:
    pdf = to_pdf(CALL, language)
    assert pdf.startswith(b"%PDF-1.")
    assert pdf.rstrip().endswith(b"%%EOF")
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert box is not None
    assert [round(float(side)) for side in box.groups()] == [595, 842]
    assert re.search(rb"/FontFile[23]? ", pdf), "it reads the same on a machine without these fonts"
    assert pages(pdf) >= 1


def test_a_longer_call_takes_more_pages(qapp: QApplication) -> None:
    said = tuple(Said(an_utterance("请您稍等一下。" * 6, start_s=n, end_s=n + 0.9), 30, 240.0) for n in range(200))
    assert pages(to_pdf(replace(CALL, said=said), "zh")) > pages(to_pdf(CALL, "zh")) + 3


def test_what_people_said_is_on_the_paper(qapp: QApplication) -> None:
    assert drawn(to_pdf(CALL, "zh", reviewed())) > drawn(to_pdf(CALL, "zh")) + 1000


def test_no_display_and_no_application_are_needed(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    program = (
        "import sys; from pathlib import Path\n"
        "from coach_app.report.model import analysis_of\n"
        "from coach_app.ui.paper.printing import to_pdf\n"
        "from tests.coach_app.samples import one_of_each\n"
        "Path(sys.argv[1]).write_bytes(to_pdf(analysis_of(one_of_each()), 'zh'))\n"
    )
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[4])}
    subprocess.run([sys.executable, "-c", program, str(target)], check=True, timeout=120, env=environment)
    assert target.read_bytes().startswith(b"%PDF")
