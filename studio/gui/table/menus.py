"""Menus of the table: on a row, on a speaker, on the header."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from studio.gui.desk.desk import Desk
from studio.gui.shell.theme import theme
from studio.gui.table.actions import NUDGES, TableActions
from studio.gui.table.columns import Column, meaning, title
from studio.gui.table.view import ScriptView
from studio.project.document import RowId

translate = QCoreApplication.translate


def row_menu(
    parent: QWidget,
    desk: Desk,
    actions: TableActions,
    row: RowId,
    on_speaker: bool,
    render_archive: Callable[[], None],
) -> QMenu:
    """For the selected rows; `row` is the one that was clicked. `render_archive` is called to have them rendered so."""
    menu = QMenu(parent)
    if on_speaker:
        _add(menu, actions, "rename", "speaker", "voice")
        menu.addSeparator()
    play = menu.addAction(theme.icon("play"), translate("TableMenus", "Play line"))
    play.triggered.connect(lambda: desk.sound.play_line(row))
    rows = desk.selection.rows or (row,)
    render = menu.addAction(theme.icon("audio-lines"), translate("TableMenus", "Render"))
    render.triggered.connect(lambda: desk.queue.render(rows))
    archive = menu.addAction(theme.icon("gem"), translate("TableMenus", "Render in archive quality…"))
    archive.triggered.connect(render_archive)
    archive.setVisible("archive" in desk.qualities.offered)
    again = menu.addAction(theme.icon("refresh-cw"), translate("TableMenus", "Another take"))
    again.triggered.connect(lambda: desk.queue.retake(rows))
    for action in (render, archive, again):
        action.setEnabled(not desk.script.is_read_only)
    menu.addSeparator()
    _add(menu, actions, "edit", "split", "merge", "add", "delete")
    menu.addSeparator()
    if not on_speaker:
        _add(menu, actions, "speaker", "rename", "voice")
    _add(menu, actions, "gain", "comment")
    menu.addSeparator()
    _add(menu, actions, "open", "approve", "retake")
    menu.addSeparator()
    _add(menu, actions, "up", "down")
    _add(menu.addMenu(theme.icon("clock"), translate("TableMenus", "Times")), actions, *NUDGES, "sort")
    return menu


def header_menu(parent: QWidget, view: ScriptView, show_lines: Callable[[int], None]) -> QMenu:
    """Which columns are shown, and how high rows are; `show_lines` is called with 1 or 2."""
    menu = QMenu(parent)
    header = view.horizontalHeader()
    for column in Column:
        if column is Column.TEXT:
            continue
        action = menu.addAction(title(column) or meaning(column).partition(":")[0])
        action.setCheckable(True)
        action.setChecked(not header.isSectionHidden(column))
        action.toggled.connect(lambda shown, column=column: header.setSectionHidden(column, not shown))
    menu.addSeparator()
    for lines, text in (
        (1, translate("TableMenus", "One line of text")),
        (2, translate("TableMenus", "Two lines of text")),
    ):
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(view.lines == lines)
        action.triggered.connect(lambda _=False, lines=lines: show_lines(lines))
    return menu


def _add(menu: QMenu, actions: TableActions, *names: str) -> None:
    for name in names:
        menu.addAction(actions[name])
