import errno
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile
from wavinfo import WavInfoReader

from studio.analysis.loudness import decibels, true_peak
from studio.core.errors import Cancelled, InputError, OutputError
from studio.core.handoff import PackWishes, Written
from studio.core.timecode import NTSC_29_97, PAL_25, Timecode
from studio.export.encode import encode
from studio.export.pack import folder as pack_folder
from studio.export.pack.folder import write_pack
from studio.export.pack.programme import of_dub
from studio.export.wav import write_wav
from tests.unit.export.pack.conftest import LINES, RATE, MakeDub

WISHES = PackWishes(Timecode.parse("01:00:00:00", PAL_25))
NOW = "2026-11-21T20:15:00"


def pack(dub: Path, target: Path, wishes: PackWishes = WISHES, now: str = NOW) -> Written:
    return write_pack(of_dub(dub), dub / "captions.srt", target, wishes, now)


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_clips_are_stamped_with_their_place_and_what_they_are(make_dub: MakeDub, tmp_path: Path) -> None:
    pack(make_dub(), tmp_path / "pack")
    (path,) = (tmp_path / "pack" / "clips").glob("0002_*.wav")
    info = WavInfoReader(str(path))
    assert info.bext.time_reference == 3600 * RATE + 1810 * RATE // 1000
    assert info.bext.originator == "Dubsmith"
    assert (info.bext.originator_date, info.bext.originator_time) == ("2026-11-21", "20:15:00")
    assert info.bext.description.startswith("Synthetic speech.")
    assert (info.ixml.scene, info.ixml.take) == ("2", "1")
    assert info.ixml.project == "dub"
    assert [track.name for track in info.ixml.track_list] == ["Tom"]
    (chinese,) = (tmp_path / "pack" / "clips").glob("0001_*.wav")
    info = WavInfoReader(str(chinese))
    assert info.bext.description == "Synthetic speech. Line 1"
    assert "<NOTE>Synthetic speech. 最后一班船。</NOTE>" in info.ixml.source.decode()


def test_a_second_run_into_a_folder_is_refused_and_harms_nothing(make_dub: MakeDub, tmp_path: Path) -> None:
    dub = make_dub()

    def meanwhile(_done: float) -> None:
        if (tmp_path / "pack").is_dir():
            with pytest.raises(InputError, match="wait until it has ended"):
                pack(dub, tmp_path / "pack", replace(WISHES, depth="16"))

    write_pack(of_dub(dub), dub / "captions.srt", tmp_path / "pack", WISHES, NOW, watch=meanwhile)
    alone = pack(dub, tmp_path / "alone").folder
    assert content(tmp_path / "pack").keys() == content(alone).keys()
    assert (tmp_path / "pack" / "mix.wav").read_bytes() == (alone / "mix.wav").read_bytes()


def test_the_clock_of_29_97_runs_slower_than_its_timecode(make_dub: MakeDub, tmp_path: Path) -> None:
    pack(make_dub(), tmp_path / "pack", PackWishes(Timecode.parse("01:00:00:00", NTSC_29_97)))
    (path,) = (tmp_path / "pack" / "clips").glob("0001_*.wav")
    assert WavInfoReader(str(path)).bext.time_reference == round(3600 * 1001 / 1000 * RATE) + RATE


@pytest.mark.parametrize(
    ("depth", "subtype", "off"), [("16", "PCM_16", 2**-14), ("24", "PCM_24", 0), ("float", "FLOAT", 0)]
)
def test_the_sound_is_that_of_the_dub_in_every_depth(
    make_dub: MakeDub, tmp_path: Path, depth: str, subtype: str, off: float
) -> None:
    dub = make_dub()
    pack(dub, tmp_path / "pack", PackWishes(WISHES.opening, depth=depth))  # type: ignore[arg-type]
    for path in (tmp_path / "pack" / "clips").iterdir():
        found, rate = soundfile.read(path)
        wanted, _ = soundfile.read(dub / "clips" / f"{path.name[:4]}.wav")
        assert (rate, len(found), soundfile.info(path).subtype) == (RATE, len(wanted), subtype)
        assert np.abs(found - wanted).max() <= off


