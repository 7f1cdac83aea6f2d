"""A file from outside as it may be kept: told by its bytes, bounded, pictures made anew."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image, ImageOps, UnidentifiedImageError

from prongsai.apps.evidence.choices import (
    ENDINGS,
    LONGEST_SIDE,
    MEDIA_TYPES,
    MOST_BYTES,
    MOST_POINTS,
    MOST_POINTS_OF_JPEG,
    PRINT_SIDE,
    THUMB_SIDE,
)
from prongsai.documents.readers import DEFAULT, Refused
from prongsai.documents.readers.image.opening import opened_heif
from prongsai.documents.readers.sniff import sniff

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_QUALITY = 85


@dataclass(frozen=True, slots=True)
class Taken:
    """The bytes to keep, what they are, and the small picture of a picture."""

    name: str
    data: bytes
    media_type: str
    thumb: bytes | None = None


def take(name: str, data: bytes) -> Taken:
    """What may be kept of a file. Raises `Refused` with a code of the message files.

    A picture loses all that the camera wrote beside it (place, time, owner) and stands upright.
    """
    if len(data) > MOST_BYTES:
        raise Refused("evidence.too_big", limit=str(MOST_BYTES // 1024 // 1024))
    kind = sniff(name, data, DEFAULT).kind
    if kind == "image":
        return _picture(name, data)
    media_type = MEDIA_TYPES.get(kind)
    if media_type is None:
        raise Refused("evidence.kind")
    return Taken(_named(name, media_type), data, media_type)


def for_print(data: bytes) -> tuple[bytes, int, int]:
    """A kept picture as a JPEG for paper, with its width and height."""
    with Image.open(io.BytesIO(data), formats=_FORMATS) as kept:
        _bounded(kept)
        kept.draft("RGB", (PRINT_SIDE, PRINT_SIDE))
        fitted = _fitted(kept, PRINT_SIDE, "image/jpeg")
    return _written(fitted, "image/jpeg"), fitted.width, fitted.height


def _picture(name: str, data: bytes) -> Taken:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # bounded below
            with _opened(data) as given:
                _bounded(given)
                given.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                upright = ImageOps.exif_transpose(given)
                media_type = "image/png" if given.format == "PNG" else "image/jpeg"
                whole = _fitted(upright, LONGEST_SIDE, media_type)
    except Refused as error:
        known = error.code.startswith("evidence.") or error.code == "read.needs_heif"
        raise (error if known else Refused("evidence.picture")) from None
    except Image.DecompressionBombError as error:
        raise Refused("evidence.too_many_points") from error
    except Exception as error:  # a decoder fails in many ways on a damaged file
        raise Refused("evidence.picture") from error
    small = _written(_fitted(whole, THUMB_SIDE, "image/jpeg"), "image/jpeg")
    return Taken(_named(name, media_type), _written(whole, media_type), media_type, small)


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError:
        return opened_heif(data, MOST_POINTS)


def _bounded(picture: Image.Image) -> None:
    most = MOST_POINTS_OF_JPEG if picture.format in ("JPEG", "MPO") else MOST_POINTS
    if picture.width * picture.height > most:
        raise Refused("evidence.too_many_points")


def _fitted(picture: Image.Image, side: int, media_type: str) -> Image.Image:
    """A copy no longer than `side`; on white where the format knows no transparency."""
    plain = "transparency" not in picture.info and "A" not in picture.getbands()
    if media_type == "image/png" or plain:
        copy = picture.convert("RGB" if plain else "RGBA")
    else:
        copy = Image.new("RGB", picture.size, "white")
        seen = picture.convert("RGBA")
        copy.paste(seen, mask=seen.getchannel("A"))
    copy.thumbnail((side, side))
    return copy


def _written(picture: Image.Image, media_type: str) -> bytes:
    out = io.BytesIO()
    if media_type == "image/png":
        picture.save(out, "PNG", optimize=True)
    else:
        picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _named(name: str, media_type: str) -> str:
    """The name with the ending of what the file is."""
    ending, path = ENDINGS[media_type], PurePosixPath(name)
    same = path.suffix.lower() in (ending, ".jpeg" if ending == ".jpg" else ending)
    return name if same else f"{path.stem or 'file'}{ending}"
