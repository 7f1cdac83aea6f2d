"""Letters and words misread: the text itself is damaged, and a reading gives it as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from prongsai.domain.plan.reading import Due, Row

from .paper import Dice, Paper, change_rows, damage
from .thai import SWAPPED_WORDS, TONES, breaks, drop_letter, misread_letter, put_in

Rewrite = Callable[[str, Random], str | None]
LISTS = ("steps", "follow_up", "results", "outcomes", "suggestions")
_MARK = re.compile(r"^\(?[๐-๙0-9]+[.)]+\s*")


def rewrite(paper: Paper, dice: Dice, change: Rewrite) -> None:
    """Damage one sentence of each measure that the dice choose, outside what has a value."""

    def one(row: Row) -> dict[str, object] | None:
        places = [(name, n) for name in LISTS for n in range(len(getattr(row, name)))]
        dice.rng.shuffle(places)
        for name, n in places:
            items = list(getattr(row, name))
            if any(each.text == items[n] for each in row.actions):
                continue
            changed = _outside_values(items[n], row, change, dice.rng)
            if changed:
                items[n] = changed
                return {name: tuple(items)}
        return None

    change_rows(paper, dice, one)


def _outside_values(text: str, row: Row, change: Rewrite, rng: Random) -> str | None:
    """The text with one stretch changed that holds no date, rhythm, number or mark."""
    valued = [each.raw for each in row.due] + [row.cadence_raw or ""]
    valued += [found.group() for found in [_MARK.match(text)] if found]
    pattern = "|".join(re.escape(words) for words in valued if words)
    pieces = re.split(f"({pattern})", text) if pattern else [text]
    free = [n for n in range(0, len(pieces), 2) if len(pieces[n]) > 5]
    if not free:
        return None
    n = rng.choice(free)
    changed = change(pieces[n], rng)
    if changed is None or changed == pieces[n]:
        return None
    return "".join([*pieces[:n], changed, *pieces[n + 1 :]])


@damage("words")
def letter_misread(paper: Paper, dice: Dice) -> None:
    rewrite(paper, dice, misread_letter)


@damage("words")
def letter_dropped(paper: Paper, dice: Dice) -> None:
    rewrite(paper, dice, drop_letter)


@damage("words")
def letter_inserted(paper: Paper, dice: Dice) -> None:
    rewrite(paper, dice, _insert)


def _insert(text: str, rng: Random) -> str | None:
    places = breaks(text)
    return put_in(text, rng.choice(places), rng.choice(("น", "ลง", "ง"))) if places else None


@damage("words")
def tone_misread(paper: Paper, dice: Dice) -> None:
    rewrite(paper, dice, _tone)


def _tone(text: str, rng: Random) -> str | None:
    if "่า" in text and rng.random() < 0.5:
        return text.replace("่า", "ำ", 1)
    places = [at for at, letter in enumerate(text) if letter in TONES]
    if not places:
        return None
    at = rng.choice(places)
    other = rng.choice([tone for tone in TONES[:2] if tone != text[at]])
    return text[:at] + other + text[at + 1 :]


@damage("words")
def word_doubled(paper: Paper, dice: Dice) -> None:
    rewrite(paper, dice, _double)


def _double(text: str, rng: Random) -> str | None:
    places = [at for at in breaks(text) if at >= 4]
    if not places:
        return None
    at = rng.choice(places)
    return put_in(text, at, text[max(0, at - 6) : at].lstrip("ัิีึืฺุู็่้๊๋์ำา"))


@damage("words")
def word_swapped(paper: Paper, dice: Dice) -> None:
    rewrite(paper, dice, _swap)


def _swap(text: str, rng: Random) -> str | None:
    known = [word for word in SWAPPED_WORDS if word in text]
    if not known:
        return None
    word = rng.choice(known)
    return text.replace(word, SWAPPED_WORDS[word], 1)


@damage("words")
def phrase_invented(paper: Paper, dice: Dice) -> None:
    rewrite(paper, dice, _invent)


def _invent(text: str, rng: Random) -> str | None:
    places = breaks(text)
    if len(places) < 4:
        return None
    first = rng.randrange(len(places) - 2)
    phrase = rng.choice(("ศาลาพยาบาล", "สารสำคัญครบ", "ในปัจจุบันประมาณ", "จรรยาวัตร"))
    return text[: places[first]] + phrase + text[places[min(first + 3, len(places) - 1)] :]


@damage("words")
def word_cut(paper: Paper, dice: Dice) -> None:
    rewrite(paper, dice, lambda text, rng: text[: -rng.randint(1, 2)])


@damage("words")
def words_exchanged(paper: Paper, dice: Dice) -> None:
    rewrite(paper, dice, _exchange)


def _exchange(text: str, rng: Random) -> str | None:
    places = breaks(text)
    if len(places) < 3:
        return None
    n = rng.randrange(len(places) - 2)
    one, two, three = places[n : n + 3]
    return text[:one] + text[two:three] + text[one:two] + text[three:]


@damage("words")
def hyphen_stray(paper: Paper, dice: Dice) -> None:
    rewrite(paper, dice, lambda text, _: text + "-" if text[-1] not in " -" else None)


@damage("words")
def latin_token_converted(paper: Paper, dice: Dice) -> None:
    """A Latin word with its digits in Thai, or without its hyphen."""

    def add(text: str, rng: Random) -> str:
        token = rng.choice(("COVID-๑๙", "(eService)", "ISO ๙๐๐๑", "LINE OA"))
        return f"{text.rstrip()} {token}" if not text.endswith(" ") else f"{text}{token} "

    rewrite(paper, dice, add)


@damage("words")
def sara_am_split(paper: Paper, dice: Dice) -> None:
    """ำ taken apart: as two signs, or as a space and an า."""

    def split(text: str, rng: Random) -> str | None:
        return text.replace("ำ", rng.choice(("ํา", " า")), 1) if "ำ" in text else None

    rewrite(paper, dice, split)


@damage("words")
def year_missing_in_deadline(paper: Paper, dice: Dice) -> None:
    """A deadline without its year: the fiscal year tells it."""

    def shorten(row: Row) -> dict[str, object] | None:
        for n, due in enumerate(row.due):
            bare = re.sub(r"\s[๐-๙]{4}$", "", due.raw)
            if due.at.startswith("follow_up") and bare != due.raw and _in_year(due, paper):
                dues = list(row.due)
                dues[n] = replace(due, raw=bare, year_inferred=True)
                items = tuple(item.replace(due.raw, bare) for item in row.follow_up)
                return {"due": tuple(dues), "follow_up": items}
        return None

    change_rows(paper, dice, shorten)


def _in_year(due: Due, paper: Paper) -> bool:
    """Whether the fiscal year tells the year of the month; for one before it, it does not."""
    year = paper.meaning.meta.fiscal_year
    if due.month is None or year is None:
        return False
    return f"{year - 544}-10" <= due.month <= f"{year - 543}-09"
