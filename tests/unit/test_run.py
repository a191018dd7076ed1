"""What run.py decides. That it sets up a machine is shown wherever the tests run on a fresh one."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]

PYPROJECT = """
[build-system]
requires = ["setuptools"]
[project]
name = "dubsmith"
[tool.setuptools]
packages = ["studio"]
[tool.ruff]
line-length = 110
"""


class Steps(list[str]):
    """What set-up did, in order."""

    def __init__(self, failure: Exception) -> None:
        self.failure = failure
        self.failing_pip_call = 0

    def make_venv(self) -> None:
        self.append("venv")

    def pip(self, *arguments: str, bars: bool = False) -> None:
        self.append("pip")
        if self.count("pip") == self.failing_pip_call:
            raise self.failure


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A run.py of its own in a small tree, whose .venv has a Python but no stamp."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.delenv("DUBSMITH_TORCH_INDEX", raising=False)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    for name, value in (
        ("ROOT", tmp_path),
        ("VENV", venv),
        ("STAMP", venv / "dubsmith.stamp"),
        ("STILL_MISSING", venv / "dubsmith.missing"),
        ("SITE_PACKAGES", venv / "site-packages"),
    ):
        monkeypatch.setattr(module, name, value)
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    (tmp_path / "requirements.lock").write_text("# all\ntorch==2.13.0\nnumpy==2.4.6  # arrays\n")
    (tmp_path / "requirements-video.lock").write_text("av==18.1.0\n")
    (tmp_path / "requirements-dev.lock").write_text("pytest==9.2.0\n")
    apt_list = tmp_path / "packaging" / "linux" / "apt.txt"
    apt_list.parent.mkdir(parents=True)
    apt_list.write_text("# none\n")
    python = Path(module.tool("python"))
    python.parent.mkdir(parents=True)
    python.touch()
    return module


@pytest.fixture
def steps(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Steps:
    steps = Steps(run.SetupError("no network"))
    monkeypatch.setattr(run, "make_venv", steps.make_venv)
    monkeypatch.setattr(run, "pip", steps.pip)
    return steps


def fake_apt(folder: Path, monkeypatch: pytest.MonkeyPatch, *, user: int, body: str) -> Path:
    """An `apt-get` that notes its arguments, for this user id; gives the file with them."""
    notes = folder / "apt-notes"
    program = folder / "apt-get"
    program.write_text(f'#!/bin/sh\necho "$@" >> {notes}\n{body}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr("os.geteuid", lambda: user)
    return notes


def test_an_old_python_can_parse_it() -> None:
    ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 13, 0)])
def test_another_python_is_told_which_it_takes(version: tuple[int, int, int]) -> None:
    code = f"import runpy, sys; sys.version_info = {version}; runpy.run_path({str(ROOT / 'run.py')!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr == f"Dubsmith needs Python 3.11 or 3.12; this is {version[0]}.{version[1]}.\n"


def test_set_up_is_done_once(run: ModuleType, steps: Steps) -> None:
    run.prepare(with_tests=False)
    assert steps == ["venv", "pip", "pip", "pip"]
    steps.clear()
    run.prepare(with_tests=False)
    assert steps == []


def test_a_new_pin_is_installed_in_place(run: ModuleType, steps: Steps, tmp_path: Path) -> None:
    run.prepare(with_tests=False)
    steps.clear()
    (tmp_path / "requirements.lock").write_text("torch==2.13.0\nnumpy==2.4.7\nscipy==1.17.1\n")
    run.prepare(with_tests=False)
    assert steps == ["pip", "pip", "pip"]


@pytest.mark.parametrize("change", ["dropped package", "torch index", "moved", "no python"])
def test_what_cannot_be_changed_in_place_is_made_anew(
    run: ModuleType, steps: Steps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    run.prepare(with_tests=False)
    steps.clear()
    if change == "dropped package":
        (tmp_path / "requirements.lock").write_text("torch==2.13.0\n")
    elif change == "torch index":
        monkeypatch.setattr(run, "TORCH_INDEX", "https://torch.invalid/cpu")
    elif change == "moved":
        run.STAMP.write_text(run.STAMP.read_text().replace(str(tmp_path), "/somewhere/else"))
    else:
        Path(run.tool("python")).unlink()
    run.prepare(with_tests=False)
    assert steps == ["venv", "pip", "pip", "pip"]


def test_only_what_is_installed_counts_as_a_change(run: ModuleType, steps: Steps, tmp_path: Path) -> None:
    run.prepare(with_tests=False)
    steps.clear()
    (tmp_path / "requirements.lock").write_text("torch==2.13.0\n\n# arrays\nnumpy==2.4.6\n")
    (tmp_path / "requirements-dev.lock").write_text("pytest==9.3.0\n")
    (tmp_path / "pyproject.toml").write_text(PYPROJECT.replace("110", "100"))
    run.prepare(with_tests=False)
    assert steps == []
    (tmp_path / "pyproject.toml").write_text(PYPROJECT + '[project.scripts]\ndubsmith = "studio.cli:main"\n')
    run.prepare(with_tests=False)
    assert steps == ["pip", "pip", "pip"]


def test_the_tests_packages_come_with_the_first_test_and_stay(run: ModuleType, steps: Steps) -> None:
    run.prepare(with_tests=False)
    assert "pytest==9.2.0" not in run.read_note(run.STAMP)
    run.prepare(with_tests=True)
    assert "pytest==9.2.0" in run.read_note(run.STAMP)
    steps.clear()
    run.prepare(with_tests=False)
    assert steps == []


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_broken_off_installation_is_gone_on_with(run: ModuleType, steps: Steps, failing: int) -> None:
    steps.failing_pip_call = failing
    with pytest.raises(run.SetupError):
        run.prepare(with_tests=False)
    whole, half = (run.SITE_PACKAGES / name for name in ("whole-1.0.dist-info", "half-1.0.dist-info"))
    whole.mkdir(parents=True)
    half.mkdir()
    (whole / "RECORD").touch()
    steps.clear()
    steps.failing_pip_call = 0
    run.prepare(with_tests=False)
    assert steps == ["pip", "pip", "pip"]
    assert whole.exists()
    assert not half.exists()


def test_the_system_list_is_well_formed(run: ModuleType) -> None:
    lines = run.read_lines(ROOT / "packaging" / "linux" / "apt.txt")
    packages = [run.SystemPackage(*line.split(maxsplit=2)) for line in lines]
    assert {"libportaudio2", "libegl1", "fonts-noto-cjk"} <= {package.name for package in packages}
    assert len({package.name for package in packages}) == len(packages)
    assert all(".so." in package.probe or package.probe.startswith("/") for package in packages)


@pytest.mark.skipif(sys.platform != "linux", reason="sonames and paths of Linux")
def test_probes(run: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "NotoSansCJK.ttc").touch()
    assert run.SystemPackage("libc6", "libc.so.6", "all").is_installed()
    assert not run.SystemPackage("none", "libdubsmith-none.so.9", "nothing").is_installed()
    assert run.SystemPackage("font", f"{tmp_path}/**/Noto*CJK*", "letters").is_installed()
    assert not run.SystemPackage("font", f"{tmp_path}/**/Other*", "letters").is_installed()


@pytest.mark.skipif(sys.platform != "linux", reason="apt")
class TestMissingLibrary:
    @pytest.fixture(autouse=True)
    def library(self, run: ModuleType, tmp_path: Path) -> Path:
        """The file that the one listed package would bring."""
        library = tmp_path / "library"
        (tmp_path / "packaging" / "linux" / "apt.txt").write_text(f"libsound9  {library}  playback\n")
        return library

    def test_the_line_is_named_to_a_user(
        self,
        run: ModuleType,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        notes = fake_apt(tmp_path, monkeypatch, user=1000, body="")
        run.check_system(renewed=True)
        said = capsys.readouterr()
        assert "libsound9 (needed for: playback)" in said.err
        assert "apt-get install libsound9" in said.err
        assert said.out == ""
        assert not notes.exists()

    def test_root_has_it_installed(
        self, run: ModuleType, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        notes = fake_apt(tmp_path, monkeypatch, user=0, body=f"touch {library}")
        run.check_system(renewed=True)
        assert notes.read_text().splitlines() == ["install -y --no-install-recommends libsound9"]
        assert run.read_note(run.STILL_MISSING) == []

    def test_without_package_lists_they_are_fetched_first(
        self, run: ModuleType, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lists = tmp_path / "lists"
        body = f"[ $1 = update ] && exec touch {lists}; [ -e {lists} ] && touch {library}"
        notes = fake_apt(tmp_path, monkeypatch, user=0, body=body)
        run.check_system(renewed=True)
        assert [line.split()[0] for line in notes.read_text().splitlines()] == [
            "install",
            "update",
            "install",
        ]
        assert library.exists()

    def test_a_failing_apt_stops_nothing_and_is_heard(
        self,
        run: ModuleType,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        notes = fake_apt(tmp_path, monkeypatch, user=0, body="echo no route to the mirror; exit 100")
        run.check_system(renewed=True)
        assert "no route to the mirror" in capsys.readouterr().err
        notes.unlink()
        run.check_system(renewed=False)
        assert "apt-get install libsound9" in capsys.readouterr().err
        assert not notes.exists(), "after set-up nothing goes to the network"

    def test_it_is_looked_for_again_until_it_is_there(
        self,
        run: ModuleType,
        library: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        fake_apt(tmp_path, monkeypatch, user=1000, body="")
        for renewed in (True, False):
            run.check_system(renewed=renewed)
            assert "libsound9" in capsys.readouterr().err
        library.touch()
        run.check_system(renewed=False)
        library.unlink()
        run.check_system(renewed=False)
        assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "handed"),
    [
        ([], ["dubsmith", "window"]),
        (["demo"], ["dubsmith", "demo"]),
        (["say", "test"], ["dubsmith", "say", "test"]),
        (["test"], ["python", "-m", "pytest", "--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile"]),
        (["test", "-k", "fit"], ["python", "-m", "pytest", "-k", "fit"]),
    ],
)
def test_words_are_passed_on(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str], handed: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "prepare", lambda with_tests: None)
    monkeypatch.setattr(run, "tool", str)
    given: list[str] = []

    def hand_over(*command: str) -> int:
        given.extend(command)
        return 7

    monkeypatch.setattr(run, "hand_over", hand_over)
    assert run.main(words) == 7
    assert given == handed


def test_failures_have_their_exit_codes(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(error: type[BaseException]) -> None:
        raise error("no network")

    monkeypatch.setattr(run, "prepare", lambda with_tests: fail(run.SetupError))
    assert run.main(["demo"]) == 3
    assert capsys.readouterr().err == "no network\n"
    monkeypatch.setattr(run, "prepare", lambda with_tests: fail(PermissionError))
    assert run.main(["demo"]) == 3
    assert capsys.readouterr().err.startswith("The system refused something: no network. Close Dubsmith")
    monkeypatch.setattr(run, "prepare", lambda with_tests: fail(KeyboardInterrupt))
    assert run.main(["demo"]) == 130


def test_check_runs_all_and_names_what_failed(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "tool", lambda name: sys.executable)
    monkeypatch.setattr(run, "CHECKS", ("python -c print(1)", "python -c exit(5)", "python -c print(2)"))
    assert run.check() == 1
    said = capfd.readouterr()
    assert said.out.split() == ["1", "2"]
    assert said.err.endswith("FAILED: python -c exit(5)\n")
    monkeypatch.setattr(run, "CHECKS", ("python -c print(1)",))
    assert run.check() == 0
