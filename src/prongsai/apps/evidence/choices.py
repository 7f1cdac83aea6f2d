"""What may be kept as evidence, and how much of it."""

from __future__ import annotations

MOST_BYTES = 20 * 1024 * 1024
#: points of a picture; a JPEG is made smaller while it is unpacked, others take 3 bytes a point
MOST_POINTS = 40_000_000
MOST_POINTS_OF_JPEG = 120_000_000
LONGEST_SIDE = 2400
THUMB_SIDE = 320
PRINT_SIDE = 1200  # 16 cm at some 190 points an inch

#: what the readers call a file → its media type; pictures are made anew and are JPEG or PNG
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
}
ENDINGS = {
    "image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf",
    MEDIA_TYPES["docx"]: ".docx", MEDIA_TYPES["xlsx"]: ".xlsx",
    MEDIA_TYPES["ods"]: ".ods", MEDIA_TYPES["odt"]: ".odt",
}  # fmt: skip
#: shown inside the page; everything else is only downloaded
SHOWN = frozenset({"image/jpeg", "image/png"})
