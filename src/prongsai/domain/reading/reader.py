"""From a raw document to a `Reading`: the whole way, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.domain.plan.reading import Meta, Reading, Row, RowKind
from prongsai.domain.reading.agency import Agency, agency_of
from prongsai.domain.reading.cover import (
    Cover,
    Years,
    cover_of,
    join_thai,
    letter_date,
    letter_unit,
    overall_result,
    period_of,
    title_of_report,
    years_of,
)
from prongsai.domain.reading.grid import ChosenColumns
from prongsai.domain.reading.knowledge import CodesInForce, Knowledge
from prongsai.domain.reading.layout import layout_of
from prongsai.domain.reading.links import clean_twins, out_of_range
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.reading.outline import LogicalTable, Outline, Prose, UnreadTable, outline_of
from prongsai.domain.reading.pairing import link_rows
from prongsai.domain.reading.quality import note_quality
from prongsai.domain.reading.raw import RawDocument
from prongsai.domain.reading.rows import RowReader
from prongsai.domain.reading.sections import Words, sections_of, words_around
from prongsai.domain.reading.sources import note_sources
from prongsai.domain.thai.fiscal import FiscalYear

_MERGES_KNOWN = frozenset({"docx", "doc", "odt", "rtf", "xlsx", "html"})


def read_document(
    document: RawDocument,
    knowledge: Knowledge,
    chosen: Mapping[int, ChosenColumns] | None = None,
) -> Reading:
    """The reading of a document; what was not understood is kept raw and listed as a doubt.

    ``chosen`` are the columns of raw tables, by number, where a person has named them.

    A document without a table of measures gives a reading without rows and the doubt
    ``document.no_measures``; whether that is refused is the caller's affair.
    """
    notebook = Notebook()
    outline = outline_of(document, chosen)
    tables = tuple(outline.tables)
    cover = cover_of(outline)
    rest = outline.elements[cover.size :]
    words = words_around(rest)
    prose = [element.text for element in rest if isinstance(element, Prose)]
    years = years_of(cover, prose, tables)
    fiscal_year = FiscalYear(years.fiscal_year) if years.fiscal_year else None
    codes = CodesInForce(
        knowledge.tables_for(years.prior, years.fiscal_year, _before(years.fiscal_year))
    )
    agency = agency_of(cover, outline, knowledge, notebook)
    reader = RowReader(
        knowledge,
        notebook,
        fiscal_year,
        codes,
        own_names=agency.names,
        merges_known=document.format in _MERGES_KNOWN,
        elements=outline.elements,
    )
    rows = reader.read(tables, _kinds(tables))
    rows = _with_twins(rows, notebook)
    meta = _meta(document, outline, cover, words, years, agency, tables)
    sections = sections_of(words, tables, codes.instrument_of)
    reading = Reading(_doc(document.name), meta, sections, rows, links=link_rows(rows))
    _note_document(document, outline, words, years, reading, notebook)
    note_quality(reading, notebook)
    note_sources(reading, outline, cover, words, notebook)
    return replace(
        reading,
        doubts=tuple(notebook.doubts),
        corrections=tuple(notebook.corrections),
        provenance=tuple(notebook.provenance),
    )


def _doc(name: str) -> str:
    return name.rsplit(".", 1)[0] if "." in name else name


def _before(year: int | None) -> int | None:
    return year - 1 if year else None


def _kinds(tables: Sequence[LogicalTable]) -> dict[int, RowKind]:
    """A document with a plan table and a later report table tells the same measures twice."""
    plans = [table for table in tables if not table.is_report]
    reports = [table for table in tables if table.is_report]
    if not plans or not reports or plans[0].number > reports[-1].number:
        return {}
    return {table.number: "report" if table.is_report else "plan" for table in tables}


def _meta(
    document: RawDocument,
    outline: Outline,
    cover: Cover,
    words: Words,
    years: Years,
    agency: Agency,
    tables: Sequence[LogicalTable],
) -> Meta:
    headings = [prose.text for prose in words.headings]
    said = [prose.text for prose in (*cover.lines, *words.headings)]
    period = period_of([join_thai(line.text for line in cover.lines), *headings], years.fiscal_year)
    prose = [element.text for element in outline.prose]
    head = [line.text for line in cover.lines]
    return Meta(
        source_file=document.name,
        layout=layout_of(tables),
        agency_name=agency.full_name,
        agency_short=agency.short_name,
        agency_type=agency.type_name,
        tambon=agency.tambon,
        amphoe=agency.amphoe,
        changwat=agency.changwat,
        aliases=agency.aliases,
        changwat_aliases=agency.changwat_aliases,
        foreign_names=agency.foreign_names,
        report_title=title_of_report(said),
        fiscal_year=years.fiscal_year,
        fiscal_year_basis=years.basis,
        round=period.round,
        period_start=period.start,
        period_end=period.end,
        period_basis=period.basis,
        period_raw=period.raw,
        prior_ita_year=years.prior,
        overall_result=overall_result(prose),
        prepared_by=words.prepared_by.text if words.prepared_by else letter_unit(head),
        prepared_date=words.prepared_date or letter_date(head),
    )


def _with_twins(rows: tuple[Row, ...], notebook: Notebook) -> tuple[Row, ...]:
    """Addresses that another address of the document shows to be damaged, or out of its range."""
    urls = [link.url for row in rows for link in row.evidence]
    twins, odd = clean_twins(urls), out_of_range(urls)
    if not twins and not odd:
        return rows
    mended = []
    for n, row in enumerate(rows):
        evidence = list(row.evidence)
        for k, link in enumerate(evidence):
            at = f"/measures/{n}/evidence/{k}"
            if link.url in odd:
                low, high = odd[link.url]
                notebook.doubt("link.out_of_range", at, url=link.url, low=low, high=high)
                evidence[k] = replace(link, note="link.out_of_range")
            elif link.url in twins:
                notebook.doubt("link.near_twin", at, url=link.url, twin=twins[link.url])
                evidence[k] = replace(
                    link, url=twins[link.url], alt=(link.url,), note="link.near_twin"
                )
        mended.append(replace(row, evidence=tuple(evidence)))
    return tuple(mended)


def _note_document(
    document: RawDocument,
    outline: Outline,
    words: Words,
    years: Years,
    reading: Reading,
    notebook: Notebook,
) -> None:
    for remark in document.remarks:
        notebook.doubt(remark.code, "", "note", **dict(remark.params))
    for prose in words.signatures:
        notebook.doubt("text.signature", "", "note", words=prose.text)
    if words.photos:
        shown = " / ".join(prose.text for prose in words.photos)
        notebook.doubt("document.photos_left", "", "note", words=shown)
    if not reading.measures:
        notebook.doubt("document.no_measures", "", "error")
    _note_tables(outline, notebook)
    _note_years(years, notebook)


def _note_tables(outline: Outline, notebook: Notebook) -> None:
    for element in outline.elements:
        if isinstance(element, UnreadTable):
            shown = " / ".join(" | ".join(row) for row in element.texts)
            notebook.doubt("table.unread", "", table=element.number, words=shown)
        elif isinstance(element, LogicalTable):
            for column in element.columns:
                if column.guessed:
                    notebook.doubt("column.guessed", "", header=column.header, role=column.role)


def _note_years(years: Years, notebook: Notebook) -> None:
    if years.fiscal_year is None:
        notebook.doubt("year.unknown", "/meta/fiscal_year")
    elif years.basis == "inferred":
        notebook.doubt("year.inferred", "/meta/fiscal_year", year=years.fiscal_year)
    if years.prior is not None and years.prior == years.fiscal_year:
        notebook.doubt("year.same_as_assessed", "/meta/prior_ita_year", "note", year=years.prior)
    if years.contradiction is not None:
        notebook.doubt("year.other", "/meta/fiscal_year", year=years.contradiction)
