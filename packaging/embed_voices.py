"""What the speaker encoder makes of each stock voice: `python packaging/embed_voices.py`.

Writes voices/embeddings.safetensors, from which a fit chooses where to start. Run it after build_voices.py and
build_encoder.py; it takes the minutes that every fit then saves.
"""

import sys

from safetensors.torch import save_file

from studio.core.paths import user_paths
from studio.synth import weights
from studio.synth.cloning.blend import EMBEDDINGS
from studio.synth.cloning.encoder import load_encoder
from studio.synth.cloning.phrases import UNSEEN
from studio.synth.cloning.timbre import embedding
from studio.synth.device import choose
from studio.synth.loading import load_network
from studio.voices.stock import stock_pack, stock_voices

GPU_MEMORY_FRACTION = 0.8


def main() -> int:
    device = choose()
    network = load_network(weights.ensure(user_paths().cache, device.precision), device, GPU_MEMORY_FRACTION)
    encoder = load_encoder().to(device.name)
    found = {
        str(voice.id): embedding(network, encoder, stock_pack(voice.id), UNSEEN).half().cpu()
        for voice in stock_voices()
    }
    save_file(found, EMBEDDINGS, metadata={"source": "stock.safetensors heard by encoder.safetensors"})
    print(f"{len(found)} voices, {EMBEDDINGS.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
