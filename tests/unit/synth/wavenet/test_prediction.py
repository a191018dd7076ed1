"""Linear prediction against a known process, and against scipy."""

import numpy as np
import pytest
import torch
from scipy.linalg import solve_toeplitz
from scipy.signal import freqz, lfilter

from studio.synth.draft.spectrum import HOP, log_mel
from studio.synth.wavenet.prediction import ORDER, STEP, held, levinson, predicted, prediction

POLES = np.array([0.97 * np.exp(0.3j), 0.95 * np.exp(0.9j)])
PROCESS = np.real(np.poly([*POLES, *POLES.conj()]))
"""x[n] = e[n] - sum of these times what was before: two formants."""


def of_process(n_samples: int) -> torch.Tensor:
    noise = np.random.default_rng(0).standard_normal(n_samples) * 0.01
    return torch.tensor(lfilter([1.0], PROCESS, noise), dtype=torch.float32)[None]


@pytest.mark.parametrize("seed", range(3))
def test_the_recursion_solves_the_normal_equations(seed: int) -> None:
    sound = np.random.default_rng(seed).standard_normal(500).cumsum()
    lags = np.array([sound[: len(sound) - lag] @ sound[lag:] for lag in range(9)])
    found, error = levinson(torch.tensor(lags)[None, None])
    wanted = solve_toeplitz(lags[:-1], lags[1:])
    np.testing.assert_allclose(found[0, 0], wanted, rtol=1e-6, atol=1e-6)
    assert error[0, 0] == pytest.approx(lags[0] - wanted @ lags[1:], rel=1e-6)


def test_a_known_process_is_found_in_its_spectrogram() -> None:
    found = prediction(log_mel(of_process(40 * HOP)))
    middle = found.coefficients[0, 40:120].mean(0).numpy()
    _, wanted = freqz([1.0], PROCESS, 256)
    _, drawn = freqz([1.0], [1.0, *-middle], 256)
    apart_db = 20 * np.log10(np.abs(drawn) / np.abs(wanted))
    assert np.abs(apart_db - apart_db.mean()).mean() < 3.0
    assert found.gain[0, 40:120].mean() == pytest.approx(0.01, rel=0.4)


def test_what_it_leaves_over_is_small() -> None:
    sound = of_process(40 * HOP)
    found = prediction(log_mel(sound))
    left = (sound - predicted(sound, found.coefficients))[:, 1200:-1200]
    assert left.std() < 0.15 * sound.std()
    assert left.std() == pytest.approx(float(held(found.gain)[:, 1200:-1200].mean()), rel=0.4)


def test_only_the_past_predicts() -> None:
    """Each sample by a plain sum."""
    draws = torch.Generator().manual_seed(0)
    sound, coefficients = torch.randn((1, 2 * STEP), generator=draws), torch.randn((1, 2, ORDER), generator=draws)
    found = predicted(sound, coefficients)
    for at in (0, 1, ORDER, STEP - 1, STEP, 2 * STEP - 1):
        wanted = sum(
            float(coefficients[0, at // STEP, back]) * float(sound[0, at - 1 - back])
            for back in range(ORDER)
            if at - 1 - back >= 0
        )
        assert float(found[0, at]) == pytest.approx(wanted, abs=1e-4)


def test_mixed_precision_predicts_the_same() -> None:
    """Rounded to bfloat16, voiced speech would be a fifth noise in what a network learns of it."""
    sound = of_process(8 * HOP)
    coefficients = prediction(log_mel(sound)).coefficients
    plain = predicted(sound, coefficients)
    with torch.autocast("cpu", torch.bfloat16):
        torch.testing.assert_close(predicted(sound, coefficients), plain, rtol=0, atol=0)


def test_silence_is_predicted_without_trouble() -> None:
    found = prediction(log_mel(torch.zeros((1, 4 * HOP))))
    assert torch.isfinite(found.coefficients).all()
    assert (found.gain > 0).all()
