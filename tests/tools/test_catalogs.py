"""Every sentence of the pages has its English, and English has no sentence that nothing says."""

import re
from pathlib import Path

from tools import catalogs

THAI = re.compile("[ก-๙]")
PLACEHOLDER = re.compile(r"%\(\w+\)s|%[sd]|\{\w*\}")


def _of(sentence: str | tuple[str, ...] | list[str]) -> str:
    return sentence if isinstance(sentence, str) else sentence[0]


def test_every_sentence_has_its_english_and_no_other_is_kept() -> None:
    said = {(_of(sentence), context) for sentence, context in catalogs.said()}
    english = {
        (_of(message.id), message.context): message.string
        for message in catalogs.known()
        if message.id
    }
    without = [key for key, string in english.items() if not catalogs._filled(string)]
    assert said - set(english) == set(), "run `python -m tools.catalogs` and fill in the English"
    assert set(english) - said == set(), "run `python -m tools.catalogs`"
    assert without == []


def test_a_sentence_is_thai_or_the_same_in_both_languages() -> None:
    for message in catalogs.known():
        if message.id and not THAI.search(_of(message.id)):
            assert message.string in ("", message.id)


def test_both_languages_name_the_same_values() -> None:
    uneven = [
        message.id
        for message in catalogs.known()
        if message.id
        and set(PLACEHOLDER.findall(_of(message.id)))
        != set(PLACEHOLDER.findall(_of(message.string)))
    ]
    assert uneven == []


def test_a_new_sentence_waits_and_a_known_one_keeps_its_english(tmp_path: Path) -> None:
    path = tmp_path / "en/LC_MESSAGES/django.po"
    waiting = catalogs.update(path)
    assert "ข้ามไปเนื้อหา" in waiting
    text = path.read_text(encoding="utf-8")
    kept = text.replace('msgid "ข้ามไปเนื้อหา"\nmsgstr ""', 'msgid "ข้ามไปเนื้อหา"\nmsgstr "Skip"')
    path.write_text(kept, encoding="utf-8")
    assert "ข้ามไปเนื้อหา" not in catalogs.update(path)
    assert catalogs.known(path).get("ข้ามไปเนื้อหา").string == "Skip"
