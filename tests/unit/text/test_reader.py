import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.emotion import NO_EMOTION, Emotion
from studio.core.errors import MarkError
from studio.core.speech import LANGS, Lang, Reading
from studio.text import symbols
from studio.text.reader import read

MIXED = st.text(
    alphabet="我们用训练重慶银行了不、。！？“”（）ーきょうはでっ東京カタ안녕하세요값이"
    "aAbT'’-_ \n0123456789.,:;/%$¥°+=&@#~…😀Жéß[]{}♪pausemh怒",
    max_size=30,
)


def sounds(reading: Reading) -> str:
    return "".join(word.phonemes + word.after for word in reading.words)


def test_a_line_in_two_languages_is_read_with_both_fronts() -> None:
    reading = read("我们用 PyTorch 训练模型。")
    assert reading.lang == "zh"
    assert [(word.text, word.lang) for word in reading.words] == [
        ("我们", "zh"), ("用", "zh"), ("PyTorch", "en"), ("训练", "zh"), ("模型", "zh"),
    ]  # fmt: skip
    assert sounds(reading) == "wo↓mən jʊ↘ŋ pˈI tˈɔɹʧ ɕy↘nljɛ↘n mwo↗ɕi↗ŋ."
    assert reading.syllables == 9
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("T恤", "tˈi"),
        ("A股", "ˈA"),
        ("AI和你", "ˈAˌI"),
        ("用GPU吧", "ʤˌipˌijˈu"),
    ],
)
def test_letters_among_other_scripts_are_read_as_english_letters(text: str, letters: str) -> None:
    assert letters in [word.phonemes for word in read(text).words if word.lang == "en"]


def test_letters_in_korean_have_korean_names() -> None:
    assert [word.spoken for word in read("나는 B를").words] == ["나는", "비를"]


def test_a_digit_before_a_letter_belongs_to_the_line() -> None:
    assert [(word.text, word.phonemes) for word in read("5G手机").words[:2]] == [("5", "u↓"), ("G", "ʤˈi")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("涨了5.2%，¥1,280", ["涨", "了", "5.2%", "¥1,280"]),
        ("It cost $12.50 on 3/5/2025.", ["It", "cost", "$12.50", "on", "3/5/2025"]),
        ("1,280円です", ["1,280円", "です"]),
        ("12,500원 3개", ["12,500원", "3", "개"]),
        ("[重]{chong2}新[开始](/kʰai→/)", ["重新", "开始"]),
    ],
)
def test_a_word_is_the_text_that_it_speaks(text: str, words: list[str]) -> None:
    assert [word.text for word in read(text).words] == words


def test_what_follows_a_word_keeps_the_sentence_marks() -> None:
    assert [word.after for word in read("Well, yes. No?! Wait... “ok” he said — fine").words] == [
        ", ", ". ", "?! ", "… “", "” ", " ", " — ", "",
    ]  # fmt: skip
    assert [word.after for word in read("好，是。不？！等……“行”他说").words] == [
        ", ",
        ". ",
        "?! ",
        "… “",
        "” ",
        " ",
        "",
    ]


def test_lines_break_into_a_space_or_nothing() -> None:
    assert sounds(read("Hello\nworld")) == "həlˈO wˈɜɹld"
    assert sounds(read("你\n好")) == sounds(read("你好"))


def test_pauses_stand_between_words() -> None:
    words = read("Hello[pause 600ms], world").words
    assert [(word.text, word.phonemes, word.pause_ms) for word in words] == [
        ("Hello", "həlˈO", 0), ("[pause 600ms]", "", 600), ("world", "wˈɜɹld", 0),
    ]  # fmt: skip


def test_sound_notes_are_not_spoken_but_told() -> None:
    reading = read("(laughs) Hello (door\nslams) there ♪ la ♪")
    assert [word.text for word in reading.words] == ["Hello", "there"]
    assert reading.notes == ('Not spoken: "laughs".', 'Not spoken: "door slams".', 'Not spoken: "la".')


def test_sound_notes_are_spoken_on_demand() -> None:
    reading = read("（笑）你好♪", speak_notes=True)
    assert [word.text for word in reading.words] == ["笑", "你好"]
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Hello Привет!", 'Left out: "Привет" (no reading for this script).'),
        ("好😀👍", 'Left out: "😀👍" (nothing to say for it).'),
        ("𠮷好", 'Left out: "𠮷" (no reading known).'),
        ("ㅠㅠㅠ 안녕", 'Left out: "ㅠㅠㅠ" (no reading for this script).'),
        ("2 ★ hotel", 'Left out: "★" (nothing to say for it).'),
    ],
)
def test_what_is_left_out_is_named(text: str, note: str) -> None:
    reading = read(text)
    assert note in reading.notes
    assert not reading.is_silent


