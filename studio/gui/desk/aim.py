"""For what length a queued row is made, once the engine has told how long it lasts by itself."""

from dataclasses import replace

from studio.core.speech import Plan, Request
from studio.core.timecode import samples_of
from studio.gui.desk.places import Beside, Place


class Aim:
    """Turns the plan of a request into the request to render.

    May be called on any thread, at any time: it stays with the slot of the time when the row was queued. With an even
    tempo it is told, on the window's thread, when more is known of the rows beside it.
    """

    def __init__(self, request: Request, place: Place, sample_rate: int, spoken_ms: int | None = None) -> None:
        """`spoken_ms`: where it is known already how long it is to last."""
        self._request = request
        self._spoken_ms = spoken_ms
        self._sample_rate = sample_rate
        self.place = place

    def __call__(self, plan: Plan) -> Request:
        spoken_ms = self._spoken_ms
        if spoken_ms is None:
            spoken_ms = self.place.fit(plan.natural_ms, plan.shortest_ms, plan.reading.syllables).spoken_ms
        return replace(self._request, target_samples=samples_of(spoken_ms, self._sample_rate) if spoken_ms else None)

    def stand_beside(self, beside: Beside | None) -> None:
        self.place = replace(self.place, beside=beside)
