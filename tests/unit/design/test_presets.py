"""The shipped presets are written in words that the design understands."""

import pytest

from studio.design.describe import describe
from studio.voices.presets import Preset, read_presets
from studio.voices.stock import stock_voices

PRESETS = read_presets()

OF_THE_ISSUE = {
    "幼儿园女教师",
    "小女孩",
    "老奶奶",
    "诗歌朗诵",
    "童话风格",
    "评书风格",
    "新闻风格",
    "相声风格",
    "游戏直播",
    "悬疑小说",
    "戏剧表演",
    "法治节目",
    "纪录片旁白",
    "广告配音",
    "冥想引导师",
    "ASMR",
    "电台主播",
    "成熟御姐",
    "年轻妈妈",
}


def test_all_styles_are_there() -> None:
    assert {preset.name_zh for preset in PRESETS} >= OF_THE_ISSUE
    assert sum(preset.lang == "en" for preset in PRESETS) >= 8
    assert len({preset.id for preset in PRESETS}) == len(PRESETS)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_preset_is_described_in_words_that_are_understood(preset: Preset) -> None:
    for text in (preset.description_zh, preset.description_en):
        described = describe(text)
        assert not described.unknown_words
        assert not described.notes
        assert described.value("gender") in (None, preset.gender)
    assert describe(preset.description_zh).value("gender") == preset.gender


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_preset_is_made_of_stock_voices_and_unlike_the_others(preset: Preset) -> None:
    assert set(preset.recipe.voices) <= {voice.id for voice in stock_voices()}
    assert [other.id for other in PRESETS if other.recipe == preset.recipe] == [preset.id]
