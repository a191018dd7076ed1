"""The settings, each used as soon as it is changed."""

from collections.abc import Callable
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from studio.core.errors import InputError, StudioError
from studio.core.settings import RATES_HZ
from studio.gui.desk.desk import Desk
from studio.gui.shell.check_settings import CheckSettings
from studio.gui.shell.choice import offer
from studio.gui.shell.engine_words import DEVICES, PRECISIONS, engine_word
from studio.gui.shell.fit_settings import FitSettings
from studio.gui.shell.form import Form, PathField, open_folder
from studio.gui.shell.language import Retranslated
from studio.gui.shell.numbers import Number
from studio.gui.shell.rates import RateField
from studio.gui.shell.theme import theme

MOST_THREADS = 256


class SettingsDialog(Retranslated, QDialog):
    """Stands beside the window; there is nothing to confirm."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, show_folder: Callable[[Path], object] = open_folder
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        settings = desk.preferences.settings
        self.device, self.precision, self.output = QComboBox(), QComboBox(), QComboBox()
        self.language, self.theme = QComboBox(), QComboBox()
        for combo in (self.device, self.precision, self.output, self.language, self.theme):
            combo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.memory = Number(round(100 * settings.gpu_memory_fraction), 1, 100, 5)
        self.threads = Number(settings.threads, 0, MOST_THREADS)
        self.rate = RateField(settings.rate_hz)
        self.tells_synthetic = QCheckBox()
        self.fit = FitSettings(settings.limits)
        self.checks = CheckSettings(settings, self._refusal)
        house = desk.house
        self.folders = {
            "projects": desk.project.folder,
            "voices": house.paths.voices,
            "cache": house.paths.cache,
            "log": house.paths.log,
            "config": house.paths.config,
        }
        self._paths = {
            name: PathField("folder-open", partial(show_folder, path), is_read_only=True)
            for name, path in self.folders.items()
        }
        for name, path in self.folders.items():
            self._paths[name].set_path(path)
        self._window, self._engine, self._places = Form(), Form(), Form()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        for form, content in (
            (self._window, {"language": self.language, "theme": self.theme, "output_device": self.output}),
            (
                self._engine,
                {
                    "device": self.device,
                    "precision": self.precision,
                    "gpu_memory_fraction": self.memory,
                    "threads": self.threads,
                },
            ),
            (self.fit.form, {}),
            (self.checks, {}),
            (self._places, {"rate_hz": self.rate, "tells_synthetic": self.tells_synthetic, **self._paths}),
        ):
            for name, field in content.items():
                form.add(name, field)
            page = QScrollArea()
            page.setWidgetResizable(True)
            page.setFrameShape(QScrollArea.Shape.NoFrame)
            page.setWidget(form)
            self._tabs.addTab(page, "")
        self._standard = QPushButton()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.addButton(self._standard, QDialogButtonBox.ButtonRole.ResetRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._buttons)
        unit = self.fontMetrics().averageCharWidth()
        self.resize(84 * unit, 72 * unit)
        # Enter in a field confirms that field, and nothing else.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        desk.sound.output.look_for_devices()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        titles = (
            self.tr("Window and sound"),
            self.tr("Engine"),
            self.tr("Fitting"),
            self.tr("Takes"),
            self.tr("Files"),
        )
        for at, title in enumerate(titles):
            self._tabs.setTabText(at, title)
        self._tabs.setAccessibleName(self.tr("Settings"))
        self._window.name("language", self.tr("&Language"))
        self._window.name("theme", self.tr("&Theme"))
        self._window.name("output_device", self.tr("&Sound goes to"), self.tr("Output device"))
        self._engine.name("device", self.tr("&Device"), self.tr("What speech is made on"))
        self._engine.name(
            "precision",
            self.tr("&Precision"),
            hint=self.tr("bf16 and fp16 are faster where the hardware knows them; fp32 works everywhere."),
        )
        self._engine.name(
            "gpu_memory_fraction",
            self.tr("GPU &memory"),
            hint=self.tr("The part of the graphics card's memory that may be used."),
        )
        self.memory.setSuffix(self.tr(" %"))
        self._engine.name("threads", self.tr("CPU t&hreads"))
        self.threads.setSpecialValueText(self.tr("One per core"))
        self.threads.updateGeometry()
        self._places.name("rate_hz", self.tr("Export &rate"), self.tr("Samples per second of exported files"))
        self._places.name("tells_synthetic", "", self.tr("In the tags of every file of sound that is written"))
        self.tells_synthetic.setText(self.tr("Files tell that the &speech is synthetic"))
        self.tells_synthetic.setAccessibleName(self.tr("Files tell that the speech is synthetic"))
        for name, title in {
            "projects": self.tr("Projects without a name"),
            "voices": self.tr("Own voices and presets"),
            "cache": self.tr("Cache (may be deleted)"),
            "log": self.tr("Log"),
            "config": self.tr("Settings file"),
        }.items():
            self._places.name(name, title)
            self._paths[name].name(title, self.tr("Open folder"))
        self._standard.setText(self.tr("Standard limits"))
        self._standard.setToolTip(self.tr("Set the limits of fitting as they were at first"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setToolTip(self.tr("All changes are kept already"))
        self.fit.retranslate()
        self._fill()

    def _connect(self) -> None:
        for name, combo in (
            ("device", self.device),
            ("precision", self.precision),
            ("language", self.language),
            ("theme", self.theme),
        ):
            combo.activated.connect(lambda _at, name=name, combo=combo: self._change(name, combo.currentData()))
        self.output.activated.connect(lambda _at: self._desk.sound.output.set_device(self.output.currentData()))
        self.memory.settled.connect(lambda value: self._change("gpu_memory_fraction", value / 100))
        self.threads.settled.connect(lambda value: self._change("threads", value))
        self.rate.changed.connect(self._set_rate)
        self.tells_synthetic.toggled.connect(
            lambda is_on: self._places.blame("tells_synthetic", self._refusal(tells_synthetic=is_on))
        )
        self.fit.settled.connect(self._set_limits)
        self._standard.clicked.connect(self.fit.standard)
        self._tabs.currentChanged.connect(self._show_standard)
        self._buttons.rejected.connect(self.close)
        self._desk.preferences.changed.connect(self._fill)
        self._desk.sound.changed.connect(self._fill_outputs)
        theme.changed.connect(self.update)
        self._show_standard()

    def _fill(self) -> None:
        """Show the settings as they are, whoever changed them."""
        settings = self._desk.preferences.settings
        devices, precisions = (*DEVICES, settings.device), (*PRECISIONS, settings.precision)
        offer(self.device, {name: engine_word(name) for name in devices}, settings.device)
        offer(self.precision, {name: engine_word(name) for name in precisions}, settings.precision)
        system = self.tr("As the system")
        # Languages are named in themselves, so that everybody finds their own.
        offer(self.language, {"system": system, "en": "English", "zh_CN": "简体中文"}, settings.language)
        themes = {"system": system, "light": self.tr("Light"), "dark": self.tr("Dark")}
        offer(self.theme, themes, settings.theme)
        self._fill_outputs()
        self.memory.show_value(round(100 * settings.gpu_memory_fraction))
        self.threads.show_value(settings.threads)
        self.checks.show_settings(settings)
        with QSignalBlocker(self.tells_synthetic):
            self.tells_synthetic.setChecked(settings.tells_synthetic)
        if self.rate.rate_hz not in (None, settings.rate_hz):
            with QSignalBlocker(self.rate):
                self.rate.rate_hz = settings.rate_hz

    def _fill_outputs(self) -> None:
        """As of the last look, which is over some time after the dialog was opened."""
        sound = self._desk.sound
        output = sound.output
        outputs = {"": self.tr("As the system prefers")} | {
            name: name for name in (*output.devices, output.device) if name
        }
        offer(self.output, outputs, output.device)
        self._window.blame("output_device", sound.problem)

    def _change(self, name: str, value: Any) -> None:
        form = self._engine if name in ("device", "precision", "gpu_memory_fraction", "threads") else self._window
        form.blame(name, self._refusal(**{name: value}))

    def _set_rate(self) -> None:
        rate_hz = self.rate.rate_hz
        if rate_hz is None:
            sentence = self.tr("Give a rate from {least} to {most} Hz.").format(least=RATES_HZ[0], most=RATES_HZ[1])
        else:
            sentence = self._refusal(rate_hz=rate_hz)
        self._places.blame("rate_hz", sentence)

    def _set_limits(self, name: str) -> None:
        """Use the limits where they make sense together; else say so below the one that was changed last."""
        try:
            wished = self.fit.limits()
        except InputError:
            self.fit.blame(name, self.fit.rule(name))
            return
        self.fit.blame(name, self._refusal(limits=wished))
        for field in fields(wished):
            if field.name != name:
                self.fit.blame(field.name, "")

    def _refusal(self, **changes: Any) -> str:
        """Change settings; what stood in the way, or an empty sentence."""
        try:
            self._desk.preferences.change(**changes)
        except StudioError as error:
            return str(error)
        return ""

    def _show_standard(self) -> None:
        self._standard.setVisible(self._tabs.currentIndex() == 2)
