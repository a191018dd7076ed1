"""Plans of rows, made beside the jobs, so that the meter follows the keys while lines are rendered.

A decoder block takes a second or more on two cores; a plan that waited for its end would come too late. So plans have
a thread of their own, which the worker starts and ends.
"""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from threading import Condition

from studio.core.errors import StudioError, SynthesisError
from studio.core.ports import Engine
from studio.core.speech import Plan, Request
from studio.jobs.events import Answer, Planned
from studio.jobs.seat import EngineSeat
from studio.project.document import RowId
from studio.render.plan_cache import PlanCache
from studio.render.planning import kept_plan

_log = logging.getLogger(__name__)

Question = tuple[RowId, Request]

_MOST_TOGETHER = 50
"""Answers that are told at once, so that the window is not flooded."""
_TOGETHER_S = 0.05
"""How long an answer waits for others; one that was asked alone does not wait."""


class Planner:
    """Answers questions, the newest first: those asked alone (as while typing) before those asked in bulk.

    A later question about a row replaces the one before, even where that is being answered.
    """

    def __init__(
        self, seat: EngineSeat, cache: PlanCache | None, tell: Callable[[Planned], None], changed: Condition
    ) -> None:
        """`changed` guards the questions and is notified when there are new ones, or an engine."""
        self._seat = seat
        self._cache = cache
        self._tell = tell
        self._changed = changed
        self._alone: dict[RowId, Request] = {}
        self._bulk: dict[RowId, Request] = {}
        self._in_hand: Question | None = None
        self._is_typed = False  # whether what was taken last was asked alone
        self._bulk_rests = False
        self._is_closing = False

    def ask(self, questions: Sequence[Question]) -> None:
        with self._changed:
            # The first of a bulk is wanted first, and the newest is taken first.
            for row, request in reversed(questions):
                if self._revision(row) <= request.revision:
                    self._forget(row)
                    (self._bulk if len(questions) > 1 else self._alone)[row] = request
            self._changed.notify_all()

    def drop(self, rows: Iterable[RowId]) -> None:
        """Answer nothing more about these rows."""
        with self._changed:
            for row in rows:
                self._forget(row)

    def rest(self, bulk_rests: bool) -> None:
        """Answer only questions asked alone, as while somebody waits for sound; or all again."""
        with self._changed:
            if self._bulk_rests != bulk_rests:
                self._bulk_rests = bulk_rests
                self._changed.notify_all()

    def close(self) -> None:
        """Let `run` end after the plan in hand."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()

    def run(self) -> None:
        """Answer until closed; the body of the thread."""
        while (question := self._next(is_patient=True)) is not None:
            answers: list[Answer] = []
            until = time.monotonic() + _TOGETHER_S
            while question is not None:
                answers += self._answered(*question)
                is_enough = self._is_typed or len(answers) == _MOST_TOGETHER or time.monotonic() > until
                question = None if is_enough else self._next(is_patient=False)
            if answers:
                self._tell(Planned(tuple(answers)))

    def _next(self, is_patient: bool) -> Question | None:
        """A question to be answered; None where there is none, or after `close`."""
        with self._changed:
            while not self._is_closing:
                if self._seat.is_filled:
                    for asked in (self._alone, {} if self._bulk_rests else self._bulk):
                        if asked:
                            self._is_typed = asked is self._alone
                            self._in_hand = asked.popitem()
                            return self._in_hand
                if not is_patient:
                    return None
                self._changed.wait()
            return None

    def _answered(self, row: RowId, request: Request) -> list[Answer]:
        """The answer, or nothing where the question was replaced or dropped meanwhile."""
        with self._seat.lent() as engine:
            outcome = None if engine is None else self._outcome(request, engine)
        with self._changed:
            in_hand, self._in_hand = self._in_hand, None
            if in_hand is not None and outcome is None:  # the engine went away; the question waits for another
                self._bulk[row] = request
            return [] if in_hand is None or outcome is None else [(row, request, outcome)]

    def _outcome(self, request: Request, engine: Engine) -> Plan | StudioError:
        try:
            return kept_plan(request, engine, self._cache)
        except StudioError as error:
            return error
        except Exception:
            _log.exception("A line in %s cannot be planned.", request.voice)  # its text is the person's own
            return SynthesisError("This line cannot be planned because of an unexpected fault: see the log.")
        finally:
            self._seat.look()

    def _revision(self, row: RowId) -> int:
        """The newest that is asked for; -1 where nothing is."""
        if self._in_hand is not None and self._in_hand[0] == row:
            return self._in_hand[1].revision
        asked = self._alone.get(row) or self._bulk.get(row)
        return -1 if asked is None else asked.revision

    def _forget(self, row: RowId) -> None:
        self._alone.pop(row, None)
        self._bulk.pop(row, None)
        if self._in_hand is not None and self._in_hand[0] == row:
            self._in_hand = None
