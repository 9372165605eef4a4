"""A report as PDF: A4, numbered pages, its picture as lines rather than dots."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from coach_app.report.model import Analysis
from coach_app.report.page import contents, template
from coach_app.report.picture import draw
from coach_app.report.reviewed import Reviewed
from coach_app.report.wording import Wording
from coach_app.ui.paper.application import paper_font, with_fonts
from coach_app.ui.paper.strips import WIDTH, Strips
from coach_app.ui.theme import LIGHT

#: What one unit of the layout is: a pixel of a page at 96 dots an inch.
_DPI = 96.0
_MARGIN_MM = 15.0
#: Room for the line at the foot of each page, in the layout's units.
_FOOT = 34.0
_POINTS = 9.5
#: A long call gets more strips, but no more than so many.
_MOST_STRIPS = 6
_STRIP = QTextFormat.ObjectTypes.UserObject + 1
_NUMBER = QTextFormat.Property.UserProperty + 1
#: Stands in the text where the picture goes.
_HERE = "\u241e"


def to_pdf(analysis: Analysis, language: str, reviewed: Reviewed | None = None) -> bytes:
    """The report of a call as PDF, the same that :func:`coach_app.report.page.to_html` shows.

    Parameters
    ----------
    analysis : Analysis
        The judged call; identifiers are hidden where it was masked.
    language : str
        ``zh`` or ``en``.
    reviewed : Reviewed or None
        What people said about it.

    Raises
    ------
    MissingPartError
        If the system has no font with Chinese.
    """
    application = with_fonts()
    words = Wording(language, analysis.started.pack_id)
    title = f"{words.either('通话报告', 'Call report')} · {analysis.started.file}"
    picture = draw(analysis, words, WIDTH, 112 + _MOST_STRIPS * (WIDTH - 112))
    shown = contents(analysis, words, reviewed) | {"tokens": LIGHT, "here": _HERE}
    page = template("paper.html", "coach_app.ui.paper").render(shown)
    written = _print(title, page, Strips(picture, words.either("提示", "Flags")))
    del application
    return written


def _print(title: str, page: str, strips: Strips) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    scale = writer.resolution() / _DPI
    area = QSizeF(writer.width() / scale, writer.height() / scale)
    body = QSizeF(area.width(), area.height() - _FOOT)
    document = _document(page, body, strips)
    painter = QPainter(writer)
    painter.scale(scale, scale)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        _page(painter, document, number, body)
        _foot(painter, title, f"{number + 1} / {document.pageCount()}", area, document)
    painter.end()
    return bytes(buffer.data().data())


def _document(page: str, body: QSizeF, strips: Strips) -> QTextDocument:
    document = QTextDocument()
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setDefaultFont(paper_font(_POINTS))
    document.setHtml(page)
    painted = _StripObject(strips, body.width(), document)
    document.documentLayout().registerHandler(_STRIP, painted)
    here = document.find(_HERE)
    while not here.isNull():
        _put(here, strips)
        here = document.find(_HERE)
    document.setPageSize(body)
    return document


def _put(here: QTextCursor, strips: Strips) -> None:
    here.removeSelectedText()
    for number in range(strips.count):
        if number:
            here.insertBlock()
        strip = QTextCharFormat()
        strip.setObjectType(_STRIP)
        strip.setProperty(_NUMBER, number)
        here.insertText("\ufffc", strip)


def _page(painter: QPainter, document: QTextDocument, number: int, body: QSizeF) -> None:
    part = QRectF(0, number * body.height(), body.width(), body.height())
    painter.save()
    painter.translate(0, -part.top())
    painter.setClipRect(part)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = part
    context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
    document.documentLayout().draw(painter, context)
    painter.restore()


def _foot(painter: QPainter, title: str, number: str, area: QSizeF, document: QTextDocument) -> None:
    place = QRectF(0, area.height() - _FOOT / 2, area.width(), _FOOT / 2)
    font = document.defaultFont()
    font.setPixelSize(10)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.line))
    painter.drawLine(place.topLeft(), place.topRight())
    painter.setPen(QColor(LIGHT.muted))
    short = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, int(area.width() - 80))
    bottom = Qt.AlignmentFlag.AlignBottom
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | bottom), short)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | bottom), number)


class _StripObject(QPyTextObject):
    """Paints a strip of the picture as if it were a letter of the text."""

    def __init__(self, strips: Strips, width: float, parent: QObject) -> None:
        super().__init__(parent)
        self._strips, self._width = strips, width

    def intrinsicSize(self, _document: QTextDocument, _place: int, _form: QTextFormat) -> QSizeF:
        """How much room it takes."""
        return QSizeF(self._width, self._strips.strip_height * self._width / WIDTH)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, _place: int, form: QTextFormat
    ) -> None:
        """Paint it."""
        self._strips.paint(painter, int(form.property(_NUMBER) or 0), QRectF(rect), document.defaultFont())
