import json
import shutil
from pathlib import Path

import pytest

from tests.unit.command_line import TIMED, Run, wav


class TestDub:
    def test_makes_clips_mix_captions_and_report(self, run: Run, script: Path, tmp_path: Path) -> None:
        result = run("dub", script)

        assert result.code == 0
        folder = tmp_path / "episode_dub"
        report = json.loads((folder / "report.json").read_text("utf-8"))
        assert [line["verdict"] == "skipped" for line in report["lines"]] == [False, False, True, False]
        for line in report["lines"]:
            if line["clip"]:
                length_ms = line["end_ms"] - line["start_ms"] + line["borrowed_ms"]
                assert wav(folder / line["clip"]) == (round(length_ms * 48), 48_000)
        assert (folder / "mix.wav").exists()
        assert "Hello there" in (folder / "captions.srt").read_text("utf-8")

    def test_shows_a_table_and_where_the_files_are(self, run: Run, script: Path) -> None:
        out = run("dub", script, "-o", "my dub").out

        head, *rows = out.splitlines()
        assert head.split() == ["#", "slot", "natural", "spoken", "tempo", "verdict", "RTF", "who", "text"]
        assert rows[1].split()[:2] == ["2", "2.50"]
        assert "你好，我的朋友。" in rows[1]
        assert "4 lines: 3 rendered, 0 from the cache, 1 skipped." in out
        assert "report.json are in my dub" in out

    def test_second_run_renders_nothing(self, run: Run, script: Path) -> None:
        run("dub", script)

        assert "0 rendered, 3 from the cache" in run("dub", script).out

    def test_only_what_changed_is_rendered(self, run: Run, script: Path) -> None:
        run("dub", script)
        script.write_text(TIMED.replace("再见", "明天见"), "utf-8")

        assert "1 rendered, 2 from the cache" in run("dub", script).out

    def test_effects_need_no_new_take_and_their_room_rings_on(self, run: Run, script: Path, tmp_path: Path) -> None:
        run("dub", script)
        result = run("dub", script, "--effect", "hall", "--json")

        assert result.json["totals"]["cached"] == 3
        lines = [line for line in result.json["lines"] if line["clip"]]
        for line in lines:
            length_ms = line["end_ms"] - line["start_ms"] + line["borrowed_ms"]
            assert wav(tmp_path / "episode_dub" / line["clip"]) == (round(length_ms * 48), 48_000)
        assert any(line["tail"] for line in lines)
        last = lines[-1]
        until = last["start_ms"] * 48 + last["tail"]["at_sample"] + last["tail"]["n_samples"]
        assert wav(tmp_path / "episode_dub" / "mix.wav") == (until, 48_000)

    def test_no_cache(self, run: Run, script: Path) -> None:
        run("dub", script)

        assert "3 rendered, 0 from the cache" in run("dub", script, "--no-cache").out

    def test_json_is_the_report_and_nothing_else(self, run: Run, script: Path, tmp_path: Path) -> None:
        result = run("dub", script, "--json", "-o", "out")

        report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
        assert report == result.json
        assert any("af_heart for Tom" in note for note in result.json["notes"])

    @pytest.mark.parametrize("rate", [24_000, 44_100, 96_000])
    def test_rate(self, run: Run, script: Path, rate: int) -> None:
        for line in run("dub", script, "--rate", str(rate), "--json").json["lines"]:
            length_ms = line["end_ms"] - line["start_ms"] + line["borrowed_ms"]
            assert line["n_samples"] == (round(length_ms * rate / 1000) if line["clip"] else 0)
            assert line["rate"] == rate

    def test_line_that_does_not_fit(self, run: Run, too_long: Path) -> None:
        result = run("dub", too_long)

        assert result.code == 1
        assert "too_long" in result.out
        assert "Line 1: About " in result.out
        assert "syllables too long" in result.out

    def test_line_that_fails_leaves_the_others(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.srt").write_text(TIMED.replace("Tom: Hello", "!fail"), "utf-8")
        result = run("dub", "a.srt", "--json")

        assert result.code == 1
        verdicts = [line["verdict"] for line in result.json["lines"]]
        assert verdicts[0] == "failed"
        assert "failed" not in verdicts[1:]

    def test_voices_are_told(self, run: Run, script: Path, tmp_path: Path) -> None:
        assert "af_heart for Tom, zf_xiaobei for Mei" in run("dub", script).out

        (tmp_path / "cast.toml").write_text('[speakers.Tom]\nvoice = "am_michael"\n[speakers.Ann]\n', "utf-8")
        result = run("dub", script, "--cast", "cast.toml", "--voice", "bf_emma", "--json")
        assert [line["voice"] for line in result.json["lines"]] == ["am_michael", "bf_emma"] * 2
        assert any("Ann" in note for note in result.json["notes"])

    def test_total_of_an_untimed_text(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "story.txt").write_text("One fine day.\n\nIt rained, and it rained all day.", "utf-8")
        result = run("dub", "story.txt", "--total", "6", "--json")

        assert result.code == 0
        assert result.json["lines"][-1]["end_ms"] == 6000
        assert wav(tmp_path / "story_dub" / "mix.wav") == (6 * 48_000, 48_000)

    def test_total_of_a_timed_script(self, run: Run, script: Path, tmp_path: Path) -> None:
        result = run("dub", script, "--total", "60")

        assert result.code == 2
        assert not (tmp_path / "episode_dub").exists()

    @pytest.mark.parametrize("jobs", ["1", "4"])
    def test_jobs_do_not_change_the_order(self, run: Run, script: Path, jobs: str) -> None:
        lines = run("dub", script, "--jobs", jobs, "--json").json["lines"]

        assert [line["id"] for line in lines] == [1, 2, 3, 4]

    def test_even_tempo(self, run: Run, tmp_path: Path) -> None:
        cues = "1\n00:00:01,000 --> 00:00:01,700\nHello my dear\n\n2\n00:00:01,800 --> 00:00:05,000\nHello my dear\n"
        (tmp_path / "a.srt").write_text(cues, "utf-8")
        alone, evened = (run("dub", "a.srt", "--json", *more).json for more in ([], ["--even-tempo"]))

        before, after = ([line["tempo"] for line in report["lines"]] for report in (alone, evened))
        assert before[0] / before[1] > 1.15 >= after[0] / after[1] - 1e-3
        assert evened["lines"][1]["evened_from"] == before[1]
        assert [line["n_samples"] for line in evened["lines"]] == [line["n_samples"] for line in alone["lines"]]
        assert "Tempo evened between neighbours: 1 of 2 lines changed." in evened["notes"]
        assert any(
            "not evened" in note
            for note in run("plan", "a.srt", "--even-tempo", "--fit", "exact", "--json").json["notes"]
        )
        assert f"{before[1]:.2f} > {after[1]:.2f}" in run("plan", "a.srt", "--even-tempo").out

    def test_never_over_its_own_script(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "captions.srt"
        path.write_text(TIMED, "utf-8")
        result = run("dub", path, "-o", tmp_path)

        assert result.code == 2
        assert path.read_text("utf-8") == TIMED

    def test_odd_paths(self, run: Run, tmp_path: Path) -> None:
        folder = tmp_path / "第 1 集 (naïve) – a b"
        folder.mkdir()
        (folder / "脚本 один.srt").write_text(TIMED, "utf-8")
        result = run("dub", folder / "脚本 один.srt", "-o", folder / "出 力")

        assert result.code == 0
        assert len(list((folder / "出 力" / "clips").iterdir())) == 3


class TestSeveralScripts:
    def test_each_into_its_own_folder(self, run: Run, script: Path, too_long: Path, tmp_path: Path) -> None:
        result = run("dub", script, too_long, "-o", "out")

        assert result.code == 1
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["episode", "long"]

    def test_a_bad_one_does_not_stop_the_others(self, run: Run, script: Path, too_long: Path) -> None:
        result = run("dub", "gone.srt", too_long, script, "--json")

        assert result.code == 2
        assert "gone.srt" in result.err
        first, *others = result.json["dubs"]
        assert first["error"]["type"] == "ScriptError"
        assert [dub["folder"] for dub in others] == ["long_dub", "episode_dub"]
        assert all(dub["report"]["lines"] for dub in others)

    def test_of_the_same_name(self, run: Run, script: Path, tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()
        shutil.copy(script, tmp_path / "b")
        run("dub", script, tmp_path / "b" / script.name)

        assert (tmp_path / "episode_dub").is_dir()
        assert (tmp_path / "episode_dub-2").is_dir()


class TestCheck:
    def test_every_take_is_checked_and_the_report_tells(self, run: Run, script: Path) -> None:
        result = run("dub", script, "--check", "--json")
        checks = [line["check"] for line in result.json["lines"] if line["n_samples"]]
        assert checks
        assert all(set(check) == {"faults", "retakes", "by_ear"} for check in checks)
        assert "takes checked by sound" in run("dub", script, "--check").out

    def test_is_left_out_unless_asked_for(self, run: Run, script: Path) -> None:
        assert {line["check"] for line in run("dub", script, "--json").json["lines"]} == {None}
        assert "checked" not in run("dub", script).out

    def test_retakes_need_a_check(self, run: Run, script: Path) -> None:
        result = run("dub", script, "--retakes", "3")
        assert (result.code, "--retakes needs --check" in result.err) == (2, True)


class TestPlan:
    def test_shows_how_lines_fit_and_writes_nothing(self, run: Run, script: Path, tmp_path: Path) -> None:
        before = sorted(tmp_path.iterdir())
        result = run("plan", script)

        assert result.code == 0
        assert "RTF" not in result.out
        assert len([line for line in result.out.splitlines() if line.split()[0] in "1234"]) == 4
        assert sorted(tmp_path.iterdir()) == before

    def test_tells_before_rendering_what_will_not_fit(self, run: Run, too_long: Path) -> None:
        result = run("plan", too_long)

        assert result.code == 1
        assert "syllables too long" in result.out

    def test_agrees_with_the_dub(self, run: Run, script: Path) -> None:
        planned = run("plan", script, "--json").json["lines"]
        dubbed = run("dub", script, "--json").json["lines"]

        same = ("id", "start_ms", "end_ms", "natural_ms", "spoken_ms", "tempo", "verdict", "voice", "lang")
        assert [[line[key] for key in same] for line in planned] == [[line[key] for key in same] for line in dubbed]

    def test_spoken(self, run: Run, script: Path) -> None:
        assert "hello there, my friend." in run("plan", script, "--readings").out

    def test_fit(self, run: Run, script: Path) -> None:
        verdicts = {line["verdict"] for line in run("plan", script, "--fit", "free", "--json").json["lines"]}

        assert verdicts == {"free", "skipped"}


class TestDemo:
    def test_is_no_failure_although_lines_do_not_fit(self, run: Run, tmp_path: Path) -> None:
        result = run("demo")

        assert result.code == 0
        assert "too_long" in result.out
        assert (tmp_path / "out" / "demo" / "mix.wav").exists()
