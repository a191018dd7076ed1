"""Discriminators of sound and of mel spectrograms, and their losses.

Of sound they are HiFi-GAN's: one set folds the sound by periods, one looks at spectrograms. Multi-period: Kong et al.
2020 (arXiv:2010.05646), section 2.3. Multi-resolution: Jang et al. 2021 (UnivNet), 2.2. Losses: least squares, with
feature matching (Kong et al. 2020, eq. 1-5). Of mel spectrograms there is one, which looks at half a second and half
the bands at a time: what is learnt by distances alone is smoother than speech is (Lee et al. 2021, Multi-SpectroGAN).
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import weight_norm

from studio.synth.draft.spectrum import magnitude, stft
from studio.synth.draft.vocoder import MEL_MEAN, MEL_SPREAD

PERIODS = (2, 3, 5, 7, 11)
RESOLUTIONS = ((512, 100), (1024, 200), (2048, 400))
SLOPE = 0.1

Judgement = tuple[Tensor, list[Tensor]]
"""A critic's map of opinions, and what its layers saw."""


class _Critic(nn.Module):
    """Convolutions over a picture, and an opinion for each place."""

    def __init__(self, channels: Sequence[int], kernel: tuple[int, int], stride: tuple[int, int]) -> None:
        super().__init__()
        padding = (kernel[0] // 2, kernel[1] // 2)
        self.layers = nn.ModuleList(
            weight_norm(nn.Conv2d(a, b, kernel, stride if i < len(channels) - 2 else 1, padding))
            for i, (a, b) in enumerate(zip((1, *channels[:-1]), channels, strict=True))
        )
        self.last = weight_norm(nn.Conv2d(channels[-1], 1, (3, 1), padding=(1, 0)))

    def judged(self, picture: Tensor) -> Judgement:
        seen = []
        for layer in self.layers:
            picture = F.leaky_relu(layer(picture), SLOPE)
            seen.append(picture)
        return self.last(picture), seen


class _Period(_Critic):
    def __init__(self, period: int, width: int) -> None:
        super().__init__((width, 2 * width, 4 * width, 8 * width, 8 * width), (5, 1), (3, 1))
        self.period = period

    def forward(self, samples: Tensor) -> Judgement:
        padded = F.pad(samples[:, None], (0, -samples.shape[-1] % self.period), mode="reflect")
        return self.judged(padded.view(len(samples), 1, -1, self.period))


class _Resolution(_Critic):
    def __init__(self, n_fft: int, hop: int, width: int) -> None:
        super().__init__((width,) * 5, (3, 9), (1, 2))
        self.n_fft, self.hop = n_fft, hop

    def forward(self, samples: Tensor) -> Judgement:
        whole = samples[:, : samples.shape[-1] // self.hop * self.hop]
        return self.judged(magnitude(stft(whole, self.n_fft, self.hop))[:, None])


class MelCritics(_Critic):
    """Log mel magnitudes [B, T, 80] to what one critic thinks of them."""

    judges = "mel_"

    def __init__(self, width: int = 16) -> None:
        super().__init__((2 * width, 4 * width, 4 * width, 4 * width), (5, 5), (2, 2))

    def forward(self, mel: Tensor) -> list[Judgement]:
        return [self.judged((mel[:, None] - MEL_MEAN) / MEL_SPREAD)]


class Critics(nn.Module):
    """Sound [B, N] to what each critic thinks of it."""

    judges = ""

    def __init__(self, width: int = 16) -> None:
        """`width`: channels of the first layers; HiFi-GAN's own are 32."""
        super().__init__()
        self.all = nn.ModuleList(
            [
                *(_Period(period, width) for period in PERIODS),
                *(_Resolution(n_fft, hop, width) for n_fft, hop in RESOLUTIONS),
            ]
        )

    def forward(self, samples: Tensor) -> list[Judgement]:
        return [critic(samples) for critic in self.all]


def critics_loss(of_real: Sequence[Judgement], of_made: Sequence[Judgement]) -> Tensor:
    """What the critics learn by: real is 1, made is 0."""
    pairs = zip(of_real, of_made, strict=True)
    each = [(1 - real).square().mean() + made.square().mean() for (real, _), (made, _) in pairs]
    return torch.stack(each).mean()


def persuasion(of_real: Sequence[Judgement], of_made: Sequence[Judgement], judges: str) -> dict[str, Tensor]:
    """What the student learns by: made passes for real, and looks like it within the critics. `judges`: of the critics,
    stands in front of the names."""
    opinions = [(1 - made).square().mean() for made, _ in of_made]
    layers = [
        (a.detach() - b).abs().mean()
        for (_, real), (_, made) in zip(of_real, of_made, strict=True)
        for a, b in zip(real, made, strict=True)
    ]
    return {f"{judges}adversarial": torch.stack(opinions).mean(), f"{judges}features": torch.stack(layers).mean()}
