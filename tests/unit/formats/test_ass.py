import pysubs2

from studio.formats.ass import read_ass

EVENTS = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def event(text: str, name: str = "", start: str = "0:00:01.00", kind: str = "Dialogue") -> str:
    return f"{kind}: 0,{start},0:00:09.50,Default,{name},0,0,0,,{text}\n"


def texts(*events: str) -> list[str]:
    return [line.text for line in read_ass(EVENTS + "".join(events)).lines]


def test_times_names_and_commas() -> None:
    (line,) = read_ass(EVENTS + event("Hi, there", " Bob ")).lines
    assert (line.speaker, line.text, line.cue and (line.cue.start_ms, line.cue.end_ms)) == (
        "Bob", "Hi, there", (1000, 9500),
    )  # fmt: skip


def test_overrides_karaoke_and_line_ends() -> None:
    assert texts(event(r"{\an8\fad(100,200)}Hi{\i1} {\k20}ka{\k30}ra{\kf10}oke{\i0}\Nnext\nlast\hone")) == [
        "Hi karaoke next last one"
    ]


def test_comments_in_braces_go_and_readings_stay() -> None:
    marked = r"{sign}[重]{chong2}要{\i1}[word](/wɜːd/) (laughs){note}"
    assert texts(event(marked)) == ["[重]{chong2}要[word](/wɜːd/) (laughs)"]


def test_drawings_are_not_spoken() -> None:
    drawing = r"{\p1}m 0 0 l 100 0 100 100{\p0}"
    assert texts(event(drawing), event(drawing + r"{\pos(1,2)}Yes"), event(r"{\p1}m 0 0 l 1 1")) == ["Yes"]


def test_comment_events_are_left_out() -> None:
    assert texts(event("no", kind="Comment"), event("yes")) == ["yes"]


def test_an_unreadable_event_is_reported_and_the_others_kept() -> None:
    script = read_ass(EVENTS + event("a") + event("b", start="0:xx:01.00") + "Dialogue: short\n" + event("c"))
    assert [line.text for line in script.lines] == ["a", "c"]
    assert script.notes == (
        "Line 4 of the file was left out: it lacks a field, or times such as 0:01:02.50.",
        "Line 5 of the file was left out: it lacks a field, or times such as 0:01:02.50.",
    )


def test_the_files_own_order_of_fields() -> None:
    script = read_ass("[Events]\nFormat: Start, End, Actor, Text\nDialogue: 0:00:01.00,0:00:02.00,Bob,Hi, you")
    assert [(line.speaker, line.text) for line in script.lines] == [("Bob", "Hi, you")]


def test_ssa_styles_and_no_format_line() -> None:
    script = read_ass(
        "[V4 Styles]\nFormat: Name, Fontsize\nStyle: Default,broken\n\n[Events]\r\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,Default,NTP,0000,0000,0000,!Effect,Hi\r\n"
    )
    assert [(line.speaker, line.text) for line in script.lines] == [("NTP", "Hi")]


def test_agrees_with_pysubs2_on_what_pysubs2_writes() -> None:
    subs = pysubs2.SSAFile()
    subs.events = [
        pysubs2.SSAEvent(start=1000, end=2500, text=r"{\i1}Hello{\i0},\Nworld", name="Ann"),
        pysubs2.SSAEvent(start=3000, end=3990, text="谢谢, 再见"),
        pysubs2.SSAEvent(start=4000, end=5000, text="no", type="Comment"),
    ]
    for kind in ("ass", "ssa"):
        lines = read_ass(subs.to_string(kind)).lines
        assert [(line.cue.start_ms, line.cue.end_ms, line.speaker, line.text) for line in lines if line.cue] == [
            (1000, 2500, "Ann", "Hello, world"),
            (3000, 3990, "", "谢谢, 再见"),
        ]
