"""The plans of rows that were looked at last: what is shown of them, and tuned."""

from collections import OrderedDict
from dataclasses import replace

from studio.core.beats import tuned
from studio.core.speech import Plan, Request
from studio.project.document import RowId

REMEMBERED = 64
"""Plans in memory: some 20 KB each."""


class Plans:
    """Plans by row, each for what was asked."""

    def __init__(self) -> None:
        self._plans: OrderedDict[RowId, tuple[Request, Plan]] = OrderedDict()

    def put(self, id_: RowId, question: Request, plan: Plan) -> None:
        """The engine's answer to a question about a row."""
        self._plans[id_] = question, plan
        self._plans.move_to_end(id_)
        while len(self._plans) > REMEMBERED:
            self._plans.popitem(last=False)

    def find(self, id_: RowId, question: Request) -> Plan | None:
        """The answer to a question; also where only what is set by hand is other than when it was given, for that
        needs no engine."""
        asked, plan = self._plans.get(id_, (None, None))
        if asked is None or plan is None or replace(asked, tuning=()) != replace(question, tuning=()):
            return None
        return plan if asked.tuning == question.tuning else tuned(replace(plan, held=()), question.tuning)

    def forget(self, id_: RowId) -> None:
        self._plans.pop(id_, None)

    def clear(self) -> None:
        self._plans.clear()