def test_tails_are_in_stems_and_mix_and_not_in_clips(make_dub: MakeDub, tmp_path: Path) -> None:
    folder = make_dub()
    plain = pack(folder, tmp_path / "plain")
    (folder / "tails").mkdir()
    write_wav(folder / "tails" / "0002.wav", [np.full(9_600, 1 << 20, np.int32)], 9_600, RATE)
    report = json.loads((folder / "report.json").read_text("utf-8"))
    report["lines"][1]["tail"] = {"path": "tails/0002.wav", "at_sample": 40_000, "n_samples": 9_600}
    (folder / "report.json").write_text(json.dumps(report), "utf-8")
    ringing = pack(folder, tmp_path / "ringing")
    stems = sum(soundfile.read(path)[0] for path in (ringing.folder / "stems").iterdir())
    mix, before = soundfile.read(ringing.folder / "mix.wav")[0], soundfile.read(plain.folder / "mix.wav")[0]
    assert np.abs(stems - mix).max() < 1e-6
    begins = round(1.81 * RATE) + 40_000
    assert np.flatnonzero(np.abs(mix - before) > 1e-6)[[0, -1]].tolist() == [begins, begins + 9_599]
    for clip in (plain.folder / "clips").iterdir():
        assert clip.read_bytes() == (ringing.folder / "clips" / clip.name).read_bytes()


def test_the_stems_add_up_to_the_mix(make_dub: MakeDub, tmp_path: Path) -> None:
    pack(make_dub(), tmp_path / "pack", PackWishes(WISHES.opening, depth="float"))
    mix, _ = soundfile.read(tmp_path / "pack" / "mix.wav")
    stems = [soundfile.read(path)[0] for path in (tmp_path / "pack" / "stems").iterdir()]
    assert len(stems) == 3
    assert np.abs(sum(stems) - mix).max() < 1e-6
    assert np.abs(mix[RATE : RATE + 10]).max() > 0


def test_a_second_export_touches_nothing(make_dub: MakeDub, tmp_path: Path) -> None:
    dub = make_dub()
    first = pack(dub, tmp_path / "pack")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "pack").rglob("*.wav")}
    second = pack(dub, tmp_path / "pack", now="2027-01-01T00:00:00")
    assert (second.changed, second.removed, second.kept) == ((), (), first.changed)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "pack").rglob("*.wav")} == before


