"""Every timeline is read back by a reader that is not its writer."""

import csv
import io
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import aaf2
import opentimelineio as otio
import pytest

from studio.core.handoff import PackWishes
from studio.core.resting import no_rest
from studio.core.timecode import NTSC_29_97_DROP, PAL_25, FrameRate, Timecode
from studio.export.pack.folder import write_pack
from studio.export.pack.programme import Programme, of_dub
from studio.export.pack.sheet import Sheet
from studio.export.pack.timelines import TIMELINES
from tests.unit.export.pack.conftest import MakeDub

RATES = pytest.mark.parametrize(
    ("rate", "opening"), [(PAL_25, "10:00:00:00"), (NTSC_29_97_DROP, "01:00:00;00")], ids=["25", "29.97df"]
)


def sheet_of(dub: Path, rate: FrameRate, opening: str) -> Sheet:
    programme = of_dub(dub)
    files = {piece.id: f"clips/{piece.id:04}.wav" for piece in programme.pieces}
    return Sheet(programme, Timecode.parse(opening, rate), files, dub)


def expected(sheet: Sheet) -> dict[str, tuple[int, int]]:
    """First video frame, counted from midnight, and how many of each clip by the name of its file."""
    rate = sheet.opening.rate
    found = {}
    for piece in sheet.programme.pieces:
        start = round(piece.start_sample * rate.fps / sheet.programme.sample_rate)
        end = round(piece.end_sample * rate.fps / sheet.programme.sample_rate)
        found[f"{piece.id:04}"] = (sheet.opening.video_frames + start, end - start)
    return found


def clips_of(timeline: Any, opening: Timecode) -> dict[str, tuple[int, int]]:
    """What OpenTimelineIO found: place in the whole timeline and length of every clip."""
    first = timeline.global_start_time or otio.opentime.RationalTime(opening.video_frames, float(opening.rate.fps))
    found = {}
    for clip in timeline.find_clips():
        lies = clip.transformed_time_range(clip.trimmed_range(), timeline.tracks)
        start = first.rescaled_to(lies.start_time.rate) + lies.start_time
        found[Path(clip.name).stem] = (round(start.value), round(lies.duration.value))
    return found


@RATES
@pytest.mark.parametrize("kind", ["otio", "fcp7"])
def test_opentimelineio_reads_every_clip_in_its_place(
    make_dub: MakeDub, rate: FrameRate, opening: str, kind: str
) -> None:
    sheet = sheet_of(make_dub(), rate, opening)
    adapter = {"otio": "otio_json", "fcp7": "fcp_xml"}[kind]
    timeline = otio.adapters.read_from_string(TIMELINES[kind].write(sheet), adapter)
    timeline = timeline if isinstance(timeline, otio.schema.Timeline) else next(iter(timeline))
    lengths = {name: span[1] for name, span in expected(sheet).items()}
    assert {name: span[1] for name, span in clips_of(timeline, sheet.opening).items()} == lengths
    relative = {name: start - sheet.opening.video_frames for name, (start, _) in expected(sheet).items()}
    placed = clips_of(timeline, sheet.opening)
    base = min(start for start, _ in placed.values()) - min(relative.values())
    assert {name: start - base for name, (start, _) in placed.items()} == relative


@RATES
def test_the_cmx3600_adapter_reads_the_edit_decision_list(make_dub: MakeDub, rate: FrameRate, opening: str) -> None:
    sheet = sheet_of(make_dub(), rate, opening)
    text = TIMELINES["edl"].write(sheet)
    assert f"FCM: {'DROP' if rate.drop else 'NON-DROP'} FRAME" in text
    timeline = otio.adapters.read_from_string(text, "cmx_3600", rate=float(rate.fps))
    found = {}
    for clip in timeline.find_clips():
        record = clip.trimmed_range()  # stamped: source and record times are the same
        found[Path(clip.name).stem] = (round(record.start_time.value), round(record.duration.value))
    assert found == expected(sheet)
    assert all(track.kind == "Audio" for track in timeline.tracks)


@RATES
def test_fcpxml_has_every_clip_at_its_offset_in_exact_time(make_dub: MakeDub, rate: FrameRate, opening: str) -> None:
    sheet = sheet_of(make_dub(), rate, opening)
    root = Xml.fromstring(TIMELINES["fcpxml"].write(sheet))

    def frames(written: str) -> int:
        exact = Fraction(written.removesuffix("s")) * rate.fps
        assert exact.denominator == 1
        return exact.numerator

    found = {
        c.get("name", ""): (frames(c.get("offset", "")), frames(c.get("duration", ""))) for c in root.iter("asset-clip")
    }
    assert found == expected(sheet)
    assert {asset.get("id") for asset in root.iter("asset")} == {clip.get("ref") for clip in root.iter("asset-clip")}
    lanes = {clip.get("name"): clip.get("lane") for clip in root.iter("asset-clip")}
    assert lanes["0001"] != lanes["0003"]  # they overlap


