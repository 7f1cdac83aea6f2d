"""The language of the command line before any command has begun."""

import pytest

from prongsai.cli.parser import Parser, language_of


@pytest.mark.parametrize(
    ("setting", "words", "language"),
    [
        ("", (), "th"),
        ("en", (), "en"),
        ("en_US", (), "en"),
        ("fr", (), "th"),
        ("en", ("--lang", "th", "read"), "th"),
        ("", ("read", "--lang", "en"), "en"),
        ("", ("read", "--lang=en"), "en"),
        ("", ("read", "--lang"), "th"),
    ],
)
def test_the_line_goes_before_the_environment(
    setting: str, words: tuple[str, ...], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRONGSAI_LANG", setting)
    assert language_of(words) == language


def test_a_fault_without_a_sentence_is_told_as_it_came(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as left:
        Parser(language="en", prog="ก").error("a fault of tomorrow")
    assert left.value.code == 64
    assert "ก: a fault of tomorrow\n" in capsys.readouterr().err
