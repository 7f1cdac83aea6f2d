"""Small office files made part by part, so that a test says exactly what is in them."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of *parts*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def relations(*found: tuple[str, str, str]) -> str:
    """A relations part of (id, kind, target); an address is an external target."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for key, kind, target in found
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{items}</Relationships>'


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; *parts* are further parts by kind ("numbering", "styles",
    "footnotes") and ``links``, the relations of the body as made by `relations`."""
    kinds = [kind for kind in parts if kind != "links"]
    own = relations(*((f"own{kind}", kind, f"{kind}.xml") for kind in kinds))
    links = parts.get("links", "")
    if links:
        own = links.replace("</Relationships>", own.partition('relationships">')[2])
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": relations(("main", "officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": own,
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        }
        | {f"word/{kind}.xml": parts[kind] for kind in kinds}
    )


def part(name: str, inner: str) -> str:
    """A WordprocessingML part with this root."""
    return f"<w:{name} {SPACES}>{inner}</w:{name}>"


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{properties}{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(inner: str, properties: str = "") -> str:
    """A cell; words without markup become its one paragraph."""
    content = inner if inner.startswith("<") else p(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, each given as words or as `tc`."""
    inner = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str) -> str:
    """A table of rows as made by `tr`."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def xlsx(
    *sheets: str,
    strings: str = "",
    styles: str = "",
    states: dict[int, str] | None = None,
    properties: str = "",
    links: str = "",
) -> bytes:
    """A workbook of sheets, each given as the inner XML of its part; *links* are the relations of
    the first sheet."""  # fmt: skip
    named = "".join(
        f'<sheet name="แผ่น {at}" sheetId="{at}" r:id="s{at}"'
        f' state="{(states or {}).get(at, "visible")}"/>'
        for at in range(1, len(sheets) + 1)
    )
    own = [(f"s{at}", "worksheet", f"sheet{at}.xml") for at in range(1, len(sheets) + 1)]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(("main", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}">{properties}'
        f"<sheets>{named}</sheets></workbook>",
    }
    for kind, content in (("sharedStrings", strings), ("styles", styles)):
        if content:
            own.append((kind, kind, f"{kind}.xml"))
            parts[f"xl/{kind}.xml"] = content
    for at, inner in enumerate(sheets, 1):
        parts[f"xl/sheet{at}.xml"] = f'<worksheet xmlns="{S}" xmlns:r="{R}">{inner}</worksheet>'
    parts["xl/_rels/workbook.xml.rels"] = relations(*own)
    if links:
        parts["xl/_rels/sheet1.xml.rels"] = links
    return zipped(parts)


def row(number: int, *cells: str, attributes: str = "") -> str:
    """A sheet row of inline texts; "" leaves a cell out, ready-made ``<c`` elements pass."""
    made = [
        cell if cell.startswith("<c") else _inline(number, at, cell)
        for at, cell in enumerate(cells)
        if cell
    ]
    return f'<row r="{number}" {attributes}>{"".join(made)}</row>'


def _inline(number: int, at: int, text: str) -> str:
    place = f"{chr(65 + at)}{number}"
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
