"""Let the teacher speak the corpus: `python packaging/make_corpus.py PROMPTS FOLDER --cache CACHE`.

PROMPTS is a file of packaging/corpus_prompts.py, FOLDER gets the shards, CACHE is the folder for the converted weights,
as `dubsmith doctor` names it. Instead of CACHE, `--weights FILE` takes the converted weights themselves: then nothing
is needed but torch, numpy, safetensors and this tree, without any text front. Killed at any time it goes on where it
was: what is there is not made again. Several processes share the work by `--worker 0/2` and `--worker 1/2`.
"""

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from studio.core.audio import Samples
from studio.core.emotion import Emotion
from studio.core.errors import CorpusError, StudioError, SynthesisError
from studio.core.files import replacing
from studio.core.speech import VoiceId
from studio.synth import weights
from studio.synth.device import choose
from studio.synth.emotions import emotional_manner
from studio.synth.loading import load_network
from studio.synth.modules.network import Network
from studio.training.checking import fault, named
from studio.training.corpus import shard_path
from studio.training.example import Example
from studio.training.prompts import Prompt, PromptList, read_prompts
from studio.training.shards import write_shard
from studio.training.teacher import spoken
from studio.voices.pack import WIDTH
from studio.voices.recipe import Recipe, cooked
from studio.voices.stock import stock_pack, stock_voices

PER_SHARD = 64
NOTE = "corpus.json"
"""Says of what list of prompts the shards of a folder are."""
GPU_MEMORY_FRACTION = 0.9
STYLE_STREAM = 0x57
"""Keeps the displacement's draws apart from others of the same seed."""


def style(prompt: Prompt) -> Samples:
    """The style vector [256] of a prompt."""
    timbre, manner = ({VoiceId(voice): share for voice, share in of.items()} for of in (prompt.timbre, prompt.manner))
    found = cooked(Recipe(timbre, manner), stock_pack).style(len(prompt.phonemes))
    if prompt.displacement:
        spread = np.stack([stock_pack(voice.id).mean for voice in stock_voices()]).std(axis=0)
        draws = np.random.Generator(np.random.PCG64([prompt.seed, STYLE_STREAM]))
        found = found + prompt.displacement * spread * draws.standard_normal(WIDTH)
    felt = emotional_manner(Emotion(**prompt.emotion))
    return np.concatenate([found[:128], found[128:] + felt]).astype(np.float32)


def spoken_shard(network: Network, listed: PromptList, prompts: Sequence[Prompt]) -> tuple[list[Example], list[str]]:
    """The examples of these prompts, and a sentence for each that was left out."""
    examples, left_out = [], []
    for prompt in prompts:
        try:
            example = spoken(network, listed.symbols, prompt, style(prompt))
        except SynthesisError as error:
            left_out.append(str(error))
            continue
        if reason := fault(example):
            left_out.append(named(example, reason))
        else:
            examples.append(example)
    return examples, left_out


def claim(folder: Path, prompts: Path) -> None:
    """Note that the folder's shards are of this list, and of these weights. Raises CorpusError where they are
    of others."""
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(prompts.read_bytes()).hexdigest()
    note = folder / NOTE
    if not note.exists():
        with replacing(note) as file:
            file.write(json.dumps({"prompts_sha256": digest, "weights_sha256": weights.SHA256}).encode())
        return
    noted = json.loads(note.read_text(encoding="utf-8"))
    if noted["prompts_sha256"] != digest:
        raise CorpusError(f"{folder} holds a corpus of other prompts than {prompts}: choose another folder.")
    if noted["weights_sha256"] != weights.SHA256:
        raise CorpusError(f"{folder} holds a corpus of other weights than this Dubsmith's: choose another folder.")


def make(network: Network, listed: PromptList, folder: Path, worker: tuple[int, int], stop_after_s: float) -> None:
    """Speak what is not there yet; `stop_after_s` seconds of sound from this process are enough."""
    began, made_s = time.monotonic(), 0.0
    n_shards = -(-len(listed.prompts) // PER_SHARD)
    for number in range(worker[0], n_shards, worker[1]):
        path = shard_path(folder, number)
        if path.exists():
            continue
        if made_s >= stop_after_s:
            return
        examples, left_out = spoken_shard(
            network, listed, listed.prompts[number * PER_SHARD : (number + 1) * PER_SHARD]
        )
        write_shard(path, examples, left_out)
        made_s += sum(example.seconds for example in examples)
        rtf = (time.monotonic() - began) / made_s
        print(
            f"{path.name} of {n_shards}: {made_s / 3600:.2f} h made now, RTF {rtf:.2f}", *left_out, sep="\n", flush=True
        )


def worker(text: str) -> tuple[int, int]:
    """`0/2` as numbers. Raises ArgumentTypeError where no worker is called so: its share would never be made."""
    which, _, count = text.partition("/")
    if not (which.isdecimal() and count.isdecimal() and int(which) < int(count)):
        raise argparse.ArgumentTypeError(f"'{text}' is no K/N with K from 0 to N - 1, as 0/2 and 1/2")
    return int(which), int(count)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Let the teacher speak the corpus.")
    parser.add_argument("prompts", type=Path)
    parser.add_argument("folder", type=Path, help="gets the shards")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--cache", type=Path, help="the folder for the converted weights")
    source.add_argument("--weights", type=Path, help="converted weights, as they lie in such a folder")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or cuda:N")
    parser.add_argument("--precision", default="auto", help="auto, fp32, bf16 or fp16; with --weights that of the file")
    parser.add_argument("--threads", type=int, default=0, help="0: one per core")
    parser.add_argument(
        "--worker",
        type=worker,
        default=(0, 1),
        metavar="K/N",
        help="every N-th shard from the K-th on, which is 0 for the first",
    )
    parser.add_argument("--hours", type=float, default=float("inf"), help="stop after so much sound of this process")
    given = parser.parse_args(argv)
    if given.threads:
        torch.set_num_threads(given.threads)
    listed = read_prompts(given.prompts)
    claim(given.folder, given.prompts)
    device = choose(given.device, given.precision)
    path = given.weights or weights.ensure(given.cache, device.precision)
    network = load_network(path, device, GPU_MEMORY_FRACTION)
    make(network, listed, given.folder, given.worker, given.hours * 3600)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except StudioError as error:
        sys.exit(str(error))
