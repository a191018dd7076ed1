import numpy as np
import pytest

from studio.core.errors import InputError
from studio.core.prosody import Prosody
from studio.core.speech import VoiceId
from studio.voices.recipe import Recipe, cooked
from studio.voices.stock import stock_pack

XIAOBEI, MICHAEL = VoiceId("zf_xiaobei"), VoiceId("am_michael")


def test_only_proportions_count() -> None:
    one = cooked(Recipe({XIAOBEI: 1, MICHAEL: 3}), stock_pack)
    same = cooked(Recipe({XIAOBEI: 0.25, MICHAEL: 0.75}), stock_pack)
    np.testing.assert_allclose(one.style(20), same.style(20), atol=1e-6)


def test_without_a_manner_it_is_that_of_the_timbre() -> None:
    np.testing.assert_allclose(
        cooked(Recipe({XIAOBEI: 1}), stock_pack).style(20), stock_pack(XIAOBEI).style(20), atol=1e-6
    )
    mixed = cooked(Recipe({XIAOBEI: 1}, {MICHAEL: 1}), stock_pack).style(20)
    np.testing.assert_allclose(mixed[128:], stock_pack(MICHAEL).style(20)[128:], atol=1e-6)


@pytest.mark.parametrize("weight", [0.0, -1.0, float("nan"), float("inf")])
def test_weights_are_above_0(weight: float) -> None:
    with pytest.raises(InputError, match="zf_xiaobei"):
        cooked(Recipe({XIAOBEI: weight}), stock_pack)


def test_a_recipe_needs_voices_that_are_there() -> None:
    with pytest.raises(InputError, match="at least one"):
        cooked(Recipe({}), stock_pack)
    with pytest.raises(InputError, match="'nobody'"):
        cooked(Recipe({VoiceId("nobody"): 1}), stock_pack)


def test_the_digest_tells_recipes_apart() -> None:
    plain = Recipe({XIAOBEI: 1})
    others = [
        Recipe({MICHAEL: 1}),
        Recipe({XIAOBEI: 1}, {MICHAEL: 1}),
        Recipe({XIAOBEI: 1}, formant_scale=1.1),
        Recipe({XIAOBEI: 1}, prosody=Prosody(breath=0.1)),
    ]
    assert plain.digest == Recipe({XIAOBEI: 1}).digest
    assert len({plain.digest, *(other.digest for other in others)}) == 5
