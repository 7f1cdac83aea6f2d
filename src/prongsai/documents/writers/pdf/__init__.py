"""The report as PDF."""

from prongsai.documents.writers.pdf.writer import PdfWriter, write_pdf

__all__ = ["PdfWriter", "write_pdf"]
