"""`dubsmith train`: teach an engine of one's own."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio import printing
from studio.commands import codes, options, values
from studio.core.errors import InputError
from studio.core.paths import user_paths

if TYPE_CHECKING:
    from studio.training.preparing import Prepared
    from studio.training.processes import Process
    from studio.training.settings import Settings, Stage
    from studio.training.trainer import Progress

STAGES: tuple["Stage", ...] = ("acoustic", "vocoder", "joint")
MOST_STEPS = 10_000_000
MOST_PROBLEMS = 20
PREPARED_EVERY = 10
MOST_BATCH_S = 3600
GPU_BATCH_S: Mapping[str, int] = {"draft": 60, "wavenet": 20}
CPU_BATCH_S: Mapping[str, int] = {"draft": 8, "wavenet": 2}
PLOTS_MISSING = "TensorBoard has nothing to read: for event files beside losses.jsonl install dubsmith[train]."


def add(command: options.AddCommand) -> None:
    train = command("train", "Teach a faster engine what the default one says.")
    train.add_argument("kind", choices=("draft", "wavenet"), metavar="KIND", help="what is taught: draft or wavenet")
    train.add_argument(
        "--data",
        type=Path,
        required=True,
        metavar="DIR",
        help="the shards of a corpus; or recordings of one speaker with their texts: metadata.csv (id|text) and wavs/, "
        "or name.wav (or .flac) and name.txt. They are made into shards in OUT first",
    )
    train.add_argument(
        "--voice",
        metavar="ID",
        help="recordings: the voice under whose name the student speaks like them, best one made of them with "
        "`dubsmith clone` (default: the stock voice that is nearest)",
    )
    train.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder for checkpoints, sample sheets and student.safetensors or wavenet.safetensors, which speaks in "
        "the place of voices/draft.safetensors or voices/wavenet.safetensors of the installation",
    )
    train.add_argument("--resume", action="store_true", help="go on from the newest checkpoint of this stage")
    train.add_argument(
        "--stage",
        choices=STAGES,
        help="of draft. acoustic: phonemes to spectrogram (default); vocoder: that to sound; joint: both",
    )
    train.add_argument(
        "--steps", type=values.whole(1, MOST_STEPS), metavar="N", help="in all (default: 100000; resumed: as before)"
    )
    train.add_argument(
        "--critics-from",
        type=values.whole(0, MOST_STEPS),
        metavar="N",
        help="step from which discriminators polish what the stage makes (default: never)",
    )
    train.add_argument(
        "--batch",
        type=values.whole(1, MOST_BATCH_S),
        metavar="SECONDS",
        help="speech in a batch on each device (default: 60 on a GPU, 8 on a CPU; wavenet: 20, 2; resumed: as before)",
    )
    train.add_argument("--seed", type=values.seed, metavar="N", help="another seed makes another student (default: 0)")
    train.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda"),
        default="auto",
        help="(default: auto); several GPUs: torchrun --standalone --nproc_per_node 2 -m studio train ...",
    )
    train.set_defaults(check=_check)


def _check(args: argparse.Namespace) -> None:
    if args.kind == "wavenet" and (args.stage or args.critics_from is not None):
        args.refuse("--stage and --critics-from are for draft: wavenet has one stage, and no discriminators")


def run(args: argparse.Namespace) -> int:
    from studio.training.corpus import Corpus
    from studio.training.journal import can_plot
    from studio.training.processes import process
    from studio.training.settings import differences
    from studio.training.trainer import Trainer

    with process(args.device) as own:
        kept, settings = _settings(args, own)
        corpus = Corpus(_shards(args, own))
        settings = replace(settings, corpus=corpus.digest)
        told = differences(kept, settings) if kept else _untaught(args.out, settings.stage)
        if own.is_first:
            _print_problems((*corpus.problems, *corpus.faults().values()))
        trainer = Trainer(corpus, args.out, settings, own)
        trainer.begin(args.resume)
        if trainer.step >= settings.steps:
            told = f"The run has all its {settings.steps:,} steps: give more by --steps."
        if own.is_first and told:
            printing.print_sentence(told)
        with args.stop.gently("the checkpoint is written") as is_stopped:
            trainer.run(_print_progress, is_stopped)
        if own.is_first and not can_plot():
            printing.print_sentence(PLOTS_MISSING)
    return codes.OK


def _settings(args: argparse.Namespace, own: "Process") -> tuple["Settings | None", "Settings"]:
    """What the run was asked to do before, where it is resumed, and what it is asked to do now."""
    from studio.training import checkpoint
    from studio.training.settings import of_seconds, resumed

    stage: Stage = "wavenet" if args.kind == "wavenet" else args.stage or STAGES[0]
    path = checkpoint.begun(args.out, stage, args.resume)
    if path is not None:
        kept = checkpoint.read_settings(path)
        settings = resumed(kept, args.steps, args.seed, args.batch, args.critics_from)
        return kept, replace(settings, processes=own.world)
    usual = (CPU_BATCH_S if own.device.type == "cpu" else GPU_BATCH_S)[args.kind]
    begun = replace(of_seconds(args.batch or usual, stage), critics_from=args.critics_from)
    steps, seed = args.steps or begun.steps, args.seed or begun.seed
    return None, replace(begun, steps=steps, seed=seed, processes=own.world)


def _untaught(out: Path, stage: "Stage") -> str:
    """Told where a stage refines what nobody has taught; else empty."""
    from studio.training import checkpoint

    parts = " and ".join(checkpoint.untaught(out, stage))
    return f"No stage has taught {parts} in {out}: {stage} begins that from nothing." if parts else ""


def _shards(args: argparse.Namespace, own: "Process") -> Path:
    """Where the shards lie; of recordings they are made first."""
    from studio.recorded_corpus import RecordedCorpus, is_of_recordings

    data: Path = args.data
    if not is_of_recordings(data):
        if args.voice:
            raise InputError(f"--voice is for recordings; {data} holds shards, which know their voices: leave it out.")
        return data
    corpus = RecordedCorpus(data, args.out, user_paths(), args.voice)
    if own.is_first and not corpus.is_ready:
        printing.print_sentence(f"Preparing the recordings in the style of {corpus.voice.name}; stopped, it can go on.")
    with args.stop.gently("the recording in hand is done") as is_stopped:
        corpus.prepare(str(own.device), _print_prepared if own.is_first else _ignore, is_stopped, own.rank, own.world)
    own.wait_for_all()
    return corpus.folder


def _print_prepared(prepared: "Prepared") -> None:
    if prepared.recordings % PREPARED_EVERY == 0 or prepared.recordings == prepared.of:
        print(f"prepared {prepared.recordings}/{prepared.of}, {_left(prepared.left_s)} left", flush=True)


def _ignore(_: "Prepared") -> None:
    """The first process tells."""


def _left(seconds: float) -> str:
    minutes = seconds / 60
    return f"{minutes / 60:.1f} h" if minutes > 90 else f"{minutes:.0f} min"


def _print_problems(problems: Sequence[str]) -> None:
    for sentence in problems[:MOST_PROBLEMS]:
        printing.print_sentence(sentence)
    if len(problems) > MOST_PROBLEMS:
        printing.print_sentence(f"... and {len(problems) - MOST_PROBLEMS} more were left out.")


def _print_progress(progress: "Progress") -> None:
    losses = "  ".join(f"{name} {value:.3f}" for name, value in progress.losses.items())
    left = _left(progress.left_s)
    print(f"{progress.step}/{progress.steps}  {losses}  {progress.steps_per_s:.2f} steps/s, {left} left", flush=True)
