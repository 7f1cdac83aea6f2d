"""A photo in a line of the document (DrawingML, ISO/IEC 29500-1 §20)."""

from __future__ import annotations

from prongsai.documents.writers.docx.xml import R, value
from prongsai.domain.report.tree import Picture

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU = 360_000  # English metric units in a centimetre


def drawing(picture: Picture, number: int) -> str:
    """The photo in its printed size; ``rIdP<number>`` names its part."""
    width, height = (round(side * _EMU) for side in picture.printed_cm)
    size, said = f'cx="{width}" cy="{height}"', value(picture.caption)
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_MAIN}/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="photo{number}" descr={said}/>'
        f'<a:graphic xmlns:a="{_MAIN}/main"><a:graphicData uri="{_MAIN}/picture">'
        f'<pic:pic xmlns:pic="{_MAIN}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="photo{number}.jpg" descr={said}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{R}" r:embed="rIdP{number}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
