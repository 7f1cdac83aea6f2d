"""Names misread: the agency, its province, and another agency's name left in copied text."""

from __future__ import annotations

from dataclasses import replace

from prongsai.domain.plan.reading import Row, Sections

from .paper import DOCUMENT, Dice, Paper, change_rows, damage
from .thai import LOOKALIKES, TONES

#: Real local governments, far from the invented ones, whose names a copied sentence may keep.
OTHERS = ("อบต.บ้านกลาง", "อบต.หนองบัว", "อบต.ท่าข้าม", "อบต.วังทอง", "เทศบาลตำบลบ้านใหม่")


@damage("words")
def agency_misread(paper: Paper, dice: Dice) -> None:
    """The name in the body differs by a letter from the one on the cover."""
    meta = paper.meaning.meta
    name, kind = meta.agency_name or "", meta.agency_type or ""
    if not dice.falls():
        return
    wrong = kind + _like(name.removeprefix(kind), dice)
    sections = paper.meaning.sections
    analysis = replace(
        sections.analysis, text=tuple(t.replace(name, wrong) for t in sections.analysis.text)
    )
    headings = tuple(text.replace(name, wrong) for text in sections.headings)
    changed = Sections(sections.preface, analysis, headings, sections.notes)
    paper.meaning = replace(
        paper.meaning, sections=changed, meta=replace(meta, aliases=(*meta.aliases, wrong))
    )


def _like(name: str, dice: Dice) -> str:
    """The name with one letter misread or one tone changed, never its first letter."""
    places = [at for at in range(1, len(name)) if name[at] in LOOKALIKES or name[at] in TONES]
    if not places:
        return name + "ๆ"
    at = dice.rng.choice(places)
    letter = name[at]
    other = LOOKALIKES.get(letter) or ("้" if letter != "้" else "่")
    return name[:at] + other + name[at + 1 :]


@damage("words")
def agency_spaced(paper: Paper, dice: Dice) -> None:
    """A space between the kind of agency and its name, wherever the body names it."""
    meta = paper.meaning.meta
    name, kind = meta.agency_name or "", meta.agency_type or ""
    if not dice.falls():
        return
    spaced = f"{kind} {name.removeprefix(kind)}"
    sections = paper.meaning.sections
    analysis = replace(
        sections.analysis, text=tuple(t.replace(name, spaced) for t in sections.analysis.text)
    )
    headings = tuple(text.replace(name, spaced) for text in sections.headings)
    changed = Sections(sections.preface, analysis, headings, sections.notes)
    paper.meaning = replace(paper.meaning, sections=changed)


@damage("words")
def province_misread(paper: Paper, dice: Dice) -> None:
    """The province on the cover lost or changed letters; the district tells the right one."""
    meta = paper.meaning.meta
    if not meta.changwat or not meta.amphoe or not dice.falls():
        return
    at = len(meta.changwat) // 2
    wrong = meta.changwat[: at - 1] + "ด" + meta.changwat[at:]
    if wrong == meta.changwat:
        dice.undo(DOCUMENT)
        return
    paper.meaning = replace(paper.meaning, meta=replace(meta, changwat_aliases=(wrong,)))


@damage("words")
def foreign_agency(paper: Paper, dice: Dice) -> None:
    """A borrowed sentence with its lender's name."""
    if not dice.falls():
        return
    other = dice.rng.choice(OTHERS)
    rows = list(paper.meaning.measures)
    n = dice.rng.randrange(len(rows))
    steps = (*rows[n].steps[:-1], f"{rows[n].steps[-1]} ให้ผู้มาติดต่อ {other} รับทราบ")
    rows[n] = replace(rows[n], steps=steps)
    dice.note(rows[n].ordinal)
    meta = paper.meaning.meta
    paper.meaning = replace(
        paper.meaning,
        measures=tuple(rows),
        meta=replace(meta, foreign_names=(*meta.foreign_names, other)),
    )


@damage("words")
def unit_shortened(paper: Paper, dice: Dice) -> None:
    """One unit by its short form, or as a list joined by strokes."""

    def shorten(row: Row) -> dict[str, object] | None:
        raw = row.responsible_raw or ""
        if "กองสวัสดิการสังคม" in raw and dice.rng.random() < 0.5:
            return {"responsible_raw": raw.replace("กองสวัสดิการสังคม", "กองสวัสดิการฯ")}
        if len(row.responsible) > 1:
            return {"responsible_raw": dice.rng.choice(("/", " / ", ", ")).join(row.responsible)}
        return None

    change_rows(paper, dice, shorten)
