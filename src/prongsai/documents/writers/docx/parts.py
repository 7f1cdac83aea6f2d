"""The parts of the package besides the document and its styles."""

from __future__ import annotations

from prongsai.documents.writers.docx.styles import FONT, SYMBOL_FONT
from prongsai.documents.writers.docx.xml import DECLARATION, W, words
from prongsai.domain.report.tree import ReportTree

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
#: (relationship, file) of the parts that the document refers to
RELATED = (
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("header", "header1.xml"),
    ("header", "header2.xml"),
)
_CONTENT_TYPES = (
    ("/word/document.xml", f"{_WORD}.document.main+xml"),
    ("/word/styles.xml", f"{_WORD}.styles+xml"),
    ("/word/settings.xml", f"{_WORD}.settings+xml"),
    ("/word/fontTable.xml", f"{_WORD}.fontTable+xml"),
    ("/word/header1.xml", f"{_WORD}.header+xml"),
    ("/word/header2.xml", f"{_WORD}.header+xml"),
    ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
)


def fixed_parts(tree: ReportTree) -> dict[str, str]:
    """Every part but the document and the styles, by its name in the package."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _core(tree),
        "docProps/app.xml": _app(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/header1.xml": _header(_PAGE_NUMBER),
        "word/header2.xml": _header(""),
    }


def relationship(number: int, kind: str, target: str, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target={target}{mode}/>'


def relationships(each: list[str]) -> str:
    opened = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    return f"{DECLARATION}{opened}{''.join(each)}</Relationships>"


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _CONTENT_TYPES
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="jpg" ContentType="image/jpeg"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _package_relationships() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return relationships(
        [
            relationship(1, "officeDocument", '"word/document.xml"'),
            f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>',
            relationship(3, "extended-properties", '"docProps/app.xml"'),
        ]
    )


def _core(tree: ReportTree) -> str:
    """Title, author, language; no dates, so that the same report is the same file."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{words(tree.title)}</dc:title><dc:creator>{words(tree.author)}</dc:creator>"
        f"<dc:language>{words(tree.language)}</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    program = "<Application>Prongsai</Application>"
    return f'{DECLARATION}<Properties xmlns="{schema}">{program}</Properties>'


def _settings() -> str:
    modern = (
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{modern}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:bidi="th-TH"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _font_table() -> str:
    """The font with its other names: what stands in where TH SarabunPSK is not installed."""
    return (
        f'{DECLARATION}<w:fonts xmlns:w="{W}">'
        f'<w:font w:name="{FONT}"><w:altName w:val="TH Sarabun New,Sarabun,TH SarabunIT๙"/>'
        '<w:panose1 w:val="020B0500040200020003"/><w:charset w:val="DE"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/>'
        '<w:sig w:usb0="A100006F" w:usb1="5000205A" w:usb2="00000000" w:usb3="00000000" '
        'w:csb0="00010183" w:csb1="00000000"/></w:font>'
        f'<w:font w:name="{SYMBOL_FONT}"><w:altName w:val="MS Gothic,DejaVu Sans"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )


_PAGE_NUMBER = (
    '<w:r><w:t xml:space="preserve">- </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> -</w:t></w:r>'
)


def _header(content: str) -> str:
    """Arabic page numbers: LibreOffice shows letters (ก, ข) where Word shows Thai digits."""
    return (
        f'{DECLARATION}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{content}</w:p></w:hdr>"
    )
