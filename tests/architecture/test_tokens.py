"""Every pair of colours that stands together can be read, in both themes."""

import re
from itertools import product

import pytest

from tests.architecture.tree import PACKAGE

TOKENS = (PACKAGE / "ui/static/ui/tokens.css").read_text(encoding="utf-8")
STATES = ("done", "soon", "late", "waiting", "draft", "gold")
GROUNDS = ("paper", "surface", "sunken", "primary-tint")
TEXT, CONTROL = 4.5, 3.0

# Ink and what it stands on, with the ratio that is asked.
PAIRS = [
    *((ink, on, TEXT) for ink, on in product(("ink", "muted"), ("paper", "surface", "sunken"))),
    *((ink, on, TEXT) for ink, on in product(("primary", "primary-deep"), GROUNDS)),
    *((state, on, TEXT) for state, on in product(STATES, ("paper", "surface"))),
    *((state, f"{state}-tint", TEXT) for state in STATES),
    *(("ink", f"{state}-tint", TEXT) for state in (*STATES, "primary")),
    *(("muted", on, TEXT) for on in ("primary-tint", "draft-tint")),
    ("ink", "marked", TEXT),
    ("on-primary", "primary", TEXT),
    ("on-primary", "primary-deep", TEXT),
    ("on-late", "late", TEXT),
    ("on-band", "band", TEXT),
    ("on-band-muted", "band", TEXT),
    ("paper", "ink", TEXT),
    *(("edge", on, CONTROL) for on in ("paper", "surface")),
    *(("focus", on, CONTROL) for on in ("paper", "surface", "sunken", "primary-tint", "late-tint")),
    *((f"chart-{n}", on, CONTROL) for n, on in product(range(1, 7), ("paper", "surface"))),
    *(("gold-line", on, CONTROL) for on in ("paper", "surface", "gold-tint")),
]  # fmt: skip


def _block(selector: str) -> dict[str, str]:
    body = TOKENS.split(f"{selector} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))


THEMES = {"light": _block(':root, [data-theme="light"]'), "dark": _block('[data-theme="dark"]')}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_has_enough_contrast(theme: str) -> None:
    colours = THEMES[theme]
    measured = {
        (a, b): (round(contrast(colours[a], colours[b]), 2), least) for a, b, least in PAIRS
    }
    assert {pair: ratio for pair, (ratio, least) in measured.items() if ratio < least} == {}


def test_both_themes_give_the_same_roles() -> None:
    assert set(THEMES["light"]) == set(THEMES["dark"])


def test_the_theme_of_the_machine_is_the_chosen_dark_one() -> None:
    assert _block(":root:not([data-theme])") == THEMES["dark"]


def test_colours_are_named_in_the_tokens_alone() -> None:
    loose = {
        path.name: found
        for path in sorted((PACKAGE / "ui/static/ui").rglob("*.css"))
        if path.name not in {"tokens.css", "kit.css", "print.css"}
        and (found := re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text(encoding="utf-8")))
    }
    assert loose == {}


def test_every_token_that_is_used_exists() -> None:
    made = {*THEMES["light"], *re.findall(r"--([\w-]+):", TOKENS)}
    for path in (PACKAGE / "ui/static/ui").rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        own = set(re.findall(r"--([\w-]+):", text))
        assert set(re.findall(r"var\(--([\w-]+)\)", text)) - made - own == set(), path.name
