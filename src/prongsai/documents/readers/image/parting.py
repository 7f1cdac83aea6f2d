"""Lines so tight that the vowels below one reach among the marks above the next.

No straight cut parts them.  What a cut goes through is given whole to the line that holds the
greater part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image, ImageFilter

_REACH = 0.3  # of the line's height, how far into the neighbour a mark is followed

Bits = int  # one row of pixels, a bit each


def parted(
    picture: Image.Image, ink: Image.Image, lines: Sequence[tuple[int, int]]
) -> list[tuple[Image.Image, int]]:
    """Each line as a picture of its own with white around, and its last + 1 row in *picture*.

    *lines* are (first, last + 1) rows from top to bottom, *ink* is 255 where *picture* is dark.
    """
    rows = _rows(ink)
    kept = [dict(zip(range(a, b), rows[a:b], strict=True)) for a, b in lines]
    for index in range(len(lines) - 1):
        if lines[index][1] == lines[index + 1][0]:
            _share(rows, lines[index], lines[index + 1], kept[index], kept[index + 1])
    return [
        (_shown(picture, own), line[1])
        for own, line in zip(kept, lines, strict=True)
        if any(own.values())
    ]


def _rows(ink: Image.Image) -> list[Bits]:
    data = ink.convert("1", dither=Image.Dither.NONE).tobytes()
    wide = (ink.width + 7) // 8
    return [int.from_bytes(data[at : at + wide], "big") for at in range(0, len(data), wide)]


def _share(
    rows: Sequence[Bits], above: tuple[int, int], below: tuple[int, int],
    upper: dict[int, Bits], lower: dict[int, Bits],
) -> None:  # fmt: skip
    cut = above[1]
    highest = max(above[0], cut - round(_REACH * (above[1] - above[0])))
    lowest = min(below[1] - 1, cut + round(_REACH * (below[1] - below[0])))
    for blob in _blobs(rows[cut] & _wider(rows[cut - 1])):
        up = _followed(rows, blob, range(cut - 1, highest - 1, -1))
        down = {cut: blob, **_followed(rows, blob, range(cut + 1, lowest + 1))}
        if len(up) > len(down):
            _move(down, lower, upper)
        else:
            _move(up, upper, lower)


def _followed(rows: Sequence[Bits], start: Bits, order: range) -> dict[int, Bits]:
    """What hangs together with *start*, row by row."""
    found: dict[int, Bits] = {}
    for row in order:
        start = rows[row] & _wider(start)
        if not start:
            break
        found[row] = start
    return found


def _move(part: dict[int, Bits], giver: dict[int, Bits], taker: dict[int, Bits]) -> None:
    for row, bits in part.items():
        giver[row] = giver.get(row, 0) & ~bits
        taker[row] = taker.get(row, 0) | bits


def _wider(bits: Bits) -> Bits:
    return bits | bits << 1 | bits >> 1


def _blobs(bits: Bits) -> Iterator[Bits]:
    """The runs of one row."""
    while bits:
        lowest = bits & -bits
        # Adding the lowest bit carries through its run.
        run = bits & ~(bits + lowest)
        yield run
        bits &= ~run


def _shown(picture: Image.Image, own: dict[int, Bits]) -> Image.Image:
    """The pixels of *own* and the grey around them."""
    first, last = min(own), max(own) + 1
    wide = (picture.width + 7) // 8
    data = b"".join(own.get(row, 0).to_bytes(wide, "big") for row in range(first, last))
    mask = Image.frombytes("1", (picture.width, last - first), data).convert("L")
    line = picture.crop((0, first, picture.width, last))
    white = Image.new("L", line.size, 255)
    return Image.composite(line, white, mask.filter(ImageFilter.MaxFilter(3)))