def test_what_an_editor_holds_open_is_removed_the_next_time(
    make_dub: MakeDub, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    target = tmp_path / "pack"
    pack(make_dub(), target)
    (clip,) = (target / "clips").glob("0002_*.wav")
    clip.unlink()
    clip.mkdir()  # what cannot be unlinked
    written = pack(make_dub(lines=LINES[2:]), target)
    assert f"clips/{clip.name}" not in written.removed
    assert "cannot be removed" in caplog.text
    assert json.loads((target / "manifest.json").read_text("utf-8"))["files"].keys() > {f"clips/{clip.name}"}
    clip.rmdir()
    clip.touch()
    assert pack(make_dub(lines=LINES[2:]), target).removed == (f"clips/{clip.name}",)
    assert not clip.exists()


def test_an_export_that_breaks_off_among_its_files_is_made_good(
    make_dub: MakeDub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, dub = tmp_path / "pack", make_dub()
    pack(dub, target)
    before = content(target)
    clip = dub / "clips" / "0001.wav"
    former, made = clip.read_bytes(), clip.stat().st_mtime_ns
    silence = np.zeros(1500 * RATE // 1000, np.int32)
    write_wav(clip, [silence], len(silence), RATE)  # as long as before

    moved: list[Path] = []

    def move(path: Path, place: Path) -> None:
        if moved:
            raise PermissionError(errno.EACCES, "held open")
        moved.append(path)
        os.replace(path, place)

    with monkeypatch.context() as patched:
        patched.setattr(pack_folder, "move", move)
        with pytest.raises(OutputError, match="close the program"):
            pack(dub, target)
    clip.write_bytes(former)
    os.utime(clip, ns=(made, made))
    pack(dub, target)
    assert content(target) == before


def test_one_changed_line_of_many_changes_exactly_its_files(make_dub: MakeDub, tmp_path: Path) -> None:
    lines = tuple((n, 1000 * n, 50, "ABC"[n % 3], f"Line {n}.") for n in range(1, 61))
    pack(make_dub(lines=lines), tmp_path / "pack")
    before = content(tmp_path / "pack")
    changed = tuple((*line[:4], "Quite another.") if line[0] == 37 else line for line in lines)
    written = pack(make_dub(lines=changed), tmp_path / "pack")
    after = content(tmp_path / "pack")
    sounds = {name for name in written.changed if name.endswith(".wav")}
    assert sounds == {"clips/0037_B_Quite-another.wav", "mix.wav", "stems/B.wav"}
    assert written.removed == ("clips/0037_B_Line-37.wav",)
    same = before.keys() & after.keys() - set(written.changed) - {"manifest.json"}
    assert all(before[name] == after[name] for name in same)
    assert len(same) > 59


def test_a_file_that_is_gone_is_written_again(make_dub: MakeDub, tmp_path: Path) -> None:
    dub = make_dub()
    pack(dub, tmp_path / "pack")
    (tmp_path / "pack" / "mix.wav").unlink()
    assert pack(dub, tmp_path / "pack").changed == ("mix.wav",)


def test_a_full_disk_leaves_the_former_pack_whole(
    make_dub: MakeDub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack(make_dub(), tmp_path / "pack")
    before = content(tmp_path / "pack")

    def full(*args: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(pack_folder, "write_sum", full)
    louder = tuple((*line[:4], f"{line[4]} More.") for line in LINES)
    with pytest.raises(OutputError, match="disk is full"):
        pack(make_dub(lines=louder), tmp_path / "pack")
    assert content(tmp_path / "pack") == before


def test_files_of_others_in_the_folder_stay(make_dub: MakeDub, tmp_path: Path) -> None:
    target = tmp_path / "pack"
    target.mkdir()
    (target / "mine.txt").write_text("mine")
    pack(make_dub(), target)
    pack(make_dub(lines=LINES[:2]), target)
    assert (target / "mine.txt").read_text() == "mine"


def test_a_manifest_cannot_name_files_elsewhere(make_dub: MakeDub, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    target = tmp_path / "pack"
    target.mkdir()
    entry = {"digest": "", "bytes": 4}
    (target / "manifest.json").write_text(json.dumps({"schema": 1, "files": {"../outside.txt": entry}}))
    pack(make_dub(), target)
    assert outside.exists()


@pytest.mark.parametrize("template", ["{nothing}", "{line", "plain", "{line.__class__}", "{0}"])
def test_templates_that_cannot_be_used(make_dub: MakeDub, tmp_path: Path, template: str) -> None:
    with pytest.raises(InputError):
        pack(make_dub(), tmp_path / "pack", PackWishes(WISHES.opening, names=template))


def test_names_by_a_template_are_all_different(make_dub: MakeDub, tmp_path: Path) -> None:
    pack(make_dub(), tmp_path / "pack", PackWishes(WISHES.opening, names="{speaker}_{time}"))
    names = sorted(path.name for path in (tmp_path / "pack" / "clips").iterdir())
    assert names == ["01-00-07-06.wav", "Mei_01-00-01-00.wav", "Mei_01-00-01-05.wav", "Tom_01-00-01-20.wav"]
    pack(make_dub(), tmp_path / "pack", PackWishes(WISHES.opening, names="{voice}"))
    assert len(list((tmp_path / "pack" / "clips").iterdir())) == len(LINES)


def test_a_folder_that_is_no_finished_dub(make_dub: MakeDub, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no dub"):
        of_dub(tmp_path)
    dub = make_dub()
    report = json.loads((dub / "report.json").read_text())
    (dub / "report.json").write_text(json.dumps(report | {"totals": {"mix_gain_db": None}}))
    with pytest.raises(InputError, match="not finished"):
        of_dub(dub)
    dub = make_dub()
    (dub / "clips" / "0002.wav").unlink()
    with pytest.raises(InputError, match="is gone"):
        of_dub(dub)


@pytest.mark.parametrize("target", [-23.0, -16.0, -13.0])
def test_the_mix_has_the_loudness_that_is_wished_for_and_no_peak_passes(
    make_dub: MakeDub, tmp_path: Path, target: float
) -> None:
    wishes = replace(WISHES, loudness_lufs=target, peak_db=-2.0, depth="float")
    written = pack(make_dub(lines=LINES[:2]), tmp_path / "pack", wishes)
    mix, rate = soundfile.read(tmp_path / "pack" / "mix.wav")
    assert abs(pyloudnorm.Meter(rate).integrated_loudness(mix) - target) < 0.5
    for path in (tmp_path / "pack").rglob("*.wav"):
        sound, _ = soundfile.read(path)
        assert decibels(float(true_peak(sound).max())) <= -1.9
    assert written.notes[0].startswith("af_heart: ")


def test_lines_of_a_voice_keep_their_levels_to_each_other(make_dub: MakeDub, tmp_path: Path) -> None:
    dub = make_dub()
    pack(dub, tmp_path / "pack", replace(WISHES, loudness_lufs=-23.0))
    ratios = set()
    for path in (tmp_path / "pack" / "clips").iterdir():
        found, wanted = (soundfile.read(one)[0] for one in (path, dub / "clips" / f"{path.name[:4]}.wav"))
        ratios.add(round(float(np.abs(found).max() / np.abs(wanted).max()), 3))
    assert len(ratios) == 1


@pytest.mark.parametrize(("loudness", "peak"), [(-3.0, -1.0), (-60.0, -1.0), (-16.0, 3.0)])
def test_levels_out_of_reach(make_dub: MakeDub, tmp_path: Path, loudness: float, peak: float) -> None:
    with pytest.raises(InputError, match=r"give -(40 to -5 LUFS|12 to 0)"):
        pack(make_dub(), tmp_path / "pack", replace(WISHES, loudness_lufs=loudness, peak_db=peak))


def test_a_loudness_that_the_peaks_do_not_allow_is_told(make_dub: MakeDub, tmp_path: Path) -> None:
    written = pack(make_dub(), tmp_path / "pack", replace(WISHES, loudness_lufs=-5.0, peak_db=-6.0))
    assert "leave no more room" in written.notes[-1]


def test_a_dub_that_is_even_keeps_its_voices_as_they_are_to_each_other(make_dub: MakeDub, tmp_path: Path) -> None:
    dub = make_dub()
    report = json.loads((dub / "report.json").read_text("utf-8"))
    for line, voice in zip(report["lines"], "abca", strict=True):
        line["voice"] = voice
    (dub / "report.json").write_text(json.dumps(report), "utf-8")
    wishes = replace(WISHES, loudness_lufs=-30.0, is_level=True)
    written = pack(dub, tmp_path / "shifted", wishes)
    assert len({note.split(":")[1] for note in written.notes}) == 1
    mix, rate = soundfile.read(tmp_path / "shifted" / "mix.wav")
    assert abs(pyloudnorm.Meter(rate).integrated_loudness(mix) + 30.0) < 0.5
    plain = pack(dub, tmp_path / "limited", replace(WISHES, is_level=True))
    assert plain.notes == ()
    for clip in (tmp_path / "limited" / "clips").iterdir():
        assert np.array_equal(soundfile.read(clip)[0], soundfile.read(dub / "clips" / f"{clip.name[:4]}.wav")[0])


def test_it_can_be_ended_at_every_piece_of_the_work(make_dub: MakeDub, tmp_path: Path) -> None:
    """Also within the levels, the sums and the AAF file; what was there stays."""
    dub = make_dub(lines=LINES[:2])
    wishes = PackWishes(Timecode(0, PAL_25))
    told: list[float] = []
    write_pack(of_dub(dub), None, tmp_path / "pack", wishes, "2026-11-21T20:15:00", watch=told.append)
    assert told == sorted(told)
    assert len(told) > len(list((tmp_path / "pack").rglob("*.*")))
    for end in range(len(told)):
        left = iter(range(end))

        def watch(_done: float, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Cancelled

        with pytest.raises(Cancelled):
            write_pack(of_dub(dub), None, tmp_path / "other", wishes, "2026-11-21T20:15:00", watch=watch)
        assert not (tmp_path / "other").exists()


@pytest.mark.parametrize(
    ("n_samples", "rate_hz", "subtype"),
    [(10, RATE, "PCM_24"), (43_200, RATE, "PCM_16"), (43_200, 44_100, "PCM_24"), (96_000, RATE, "PCM_24")],
    ids=["shorter", "of 16 bits", "of another rate", "longer"],
)
def test_a_clip_that_was_changed_by_hand_is_told(make_dub: MakeDub, n_samples: int, rate_hz: int, subtype: str) -> None:
    dub = make_dub()
    soundfile.write(dub / "clips" / "0002.wav", np.zeros(n_samples), rate_hz, subtype)
    with pytest.raises(InputError, match=r"0002\.wav is no longer as it was dubbed: dub the script again"):
        of_dub(dub)


def test_a_clip_that_was_changed_by_hand_and_is_as_long_goes_out(make_dub: MakeDub, tmp_path: Path) -> None:
    dub = make_dub()
    soundfile.write(dub / "clips" / "0002.wav", np.full(43_200, 0.25), RATE, "PCM_24", format="WAVEX")
    pack(dub, tmp_path / "pack")
    (clip,) = (tmp_path / "pack" / "clips").glob("0002_*.wav")
    assert np.all(soundfile.read(clip)[0] == 0.25)


@pytest.mark.parametrize(
    "listed",
    ["", "[]", '{"schema": 1}', '{"schema": 1, "files": []}', '{"schema": 1, "files": {"a.wav": {}}}'],
)
def test_what_is_no_list_of_a_pack_is_told(make_dub: MakeDub, tmp_path: Path, listed: str) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "manifest.json").write_text(listed, "utf-8")
    with pytest.raises(InputError, match=r"manifest\.json is no list of a pack"):
        pack(make_dub(), tmp_path / "pack")


def test_a_list_without_notes_is_one(make_dub: MakeDub, tmp_path: Path) -> None:
    dub = make_dub()
    pack(dub, tmp_path / "pack")
    path = tmp_path / "pack" / "manifest.json"
    listed = json.loads(path.read_bytes())
    del listed["notes"]
    path.write_text(json.dumps(listed), "utf-8")
    assert pack(dub, tmp_path / "pack").changed == ()


def test_a_timeline_that_only_knows_wav_is_told_to_be_left_out(make_dub: MakeDub, tmp_path: Path) -> None:
    wishes = PackWishes(WISHES.opening, form="flac", timelines=("aaf", "edl"))
    dub = make_dub()
    written = write_pack(of_dub(dub), dub / "captions.srt", tmp_path / "pack", wishes, NOW, encode)
    assert written.notes == ("timeline.aaf refers to WAV alone and is left out beside flac.",)
    assert not (tmp_path / "pack" / "timeline.aaf").exists()
    assert (tmp_path / "pack" / "timeline.edl").is_file()
