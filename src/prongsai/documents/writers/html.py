"""The report as one page of HTML that needs nothing from outside: no script, font or picture.

On paper it is A4 with official margins, landscape where the tree says so, the header of a table on
each page; on a phone a table scrolls in its own frame.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape

from prongsai.domain.report.tree import (
    Block,
    Box,
    Cover,
    Heading,
    Hyperlink,
    Inline,
    Line,
    PageBreak,
    Paragraph,
    Picture,
    Pictures,
    ReportTree,
    Section,
    Signature,
    Table,
    TableCell,
    TableColumn,
    Text,
)

_DENSE_FROM = 9  # columns; a wider table is set smaller
_STYLE = """
:root { color-scheme: light dark; --ink: #16191d; --paper: #fff; --line: #5b6470; --soft: #eef2f7;
  --link: #0b4f9e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --paper: #15181c; --line: #8b95a1; --soft: #222831; --link: #8ab8f5; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 80rem; color: var(--ink); background: var(--paper);
  font-family: "TH SarabunPSK", "TH Sarabun New", Sarabun, "Noto Sans Thai", sans-serif;
  font-size: 1.25rem; line-height: 1.45; text-align: start; overflow-wrap: anywhere; }
h1 { font-size: 1.4em; text-align: center; } h2, h3 { font-size: 1.1em; margin: 1.2em 0 .3em; }
.cover { min-height: 70vh; display: flex; flex-direction: column; justify-content: space-evenly;
  text-align: center; font-weight: bold; padding-bottom: 2rem; }
.cover h1 { font-size: 1.8em; margin: 0; } .cover p { margin: .2em 0; }
.body { text-indent: 2.5cm; } .centred { text-align: center; } .right { text-align: right; }
.sign { margin: 2em 0 0 auto; width: fit-content; max-width: 100%; text-align: center;
  break-inside: avoid; }
.frame { overflow-x: auto; margin: .5rem 0; }
.frame:focus-visible { outline: 2px solid var(--link); }
table { border-collapse: collapse; width: 100%; min-width: 56rem; table-layout: fixed;
  font-size: .9em; }
table.dense { min-width: 80rem; font-size: .8em; }
th, td { border: 1px solid var(--line); padding: .2em .4em; vertical-align: top;
  text-align: start; }
th { background: var(--soft); text-align: center; } td.centre { text-align: center; }
figure { margin: 1rem 0; text-align: center; break-inside: avoid; }
figure img { max-width: 100%; height: auto; }
td p { margin: 0; } a { color: var(--link); }
@page { size: A4 portrait; margin: 2.5cm 2cm 2cm 3cm; }
@page wide { size: A4 landscape; margin: 2.5cm 2cm 2cm 3cm; }
@media print {
  :root { --ink: #000; --paper: #fff; --line: #000; --soft: #fff; --link: #000; }
  body { max-width: none; padding: 0; font-size: 16pt; }
  .landscape { page: wide; } section + section, .break { break-before: page; }
  .cover { min-height: 22cm; } .frame { overflow: visible; }
  table, table.dense { min-width: 0; } table { font-size: 14pt; } table.dense { font-size: 12pt; }
  thead { display: table-header-group; } h1, h2, h3 { break-after: avoid; }
}
""".strip()


def write_html(tree: ReportTree) -> bytes:
    """The tree as UTF-8 bytes of an HTML document."""
    sections = "\n".join(_section(section) for section in tree.sections)
    author = f'<meta name="author" content="{escape(tree.author)}">\n' if tree.author else ""
    page = (
        f'<!doctype html>\n<html lang="{escape(tree.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(tree.title)}</title>\n{author}<style>\n{_STYLE}\n</style>\n</head>\n"
        f"<body>\n<main>\n{sections}\n</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def _section(section: Section) -> str:
    blocks = "\n".join(_block(block) for block in section.blocks)
    return f'<section class="{section.orientation}">\n{blocks}\n</section>'


def _block(block: Block) -> str:
    match block:
        case Cover():
            return _cover(block)
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(content, role):
            return f'<p class="{role}">{_line(content)}</p>'
        case Signature(lines):
            signed = "".join(f"<p>{escape(text)}</p>" for text in lines)
            return f'<div class="sign">{signed}</div>'
        case Table():
            return _table(block)
        case Pictures(items):
            return "\n".join(_picture(item) for item in items)
        case PageBreak():
            return '<div class="break"></div>'


def _picture(picture: Picture) -> str:
    said, data = escape(picture.caption), b64encode(picture.jpeg).decode("ascii")
    return (
        f'<figure><img src="data:image/jpeg;base64,{data}" alt="{said}" width="{picture.width}" '
        f'height="{picture.height}" style="width:{picture.printed_cm[0]:.1f}cm">'
        f"<figcaption>{said}</figcaption></figure>"
    )


def _cover(cover: Cover) -> str:
    """Title and period above, agency and place below."""
    titles = [line.text for line in cover.lines if line.role == "title"]
    above = [f"<h1>{escape(text)}</h1>" for text in titles]
    above += [f"<p>{escape(line.text)}</p>" for line in cover.lines if line.role == "period"]
    below = [
        f"<p>{escape(line.text)}</p>" for line in cover.lines if line.role in ("agency", "place")
    ]
    return f'<header class="cover"><div>{"".join(above)}</div><div>{"".join(below)}</div></header>'


def _table(table: Table) -> str:
    whole = sum(column.width for column in table.columns)
    widths = "".join(
        f'<col style="width:{100 * column.width / whole:.2f}%">' for column in table.columns
    )
    heads = "".join(f'<th scope="col">{escape(column.header)}</th>' for column in table.columns)
    rows = "\n".join(
        f"<tr>{''.join(_cell(*pair) for pair in zip(row, table.columns, strict=True))}</tr>"
        for row in table.rows
    )
    dense = ' class="dense"' if len(table.columns) >= _DENSE_FROM else ""
    return (
        f'<div class="frame" tabindex="0" role="region" aria-label="ตาราง"><table{dense}>'
        f"<colgroup>{widths}</colgroup>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody></table></div>"
    )


def _cell(cell: TableCell, column: TableColumn) -> str:
    kind = ' class="centre"' if column.align == "centre" else ""
    return f"<td{kind}>{''.join(f'<p>{_line(line)}</p>' for line in cell.lines)}</td>"


def _line(line: Line) -> str:
    return "".join(_inline(part) for part in line)


def _inline(part: Inline) -> str:
    match part:
        case Text(text, bold):
            return f"<strong>{escape(text)}</strong>" if bold else escape(text)
        case Box(ticked):
            return "☑" if ticked else "☐"
        case Hyperlink(url, text):
            return _link(url, text)


def _link(url: str, text: str) -> str:
    """Addresses of the web are links; anything else stays words."""
    if not url.lower().startswith(("http://", "https://")):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noreferrer">{escape(text)}</a>'