def test_fcpxml_names_rates_as_its_definition_does(make_dub: MakeDub) -> None:
    sheet = sheet_of(make_dub(), PAL_25, "00:00:00:00")
    for rate_hz, name in ((44_100, "44.1k"), (48_000, "48k"), (88_200, "88.2k")):
        written = TIMELINES["fcpxml"].write(replace(sheet, programme=replace(sheet.programme, sample_rate=rate_hz)))
        (sequence,) = Xml.fromstring(written).iter("sequence")
        assert sequence.get("audioRate") == name


@RATES
def test_the_fcpx_adapter_reads_fcpxml(make_dub: MakeDub, rate: FrameRate, opening: str) -> None:
    sheet = sheet_of(make_dub(), rate, opening)
    found = otio.adapters.read_from_string(TIMELINES["fcpxml"].write(sheet), "fcpx_xml")
    names = {clip.name for clip in found.find_children(descended_from_type=otio.schema.Clip)}
    assert names >= expected(sheet).keys()


def test_reaper_has_every_clip_to_the_sample(make_dub: MakeDub) -> None:
    sheet = sheet_of(make_dub(), PAL_25, "00:00:00:00")
    text = TIMELINES["reaper"].write(sheet)
    assert text.count("<") >= text.count("\n  <TRACK")
    rows = [row.strip() for row in text.splitlines()]
    assert sum(row.startswith("<") for row in rows) == sum(row == ">" for row in rows)
    places = [round(float(row.split()[1]) * 48_000) for row in rows if row.startswith("POSITION")]
    lengths = [round(float(row.split()[1]) * 48_000) for row in rows if row.startswith("LENGTH")]
    pieces = [piece for track in sheet.programme.tracks for piece in sheet.programme.of(track)]
    assert places == [piece.start_sample for piece in pieces]
    assert lengths == [piece.n_samples for piece in pieces]


def test_labels_and_markers(make_dub: MakeDub) -> None:
    sheet = sheet_of(make_dub(), PAL_25, "01:00:00:00")
    rows = [row.split("\t") for row in TIMELINES["audacity"].write(sheet).splitlines()]
    assert [(float(start), float(end)) for start, end, _ in rows] == [
        (piece.start_sample / 48_000, piece.end_sample / 48_000) for piece in sheet.programme.pieces
    ]
    markers = list(csv.DictReader(io.StringIO(TIMELINES["markers"].write(sheet))))
    assert [row["In"] for row in markers] == ["01:00:01:00", "01:00:01:05", "01:00:01:20", "01:00:07:06"]
    assert markers[-1]["Description"] == "The end."


def test_a_programme_of_nothing_has_no_pieces() -> None:
    empty = Programme("empty", (), 48_000)
    assert (empty.n_samples, empty.tracks) == (0, ())


@RATES
def test_aaf_has_every_clip_in_its_place_and_finds_its_file(
    make_dub: MakeDub, tmp_path: Path, rate: FrameRate, opening: str
) -> None:
    sheet = sheet_of(make_dub(), rate, opening)
    save = TIMELINES["aaf"].save
    assert save is not None
    ids: list[set[str]] = []
    save(sheet, tmp_path / "again.aaf", no_rest)
    with aaf2.open(str(tmp_path / "again.aaf"), "r") as file:
        ids.append({str(mob.mob_id) for mob in file.content.mobs})
    save(sheet, tmp_path / "timeline.aaf", no_rest)
    found: dict[str, tuple[str, int, int, str]] = {}
    with aaf2.open(str(tmp_path / "timeline.aaf"), "r") as file:
        (composition,) = file.content.toplevel()
        ids.append({str(mob.mob_id) for mob in file.content.mobs})
        for slot in composition.slots:
            if slot.media_kind == "Timecode":
                assert (slot.segment.start, slot.segment.fps) == (sheet.opening.video_frames, rate.nominal)
                assert (slot.segment.drop, Fraction(slot.edit_rate)) == (rate.drop, rate.fps)
                continue
            assert slot.edit_rate == sheet.programme.sample_rate
            at = 0
            for part in slot.segment.components:
                if hasattr(part, "mob") and part.mob is not None:
                    source = part.mob.slot_at(1).segment.components[0].mob
                    locator = source.descriptor["Locator"].value[0]
                    found[part.mob.name] = (slot.name, at, part.length, locator["URLString"].value)
                    assert bytes(source.descriptor["Summary"].value)[:4] == b"RIFF"
                at += part.length
    assert found == {
        sheet.name(piece): (piece.track, piece.start_sample, piece.n_samples, sheet.uri(piece))
        for piece in sheet.programme.pieces
    }
    assert ids[0] == ids[1]
    assert len(ids[0]) == 1 + 3 * len(found)


def test_aaf_is_written_again_only_where_something_changed(make_dub: MakeDub, tmp_path: Path) -> None:
    dub = make_dub()
    wishes = PackWishes(Timecode(0, PAL_25), timelines=("aaf",))
    first = write_pack(of_dub(dub), None, tmp_path / "pack", wishes, "2026-11-21T20:15:00")
    assert "timeline.aaf" in first.changed
    second = write_pack(of_dub(dub), None, tmp_path / "pack", wishes, "2026-11-22T20:15:00")
    assert second.changed == ()
