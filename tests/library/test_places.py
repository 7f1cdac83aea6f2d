"""The shipped table: complete, in its folded form, and in accord with the reference files."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from prongsai.domain.thai.names import (
    CITY_MUNICIPALITY,
    PATTAYA,
    SAO,
    TAMBON_MUNICIPALITY,
    TOWN_MUNICIPALITY,
    identify,
)
from prongsai.domain.thai.places import Gazetteer, resolve
from prongsai.domain.thai.text import fold
from prongsai.library.places import TABLE, PlacesMissingError, gazetteer, read_table

KINDS = {
    "sao": SAO,
    "thesaban_tambon": TAMBON_MUNICIPALITY,
    "mueang": TOWN_MUNICIPALITY,
    "nakhon": CITY_MUNICIPALITY,
    "special": PATTAYA,
}


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    if not TABLE.is_file():
        pytest.skip("the places table was not built: run make run")
    return gazetteer()


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_a_missing_table_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PlacesMissingError, match="make run"):
        read_table(tmp_path / "places.tsv")


def test_the_country_is_complete(places: Gazetteer) -> None:
    districts = [d for p in places.provinces for d in places.districts(p)]
    assert (len(places.provinces), len(districts)) == (77, 928)
    assert all(places.subdistricts(district) for district in districts)


def test_every_province_has_letters_of_its_own(places: Gazetteer) -> None:
    letters = [province.letters for province in places.provinces]
    assert (len(set(letters)), {len(pair) for pair in letters}) == (77, {2})
    assert {p.name_th: p.letters for p in places.provinces}["นครราชสีมา"] == "นม"


def test_names_are_their_own_folded_form() -> None:
    if not TABLE.is_file():
        pytest.skip("the places table was not built: run make run")
    names = [line.split("\t")[1] for line in TABLE.read_text("utf-8").splitlines()[1:]]
    assert [name for name in names if fold(name) != name] == []


def test_the_table_agrees_with_the_codes_of_the_ministry(places: Gazetteer, shared: Path) -> None:
    data = shared / "data"
    provinces = {r["code"]: r["name_th"] for r in _rows(data / "provinces.tsv")}
    districts = {r["code"]: r["name_th"] for r in _rows(data / "districts.tsv")}
    paths = {
        r["code"]: (provinces[r["code"][:2]], districts[r["district_code"]], r["name_th"])
        for r in _rows(data / "subdistricts.tsv")
    }
    agreeing = sum(
        (place := places.place(code)) is not None and places.path(place) == path
        for code, path in paths.items()
    )
    assert {code: places.name_of(code) for code in provinces} == provinces
    assert {code: places.name_of(code) for code in districts} == districts
    assert agreeing >= 7_420


def test_every_local_government_is_known_by_its_cover(places: Gazetteer, shared: Path) -> None:
    agencies = _rows(shared / "data" / "local_governments_partial.tsv")
    wrong: Counter[str] = Counter()
    for row in agencies:
        kind, amphoe, changwat = KINDS[row["kind"]], row["amphoe"], row["changwat"]
        for spelling in (
            f"{kind.full_name(row['name_th'])}\nอำเภอ{amphoe} จังหวัด{changwat}",
            f"รายงานของ{kind.short_name(row['name_th'])} อ.{amphoe} จ.{changwat} ได้จัดทำ",
        ):
            found = identify([(spelling, "cover")], places)
            read = found and (found.type, found.own.name, found.place.amphoe, found.place.changwat)
            wrong[row["kind"]] += read != (kind, row["name_th"], amphoe, changwat)
    assert sum(wrong.values()) / (2 * len(agencies)) < 0.005, wrong


def test_the_district_finds_a_province_that_is_nearer_to_another(places: Gazetteer) -> None:
    found = resolve(places, amphoe="ตระการพืชผล", changwat="อุดราชธานี")
    assert (found.changwat, found.amphoe) == ("อุบลราชธานี", "ตระการพืชผล")
