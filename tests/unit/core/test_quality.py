import pytest

from studio.core.handoff import TakesWish
from studio.core.quality import Quality, suffices


@pytest.mark.parametrize(
    ("made", "wanted", "is_enough"),
    [("draft", "draft", True), ("draft", "studio", False), ("archive", "studio", True), ("studio", "archive", False)],
)
def test_more_work_does_where_less_is_wanted(made: Quality, wanted: Quality, is_enough: bool) -> None:
    assert suffices(made, wanted) == is_enough


def test_what_may_go_out() -> None:
    assert TakesWish().least == "studio"
    assert TakesWish("archive").least == "archive"
    assert TakesWish("studio", allows_drafts=True).least == "draft"
