"""The report as a Word document (Office Open XML, ISO/IEC 29500, transitional).

The package is written part by part, without a template: what Word needs to set Thai well (a font, a
size and a weight for complex script, a language for breaking lines, fixed column widths) is a few
dozen lines, and nothing else travels in the file.  The same tree gives the same bytes.
"""

from __future__ import annotations

from prongsai.documents.writers.docx.body import Body
from prongsai.documents.writers.docx.package import zip_parts
from prongsai.documents.writers.docx.parts import fixed_parts
from prongsai.documents.writers.docx.styles import styles_part
from prongsai.domain.report.tree import ReportTree

__all__ = ["write_docx"]


def write_docx(tree: ReportTree) -> bytes:
    """The tree as the bytes of a ``.docx``."""
    body = Body()
    document = body.document(tree)
    return zip_parts(
        {
            **fixed_parts(tree),
            "word/styles.xml": styles_part(),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": body.relationships(),
            **body.media,
        }
    )
