import sys
from typing import Any

import pytest

from tests.unit.command_line import Run


class TestDoctor:
    @pytest.mark.parametrize(("faults", "code"), [((), 0), (("The weights are missing.",), 3)])
    def test_exit_code(self, run: Run, monkeypatch: pytest.MonkeyPatch, faults: tuple[str, ...], code: int) -> None:
        from studio.doctor import Diagnosis

        facts = {
            "torch": {"problem": None, "gpus": [{"name": "H100", "memory_free": 5 << 30}]},
            "verdict": {"speech": not faults, "faults": list(faults), "advice": ["No sound."]},
        }
        monkeypatch.setattr("studio.app.examine", lambda _: Diagnosis(facts, faults, ("No sound.",)))

        told = run("doctor", engine=False)
        assert told.code == code
        for words in ("H100", "5.0 GiB", "No sound.", *faults):
            assert words in told.out
        assert run("doctor", "--json", engine=False).json == facts


def test_bench_takes_its_own_arguments(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[Any] = []

    class Bench:
        @staticmethod
        def main(args: list[str]) -> int:
            got.append(args)
            return 0

    monkeypatch.setitem(sys.modules, "studio.benches.engine", Bench)

    assert run("bench", "--runs", "3", "--help", engine=False).code == 0
    assert got == [["--runs", "3", "--help"]]