@pytest.mark.parametrize("text", ["", "   ", "★", "...！？", "♪", "()", "[pause 1s]", "(laughs)", "—", "Привет", "\n"])
def test_nothing_to_say_is_no_error(text: str) -> None:
    assert read(text).is_silent


def test_korean_is_experimental_and_said_to_be_once() -> None:
    (note,) = read("안녕하세요. 반갑습니다.").notes
    assert note.startswith("Korean is experimental")


def test_a_voice_of_an_unread_language_reads_english_and_says_so() -> None:
    assert read("hello", voice_lang="hi").notes == (
        "Read as English. Hindi is not read: no rules for it have been proved yet.",
    )
    assert read("hello", lang="en", voice_lang="hi").notes == ()
    assert read("你好", voice_lang="hi").notes == ()


def test_the_voice_settles_english_and_han() -> None:
    assert sounds(read("water", voice_lang="en-GB")) == "wˈɔːtə"
    assert sounds(read("water", voice_lang="en-US")) == "wˈɔTəɹ"
    assert read("東京", voice_lang="ja").lang == "ja"
    assert read("東京", voice_lang="zh").lang == "zh"
    assert read("東京", lang="zh", voice_lang="ja").lang == "zh"


def test_traditional_characters_are_mandarin() -> None:
    assert sounds(read("重慶的銀行")) == sounds(read("重庆的银行"))


def test_greek_letters_have_names() -> None:
    assert sounds(read("the β test")) == sounds(read("the beta test"))


def test_a_wrong_reading_is_told_with_its_place() -> None:
    with pytest.raises(MarkError, match="'重' is not read 'tian1'") as caught:
        read("你好[重]{tian1}")
    assert caught.value.position == 2


def test_readings_in_all_languages() -> None:
    assert sounds(read("[今日]{きょう}は")) == "kʲoː βa"
    assert sounds(read("[밟다]{밥따}가")) == sounds(read("밥따가"))
    assert sounds(read("a [tomato](/təmˈɑːtQ/).")) == "ɐ təmˈɑːtQ."
    assert sounds(read("有[2]{liang3}个")) == "jou↓ lja↓ŋ kɤ↘"


