"""Asks the engine, or the cache, for the plan of every request."""

from collections.abc import Sequence

from studio.core.errors import InputError, SynthesisError
from studio.core.ports import Engine
from studio.core.speech import Plan, Request
from studio.render.plan_cache import PlanCache
from studio.render.pool import as_ready

Outcome = Plan | SynthesisError | InputError
"""A plan, or why there is none: the line cannot be spoken, or is malformed."""


def planned(requests: Sequence[Request], engine: Engine, cache: PlanCache | None, jobs: int) -> list[Outcome]:
    """What becomes of each request, on `jobs` threads. The engine is only loaded where the cache lacks a
    plan.

    Raises SetupError.
    """
    digests = [engine.digest(request.untimed) for request in requests]
    found: dict[str, Outcome] = {}
    missing: dict[str, Request] = {}
    for digest, request in dict(zip(digests, requests, strict=True)).items():
        plan = None if cache is None else cache.get(digest)
        if plan is None:
            missing[digest] = request
        else:
            found[digest] = plan
    if missing:
        engine.load()

    def attempt(digest: str) -> tuple[str, Outcome]:
        try:
            plan = engine.plan(missing[digest])
        except (SynthesisError, InputError) as error:
            return digest, error
        if cache is not None:
            cache.put(digest, plan)
        return digest, plan

    found.update(as_ready(attempt, list(missing), jobs))
    return [found[digest] for digest in digests]


def kept_plan(request: Request, engine: Engine, cache: PlanCache | None) -> Plan:
    """The plan of one request. Raises StudioError."""
    if cache is None:
        return engine.plan(request)
    digest = engine.digest(request.untimed)
    plan = cache.get(digest)
    if plan is None:
        plan = engine.plan(request)
        cache.put(digest, plan)
    return plan
