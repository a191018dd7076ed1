"""Spectra and the source of the draft student's vocoder."""

import math

import pytest
import torch

from studio.synth.draft.source import breath, harmonics
from studio.synth.draft.spectrum import (
    HOP,
    N_MELS,
    SAMPLE_RATE,
    _between,
    envelope,
    hann,
    istft,
    log_mel,
    mel_basis,
    stft,
)
from studio.synth.draft.vocoder import LEVEL


class TestSpectrum:
    def test_there_and_back(self) -> None:
        sound = breath(HOP * 20, 1)
        torch.testing.assert_close(istft(stft(sound)), sound, atol=1e-5, rtol=1e-4)

    def test_every_band_hears_something(self) -> None:
        basis = mel_basis(torch.device("cpu"))
        assert basis.shape == (513, N_MELS)
        assert bool((basis.sum(0) > 0.5).all())

    def test_a_tone_is_in_its_band_and_half_frame(self) -> None:
        time = torch.arange(HOP * 40) / SAMPLE_RATE
        sound = torch.sin(2 * math.pi * 1000 * time) * (time >= 20 * HOP / SAMPLE_RATE)
        mel = log_mel(sound[None])[0]
        band = int(mel[30].argmax())
        centre = 700 * (10 ** ((band + 1) / (N_MELS + 1) * math.log10(1 + 12_000 / 700)) - 1)
        assert centre == pytest.approx(1000, rel=0.06)
        assert mel[22:, band].min() > mel[:18, band].max() + 3

    def test_the_envelope_of_noise_is_its_level(self) -> None:
        level = envelope(log_mel(breath(HOP * 400, 1)))[0].mean(0)
        assert level[5:-5].mean() == pytest.approx(LEVEL, abs=0.25)

    def test_what_inference_made_first_can_be_learnt_with(self) -> None:
        for kept in (hann, mel_basis, _between):
            kept.cache_clear()
        with torch.inference_mode():
            envelope(log_mel(breath(HOP * 4, 1)))
        sound = breath(HOP * 4, 1).requires_grad_()
        envelope(log_mel(sound)).sum().backward()  # type: ignore[no-untyped-call]
        assert sound.grad is not None


class TestHarmonics:
    def test_power_is_one_whatever_the_pitch(self) -> None:
        for f0 in (60.0, 100.0, 231.7, 500.0):
            assert harmonics(torch.full((1, 80), f0)).square().mean() == pytest.approx(1.0, rel=0.05)

    def test_all_harmonics_and_nothing_between(self) -> None:
        sound = harmonics(torch.full((1, 80), 200.0))[0, :24_000]
        spectrum = torch.fft.rfft(sound.double()).abs()
        peaks, between = spectrum[200:11_400:200], spectrum[300:11_400:200]
        assert peaks.max() < 1.01 * peaks.min()
        assert between.max() < 0.01 * peaks.min()

    def test_no_voice_no_harmonics(self) -> None:
        f0 = torch.tensor([[120.0, 10.0, 120.0]])
        sound = harmonics(f0)[0].view(3, HOP)
        assert sound.abs().amax(1).gt(0).tolist() == [True, False, True]

    def test_a_gliding_pitch_makes_no_clicks(self) -> None:
        """Harmonics that pass the top fade: nothing of note stands above it."""
        sound = harmonics(torch.linspace(150, 180, 160)[None])
        spectrum = stft(sound)[0, 10:-10].abs().square().mean(0)
        assert spectrum[505:].max() < 0.02 * spectrum[100:400].mean()
