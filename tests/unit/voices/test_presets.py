from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import VoiceFileError
from studio.voices.presets import read_preset, read_presets
from studio.voices.recipe import cooked
from studio.voices.stock import stock_pack, stock_voices

GOOD = """\
schema = 1
id = "x"
name_zh = "某"
name_en = "X"
lang = "zh"
gender = "f"
description_zh = "女声"
description_en = "A woman"
sample = "你好。"
[timbre]
zf_xiaobei = 1
"""


def test_all_named_styles_are_shipped_and_load_twice_the_same() -> None:
    presets = read_presets()
    names = {preset.name_zh for preset in presets}
    assert names >= {
        *("幼儿园女教师", "小女孩", "老奶奶", "诗歌朗诵", "童话风格", "评书风格", "新闻风格", "相声风格", "游戏直播"),
        *("悬疑小说", "戏剧表演", "法治节目", "纪录片旁白", "广告配音", "冥想引导师", "ASMR"),
        *("电台主播", "成熟御姐", "年轻妈妈"),
    }
    assert sum(preset.lang == "en" for preset in presets) >= 8
    assert len({preset.id for preset in presets} | {voice.id for voice in stock_voices()}) == len(presets) + 54
    for preset, again in zip(presets, read_presets(), strict=True):
        assert preset.voice == again.voice
        style = cooked(preset.recipe, stock_pack).style(30)
        np.testing.assert_array_equal(style, cooked(again.recipe, stock_pack).style(30))
        assert np.isfinite(style).all()


def test_every_preset_was_measured() -> None:
    for preset in read_presets():
        voice = preset.voice
        assert voice.digest
        assert voice.rates, preset.id
        if not voice.prosody.whisper:
            assert 60 < voice.pitch_hz < 450, preset.id


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("schema = 1|schema = 2", "schema is 2"),
        ('lang = "zh"|lang = "fr"', "lang is 'fr'"),
        ('gender = "f"|gender = "x"', "gender is 'x'"),
        ('sample = "你好。"|sample = ""', "sample must be a text"),
        ("zf_xiaobei = 1|zf_xiaobei = 0", "timbre zf_xiaobei is 0"),
        ("[timbre]|shape = 1\n[timbre]", "no such key as 'shape'"),
        ("[timbre]|formant_scale = 2\n[timbre]", "formant_scale is 2"),
        ("[timbre]|[prosody]\nbreth = 1\n[timbre]", "did you mean 'breath'?"),
        ("[timbre]|[measured]\npitch_hz = -1\n[timbre]", "measured pitch_hz is -1"),
        ("[timbre]|[timbre", "no TOML"),
    ],
)
def test_mistakes_are_named_with_the_file(tmp_path: Path, change: str, sentence: str) -> None:
    before, after = change.split("|")
    path = tmp_path / "x.toml"
    path.write_text(GOOD.replace(before, after), encoding="utf-8")
    with pytest.raises(VoiceFileError) as refused:
        read_preset(path)
    assert str(path) in str(refused.value)
    assert sentence in str(refused.value)
