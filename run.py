"""Make or renew Dubsmith's environment (.venv), then run it. Needs only Python 3.11 or 3.12, pip and venv.

    python3 run.py                  open the studio window
    python3 run.py demo             dub the demo script into out/demo
    python3 run.py test [...]       run the tests; arguments go to pytest
    python3 run.py check            ruff, mypy and import-linter
    python3 run.py screenshots      render the window into docs/screenshots
    python3 run.py WORDS...         the same as `dubsmith WORDS...`

DUBSMITH_TORCH_INDEX names another package index to take torch from, for a CPU or a particular CUDA build.
"""

# NOTE: this file keeps to syntax that Python 3.6 can parse and looks at the version before it imports what an
# older Python lacks: else it could not say which one it needs.

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 12):
    print(
        f"Dubsmith needs Python 3.11 or 3.12; this is {sys.version_info[0]}.{sys.version_info[1]}.",
        file=sys.stderr,
    )
    sys.exit(3)

import ctypes
import glob
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sysconfig
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SITE_PACKAGES = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))
STAMP = VENV / "dubsmith.stamp"
STILL_MISSING = VENV / "dubsmith.missing"

PYTHON_VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
TORCH_INDEX = os.environ.get("DUBSMITH_TORCH_INDEX")
WITH_TESTS = "with tests"
# Each file of tests stays in one process, which then makes what its tests share once. A process takes up to 2 GB.
ALL_TESTS = ("--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile")
CHECKS = ("ruff check", "ruff format --check", "mypy", "lint-imports")
ENVIRONMENT_ERROR, INTERRUPTED = 3, 130


class SetupError(Exception):
    """The environment could not be made; the sentence says what to do."""


class SystemPackage(NamedTuple):
    """One line of packaging/linux/apt.txt; the probe is a library's soname or a glob pattern of a file."""

    name: str
    probe: str
    purpose: str

    def is_installed(self) -> bool:
        if self.probe.startswith("/"):
            return bool(glob.glob(self.probe, recursive=True))
        try:
            ctypes.CDLL(self.probe)
        except OSError:
            return False
        return True


def say(sentence: str) -> None:
    """Tell the person, where no program reads: standard output belongs to what is run."""
    print(sentence, file=sys.stderr, flush=True)


def tool(name: str) -> str:
    """Path of a command in .venv."""
    scripts = sysconfig.get_path("scripts", "venv", {"base": str(VENV)})
    return os.path.join(scripts, name + (".exe" if os.name == "nt" else ""))


def read_lines(path: Path) -> list[str]:
    """The lines of a lock or list, without comments and blanks."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def read_note(path: Path) -> list[str]:
    """The lines of one of our own notes in .venv, exactly; none where there is no file."""
    return path.read_text("utf-8").splitlines() if path.exists() else []


def write_note(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def wanted(with_tests: bool) -> list[str]:
    """What .venv should hold, a line each. The first two cannot be changed in place."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = repr([pyproject["build-system"], pyproject["project"], pyproject["tool"]["setuptools"]])
    return [
        f"Python {PYTHON_VERSION} in {ROOT}",
        f"torch from {TORCH_INDEX or 'the default index'}",
        f"project {hashlib.sha256(project.encode()).hexdigest()}",
        *read_lines(ROOT / "requirements.lock"),
        *read_lines(ROOT / "requirements-video.lock"),
        *([WITH_TESTS, *read_lines(ROOT / "requirements-dev.lock")] if with_tests else []),
    ]


def can_grow(have: list[str], want: list[str]) -> bool:
    """Whether installing is enough to get from one to the other: same place and torch, no package to drop."""
    names = [{line.partition("==")[0] for line in lines[3:]} for lines in (have, want)]
    return have[:2] == want[:2] and names[0] <= names[1]


