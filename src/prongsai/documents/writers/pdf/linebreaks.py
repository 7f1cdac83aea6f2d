"""Where a line may end: what the typesetter's own rules get wrong in Thai.

The typesetter divides Thai into words by a trained guess and lets a line end after each. Three
things are mended:

* it ends lines within some words: those of ``whole_words.txt`` stay whole;
* it ends lines before a bracket, a full stop, a repetition mark (ๆ) or an abbreviation mark (ฯ):
  these stay with the syllable before them;
* what it takes for one word runs out of a narrow column: longer words, and those of
  ``long_words.txt``, are given places to break in columns too narrow for them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BREAK, NO_BREAK = "\u200b", "\u2060"  # leave no glyph, and so are not in what is copied out
LETTER_WIDTH = 0.62  # of the type size, for a letter that takes room; the wider half of them

_LETTER = "ก-ฮฤฦะ-ฺเ-ๅ็-๎"  # divided into words; ฯ and ๆ are not
_CLOSING = ")\\]}”’\"'»,.;:!?%/…ฯ"
_SHORT = "(?:[ก-ฮ][ะ-ฺ็-๎]*|[เแโใไ][ก-ฮ])"
_SHORTENED = re.compile(f"(?<![{_LETTER}])(?:{_SHORT}{{1,3}}\\.)+[0-9๐-๙]*|ฯลฯ")
_CLOSED = re.compile(f"[(\\[“‘]*(?P<run>[{_LETTER}]+)(?: ?ฯลฯ| ?ๆ|[{_CLOSING}])+")
_MARKS = re.compile("[ัิ-ฺ็-๎]")

# The start of the last syllable, as far as spelling tells it: a letter with a vowel or a tone, with
# the letter before it where both may start a syllable together, and the vowel written before them.
_SYLLABLE = re.compile(
    "[เแโใไ]?(?:(?:[กขคจซตทปผพบฟสศ](?=[รลว])|[หอ](?=[งญนมยรลว]))?"
    "[ก-ฮ](?=[ัิ-ฺ็-๋]|[ะาำ])|(?<=[เแโใไ])[ก-ฮ])"
)
_BARE_SYLLABLE = 3  # letters, where no vowel is written
_SHORT_RUN = 1

_PUNCTUATION = "/?&=_.,;:#%+"
_BROAD = re.compile("[MW@%]")  # half as wide again as other letters
_WORD = re.compile("[^\\s\u0e00-\u0e7f\u200b]+")

# No line ends in a hyphen: programs that take text out leave it out there. And no rules for
# addresses but these: the typesetter has its own, which do.
_HYPHEN = re.compile("-\\s*(?=[^\\s\u200b\u2060])")
_ADDRESS = re.compile("(?<=:)(?=//)|(?<=www)(?=\\.)")


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """Text that stays on one line."""

    text: str


def pieces(text: str, room: int) -> Iterator[str | Kept]:
    """The text in pieces, broken only where it may be; ``room`` is a line's width in letters."""
    at, text = 0, _hyphens_held(text)
    for start, end in _kept(text, room):
        if start > at:
            yield breakable(text[at:start], room)
        yield Kept(text[start:end])
        at = end
    if at < len(text):
        yield breakable(text[at:], room)


def _kept(text: str, room: int) -> Iterator[Span]:
    """What stays on one line: whole words, short forms, syllables with what closes them."""
    spans = [match.span() for match in _whole().finditer(text) if letters(match[0]) <= room]
    spans += [match.span() for match in _SHORTENED.finditer(text)]
    spans += [(_closed_from(match), match.end()) for match in _CLOSED.finditer(text)]
    spans.sort()
    start = end = 0
    for next_start, next_end in spans:
        if next_start >= end:
            if end:
                yield start, end
            start = next_start
        end = max(end, next_end)
    if end:
        yield start, end


def _closed_from(match: re.Match[str]) -> int:
    """The start of the last syllable before a closing mark; of the whole, where it is short."""
    run = match["run"]
    found = [syllable.start() for syllable in _SYLLABLE.finditer(run)]
    last = found[-1] if found else max(0, len(run) - _BARE_SYLLABLE)
    return match.start("run") + last if last > _SHORT_RUN else match.start()


def breakable(text: str, room: int) -> str:
    """The text with places to break in every word that is wider than ``room`` letters."""
    if len(text) > room * 2 // 3:
        text = _WORD.sub(lambda match: _broken(match[0], room), text)
        if room < _longest():
            text = _long().sub(lambda match: _broken_thai(match[0], room), text)
    return _ADDRESS.sub(NO_BREAK, _hyphens_held(text))


def _hyphens_held(text: str) -> str:
    return _HYPHEN.sub(rf"\g<0>{NO_BREAK}", text)


def _broken(word: str, room: int) -> str:
    width = len(word) + len(_BROAD.findall(word)) // 2
    if width <= room:
        return word
    room = max(1, room * len(word) // width)
    parts = re.findall(
        f"-?[^{_PUNCTUATION}-]{{1,{room}}}[{_PUNCTUATION}]{{0,3}}|[{_PUNCTUATION}-]{{1,{room}}}",
        word,
    )
    return BREAK.join(parts)


def _broken_thai(word: str, room: int) -> str:
    return word if letters(word) <= room else _syllables()[word].replace("|", BREAK)


def letters(text: str) -> int:
    """How many letters take room: marks above and below do not."""
    return len(_MARKS.sub("", text))


@cache
def _whole() -> re.Pattern[str]:
    """The words that the typesetter is known to divide."""
    return re.compile(f"{_any_of(_listed('whole_words.txt'))}(?![ะ-ฺ็-๎])")


@cache
def _syllables() -> dict[str, str]:
    """Long words of official Thai, with their places to break."""
    return {line.replace("|", ""): line for line in _listed("long_words.txt")}


@cache
def _long() -> re.Pattern[str]:
    return re.compile(_any_of(_syllables()))


@cache
def _longest() -> int:
    return max(map(letters, _syllables()))


def _listed(name: str) -> list[str]:
    return Path(__file__).with_name(name).read_text("utf-8").split()


def _any_of(words: Collection[str]) -> str:
    """A pattern of the longest of ``words``; letter by letter, which is fast for many words."""
    branches: dict[str, list[str]] = {}
    for word in filter(None, words):
        branches.setdefault(word[0], []).append(word[1:])
    tails = [head + _any_of(rest) for head, rest in sorted(branches.items())]
    optional = "?" if "" in words else ""
    return f"(?:{'|'.join(tails)}){optional}" if tails else ""
