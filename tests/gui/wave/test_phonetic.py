from studio.gui.wave.phonetic import legible


def test_what_fonts_lack_is_written_as_the_ipa_does() -> None:
    assert legible("ꭧʰau↘") == "ʈʂʰau↘"
    assert legible("həlˈO") == "həlˈO"
