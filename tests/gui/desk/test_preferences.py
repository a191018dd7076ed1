import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import InputError, OutputError
from studio.core.settings import Settings
from studio.gui.desk.preferences import MOST_RECENT, Preferences


class Disk:
    """Keeps settings, or is full."""

    def __init__(self) -> None:
        self.kept: list[Settings] = []
        self.is_full = False

    def keep(self, settings: Settings) -> None:
        if self.is_full:
            raise OutputError("The disk is full.")
        self.kept.append(settings)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def preferences(disk: Disk, qtbot: QtBot) -> Preferences:
    return Preferences(Settings(), disk.keep)


def test_a_change_is_kept_at_once(preferences: Preferences, disk: Disk) -> None:
    preferences.change(theme="dark")
    preferences.change(theme="dark")
    assert [settings.theme for settings in disk.kept] == ["dark"]


def test_a_dragged_slider_is_written_once_it_rests(preferences: Preferences, disk: Disk, qtbot: QtBot) -> None:
    for volume in (0.9, 0.8, 0.7):
        preferences.adjust(volume=volume)
        assert preferences.settings.volume == volume
    assert disk.kept == []
    qtbot.waitUntil(lambda: bool(disk.kept))
    assert [settings.volume for settings in disk.kept] == [0.7]


def test_a_change_takes_along_what_was_to_be_kept_soon(preferences: Preferences, disk: Disk) -> None:
    preferences.adjust(volume=0.5)
    preferences.change(theme="dark")
    preferences.close()
    assert [(settings.volume, settings.theme) for settings in disk.kept] == [(0.5, "dark")]


def test_closing_keeps_what_was_to_be_kept_soon(preferences: Preferences, disk: Disk) -> None:
    preferences.adjust(volume=0.5)
    preferences.close()
    assert disk.kept[-1].volume == 0.5


def test_a_full_disk_is_told_once_until_it_takes_settings_again(preferences: Preferences, disk: Disk) -> None:
    told: list[str] = []
    preferences.failed.connect(told.append)
    disk.is_full = True
    for volume in (0.5, 0.6):
        preferences.adjust(volume=volume)
        preferences.flush()
    assert told == ["The disk is full."]
    with pytest.raises(OutputError):
        preferences.change(theme="dark")
    assert preferences.settings.theme == "dark"  # for this session
    disk.is_full = False
    preferences.flush()
    disk.is_full = True
    preferences.flush()
    assert len(told) == 2


def test_what_makes_no_sense_changes_nothing(preferences: Preferences, disk: Disk) -> None:
    with pytest.raises(InputError):
        preferences.adjust(volume=2)
    assert preferences.settings == Settings()


def test_the_last_projects_are_remembered(preferences: Preferences) -> None:
    for number in range(MOST_RECENT + 3):
        preferences.remember(f"{number}.dub")
    preferences.remember("5.dub")
    assert preferences.settings.recent[:2] == ("5.dub", "12.dub")
    assert len(preferences.settings.recent) == MOST_RECENT
    preferences.close()
