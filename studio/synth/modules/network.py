"""The whole network in three steps: `encode` tokens, draw `contours` for chosen durations, `decode` to samples."""

from torch import Tensor, nn

from studio.synth.dtypes import DTYPES
from studio.synth.model import Encoded
from studio.synth.modules import albert
from studio.synth.modules.decoder import Decoder
from studio.synth.modules.prosody_predictor import ProsodyPredictor
from studio.synth.modules.text_encoder import TextEncoder

N_SYMBOLS = 178
CHANNELS = 512
STYLE = 128
LONGEST = 50
"""Mel frames that one token can last at most."""
DEPTH = 3
KERNEL = 5


class Network(nn.Module):
    """Kokoro-82M's layout: 178 symbols, 24 kHz, style vectors of timbre (128) and manner (128)."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = albert.Albert(N_SYMBOLS)
        self.bert_encoder = nn.Linear(albert.HIDDEN, CHANNELS)
        self.predictor = ProsodyPredictor(STYLE, CHANNELS, DEPTH, LONGEST)
        self.text_encoder = TextEncoder(N_SYMBOLS, CHANNELS, KERNEL, DEPTH)
        self.decoder = Decoder(CHANNELS, STYLE)

    def encode(self, tokens: Tensor, manner: Tensor) -> Encoded:
        """int [1, T], T <= 512, with the framing zeros; manner [1, 128] -> hidden [1, T, 640], content [1, 512, T]."""
        context = self.bert_encoder(self.bert(tokens))
        durations, hidden = self.predictor.durations(context, manner)
        return Encoded(durations, hidden, self.text_encoder(tokens))

    def contours(self, hidden: Tensor, manner: Tensor) -> tuple[Tensor, Tensor]:
        """hidden [1, M, 640], manner [1, 128] -> F0 in Hz and energy, [1, 2 M] each."""
        return self.predictor.contours(hidden, manner)

    def decode(self, content: Tensor, f0: Tensor, energy: Tensor, timbre: Tensor, noise: Tensor) -> Tensor:
        """content [1, 512, M], F0 and energy [1, 2 M], timbre [1, 128], noise [1, 9, 600 M] -> float32 [600 M]."""
        return self.decoder(content, f0, energy, timbre, noise)  # type: ignore[no-any-return]


def in_precision(network: Network, precision: str) -> Network:
    """The same network with its decoder in fp32, bf16 or fp16; everything else stays in float32."""
    network.decoder.to_dtype(DTYPES[precision])
    return network
