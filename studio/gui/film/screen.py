"""The picture of the film, as large as there is room, with what is said under it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.gui.desk.desk import Desk
from studio.gui.film.spoken import Spoken
from studio.gui.shell.language import Retranslated

BLACK = QColor(0, 0, 0)
WHITE = QColor(255, 255, 255)
_TEXT_PART = 0.065
"""Height of the text, as a part of the picture's."""
_LOWEST_PX = 10
_MARGIN = 0.05
"""Below the text, as a part of the picture's height."""


class FilmScreen(Retranslated, QWidget):
    """Paints the picture that is shown on black, in its shape.

    Signals:
        clicked (): the left button was pressed on it.
    """

    clicked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._spoken = Spoken(desk)
        self.has_text = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 90)
        desk.film.shown.connect(self.update)
        desk.film.changed.connect(self._follow)
        desk.film.moved.connect(self._follow_place)
        desk.script.opened.connect(self.update)
        desk.script.edited.connect(self.update)
        self._text = ""
        self.retranslate()

    @property
    def text(self) -> str:
        """What stands under the picture now."""
        return self._spoken.at(self._desk.film.place_ms) if self.has_text else ""

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Picture of the film"))
        self.update()

    def show_text(self, is_shown: bool) -> None:
        """Write what is said under the picture, or leave it out."""
        self.has_text = is_shown
        self.update()

    def picture_rect(self) -> QRectF:
        """Where the picture lies."""
        width, height = self._desk.film.picture_size
        if not width or not height:
            return QRectF(self.rect())
        scale = min(self.width() / width, self.height() / height)
        size = (width * scale, height * scale)
        return QRectF((self.width() - size[0]) / 2, (self.height() - size[1]) / 2, *size)

    def sizeHint(self) -> QSize:
        return QSize(384, 216)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), BLACK)
        image = self._desk.film.image
        rect = self.picture_rect()
        if not image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, image)
        self._text = self.text
        if self._text:
            self._paint_text(painter, rect)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._want()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._desk.film.look_away()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def _paint_text(self, painter: QPainter, rect: QRectF) -> None:
        """White with a black border, so that it can be read on any picture."""
        font = QFont(self.font())
        font.setPixelSize(max(_LOWEST_PX, round(rect.height() * _TEXT_PART)))
        painter.setFont(font)
        room = rect.adjusted(rect.width() * 0.06, 0, -rect.width() * 0.06, -rect.height() * _MARGIN)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        reach = max(1, round(font.pixelSize() / 12))
        painter.setPen(BLACK)
        for across in (-reach, 0, reach):
            for down in (-reach, 0, reach):
                if across or down:
                    painter.drawText(room.translated(across, down), flags, self._text)
        painter.setPen(WHITE)
        painter.drawText(room, flags, self._text)

    def _want(self) -> None:
        """Have pictures as large as they are painted."""
        if self.isVisible():
            scale = self.devicePixelRatioF()
            self._desk.film.show_at((max(1, round(self.width() * scale)), max(1, round(self.height() * scale))))

    def _follow(self) -> None:
        self._want()
        self.update()

    def _follow_place(self) -> None:
        """The text may be another though the picture is the same."""
        if self.isVisible() and self.text != self._text:
            self.update()