def apt_install(names: list[str], only_say: bool = False) -> bool:
    """Say how these Debian packages are installed and, where this user may, do it; whether it was done."""
    if shutil.which("apt-get") is None:
        return False
    say(f"  apt-get install {' '.join(names)}")
    if only_say or os.geteuid() != 0:
        return False
    said = ""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    for step in (command, ["apt-get", "update"], command):
        done = subprocess.run(
            step,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        said += done.stdout
        if step is command and done.returncode == 0:
            return True
    say(said[-3000:])
    return False


def check_system(renewed: bool) -> None:
    """Look for the system libraries: for all when .venv was renewed, later for those that were missing.

    A missing one stops nothing. Later they are only named: nothing goes to the network after set-up.
    """
    if sys.platform != "linux":
        return
    lines = read_lines(ROOT / "packaging" / "linux" / "apt.txt")
    listed = [SystemPackage(*line.split(maxsplit=2)) for line in lines]
    known = read_note(STILL_MISSING)
    missing = [package for package in listed if (renewed or package.name in known) and not package.is_installed()]
    if missing:
        names = [package.name for package in missing]
        uses = ", ".join(sorted({package.purpose for package in missing}))
        say(f"This system lacks {', '.join(names)} (needed for: {uses}).")
        if apt_install(names, only_say=not renewed):
            missing = [package for package in missing if not package.is_installed()]
    if missing or known:
        write_note(STILL_MISSING, [package.name for package in missing])


def make_venv() -> None:
    """Make a fresh .venv. Raises SetupError."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        package = f"python{PYTHON_VERSION}-venv"
        say(f"Python's venv or ensurepip module is missing; Debian and Ubuntu have it in {package}.")
        if not apt_install([package]):
            raise SetupError("Install it, then run this again.")
    say("Making .venv")
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)]).returncode != 0:
        raise SetupError(f"Python could not make {VENV}; its reason is above.")


def pip(*arguments: str, bars: bool = False) -> None:
    """Run .venv's pip: calm while it goes well, its own words when it fails. Raises SetupError."""
    bars = bars and sys.stderr.isatty()
    settings = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_PROGRESS_BAR": "on" if bars else "off"}
    process = subprocess.Popen(
        [tool("python"), "-m", "pip", "install", *arguments],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr if bars else subprocess.PIPE,
        stderr=subprocess.PIPE if bars else subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    said = []
    try:
        for line in process.stderr or process.stdout or ():
            said.append(line)
            if re.match(r"\s*Downloading .+ [MG]B\)", line):
                say(f"  {line.strip()}")
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        raise
    if process.wait() != 0:
        say("".join(said[-40:]))
        raise SetupError("pip failed; its reason is above. Run this again to go on from here.")


def prepare(with_tests: bool) -> None:
    """Make .venv what the locks say, unless its stamp says that it is. Raises SetupError."""
    have = read_note(STAMP) if os.path.exists(tool("python")) else []
    want = wanted(with_tests or WITH_TESTS in have)
    if have != want:
        if not can_grow(have, want):
            make_venv()
        # Until all is done the stamp holds only what is true already.
        write_note(STAMP, want[:2])
        for installed in SITE_PACKAGES.glob("*.dist-info"):
            if not (installed / "RECORD").exists():
                shutil.rmtree(installed)  # An interrupted pip took it for complete.
        torch = next(line for line in want if line.startswith("torch=="))
        say(f"Installing {torch} (to download: 0.2 GB for CPU, about 3 GB for CUDA)")
        pip(torch, *(["--index-url", TORCH_INDEX] if TORCH_INDEX else []), bars=True)
        names = ["requirements.lock", "requirements-video.lock", *["requirements-dev.lock"] * (WITH_TESTS in want)]
        locks = [argument for name in names for argument in ("-r", name)]
        say("Installing the other packages (0.3 GB)")
        pip("--no-deps", "--no-build-isolation", "--use-pep517", *locks)
        pip("--no-deps", "--no-build-isolation", "--editable", ".")
        write_note(STAMP, want)
    check_system(renewed=have != want)


def check() -> int:
    """Run every check, whatever the others say; 1 if one failed."""
    os.chdir(ROOT)
    failed = []
    for words in CHECKS:
        say(f"== {words}")
        name, *arguments = words.split()
        if subprocess.run([tool(name), *arguments]).returncode != 0:
            failed.append(words)
    say(f"FAILED: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def hand_over(*command: str) -> int:
    """Become the command; where a process cannot (Windows), run it and pass on its exit code."""
    if os.name != "nt":
        os.execv(command[0], command)
    with subprocess.Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # Ctrl-C reached the child too, and the child decides what it means.


def main(words: list[str]) -> int:
    try:
        prepare(with_tests=words[:1] in (["test"], ["check"]))
        if words[:1] == ["check"]:
            return check()
        if words[:1] == ["test"]:
            os.chdir(ROOT)
            return hand_over(tool("python"), "-m", "pytest", *(words[1:] or ALL_TESTS))
        if words[:1] == ["screenshots"]:
            return hand_over(tool("python"), str(ROOT / "packaging" / "screenshots.py"), *words[1:])
        return hand_over(tool("dubsmith"), *(words or ["window"]))
    except SetupError as error:
        say(str(error))
        return ENVIRONMENT_ERROR
    except OSError as error:
        say(f"The system refused something: {error}. Close Dubsmith where it is open, make room, and run this again.")
        return ENVIRONMENT_ERROR
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