class TestMarksAroundWords:
    def test_words_know_their_marks_and_places(self) -> None:
        text = "I [emph]know[/emph] [angry 0.6]you, [whisper]he[/whisper][/angry] said."
        words = read(text).words
        assert [(word.text, word.emphasis, word.whisper, word.emotion) for word in words] == [
            ("I", False, False, NO_EMOTION),
            ("know", True, False, NO_EMOTION),
            ("you", False, False, Emotion(angry=0.6)),
            ("he", False, True, Emotion(angry=0.6)),
            ("said", False, False, NO_EMOTION),
        ]
        assert [text[word.start : word.end] for word in words] == ["I", "know", "you", "he", "said"]

    def test_the_innermost_emotion_holds(self) -> None:
        words = read("[sad]a [happy 0.5]b [emph]c[/emph][/happy] [calm 0]d[/calm] e[/sad]").words
        sad, happy = Emotion(sad=1), Emotion(happy=0.5)
        assert [word.emotion for word in words] == [sad, happy, happy, NO_EMOTION, sad]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("[emph]重[/emph]要", ["重要"]),
            ("un[emph]believ[/emph]able", ["unbelievable"]),
            ("涨了5[emph].2[/emph]%", ["5.2%"]),
            ("【强调】银【/强调】行了", ["银行"]),
        ],
    )
    def test_a_word_is_one_and_marked_if_any_of_it_is(self, text: str, words: list[str]) -> None:
        assert [word.text for word in read(text).words if word.emphasis] == words

    def test_they_go_around_pauses_readings_and_notes(self) -> None:
        reading = read("[whisper]她[pause 300ms][重]{chong2}新(laughs)[开始](/kʰai→/)[/whisper]了")
        assert [(word.text, word.whisper) for word in reading.words] == [
            ("她", True), ("[pause 300ms]", True), ("重新", True), ("开始", True), ("了", False),
        ]  # fmt: skip
        assert reading.notes == ('Not spoken: "laughs".',)

    def test_a_name_alone_is_a_sound_note_and_says_what_it_could_be(self) -> None:
        reading = read("[angry] No! (calm) [sighs]")
        assert [(word.text, word.emotion) for word in reading.words] == [("No", NO_EMOTION)]
        assert reading.notes == (
            'Not spoken: "angry" (a mark only where [/angry] closes it).', 'Not spoken: "calm".', 'Not spoken: "sighs".'
        )  # fmt: skip

    def test_errors_behind_a_mark_are_told_where_they_are_written(self) -> None:
        with pytest.raises(MarkError) as caught:
            read("你[emph]好[/emph][重]{tian1}")
        assert caught.value.position == 15

    @given(
        st.lists(st.sampled_from(["重", "要", "银行", "un", "able ", "1", "2.5", "%", "，", "。", "東京は", "(x)"])),
        st.data(),
        st.booleans(),
    )
    def test_they_do_not_change_how_the_text_is_read(self, parts: list[str], data: st.DataObject, aloud: bool) -> None:
        cuts = sorted(data.draw(st.lists(st.integers(0, len(parts)), min_size=4, max_size=4)))
        tags = dict(zip(("[sad 0.4]", "[emph]", "[/emph]", "[/sad]"), cuts, strict=True))
        written = "".join(
            "".join(tag for tag, cut in tags.items() if cut == i) + part for i, part in enumerate([*parts, ""])
        )
        plain, marked = read("".join(parts), speak_notes=aloud), read(written, speak_notes=aloud)
        assert (marked.lang, marked.notes) == (plain.lang, plain.notes)
        assert [(word.text, word.phonemes, word.after, word.syllables, word.lang) for word in marked.words] == [
            (word.text, word.phonemes, word.after, word.syllables, word.lang) for word in plain.words
        ]
        assert all(word.emphasis <= (word.emotion == Emotion(sad=0.4)) for word in marked.words)
        assert all(0 <= word.start < word.end <= len(written) for word in marked.words)


def test_a_long_line_is_read_whole() -> None:
    reading = read("你毫无准备就孤身前来，真是蠢到家了。" * 300)
    assert reading.syllables == 16 * 300
    assert sum(word.after == ". " for word in reading.words) == 299


@given(MIXED, st.sampled_from([None, *LANGS]), st.sampled_from(["", "zh", "ja", "en-GB", "fr"]), st.booleans())
def test_whatever_is_written_is_read_within_the_model_s_table(
    text: str, lang: Lang | None, voice_lang: str, speak_notes: bool
) -> None:
    try:
        reading = read(text, lang, voice_lang, speak_notes)
    except MarkError:
        return
    known = set(symbols.table())
    for word in reading.words:
        assert set(word.phonemes + word.after) <= known
        assert 0 <= word.start < word.end <= len(text)
        assert word.text
        assert (word.syllables > 0) == bool(word.phonemes)
        assert word.phonemes == word.phonemes.strip()
    places = [(word.start, word.end) for word in reading.words]
    assert places == sorted(places)
    assert not reading.words or reading.words[-1].after == reading.words[-1].after.strip()


def test_threads_read_alike() -> None:
    lines = [
        "我们用 PyTorch 训练模型。",
        "今日はとても良い天気です。",
        "He read the book.",
        "국물이 맛있어요",
        "Dubsmithery qwrt",
    ] * 8
    expected = [read(line) for line in lines]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, lines)) == expected


def test_importing_the_reader_is_light() -> None:
    code = (
        "import sys, studio.text.reader, studio.text.speakers; "
        "heavy = {'jieba', 'pypinyin', 'hibari', 'pyopenjtalk', 'kaldifst', 'wetext', 'onnxruntime'}; "
        "print(heavy & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_latin_letters_belong_to_the_language_of_the_line() -> None:
    text = "Hola, amigo: ¿vienes a las 3?"
    for reading in (read(text, "es"), read(text, voice_lang="es"), read(text)):
        assert reading.lang == "es"
        assert reading.notes == ()
        assert [word.phonemes for word in reading.words] == [
            "ˈola", "amˈiɣo", "bjˈenes", "a", "las", "tɾˈes",
        ]  # fmt: skip
    assert [word.lang for word in read("Hola amigo", "en", "es").words] == ["en", "en"]
    assert {word.lang for word in read("我说 hola", voice_lang="es").words} == {"zh", "en"}
