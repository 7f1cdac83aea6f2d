import json
from pathlib import Path
from typing import Any

import pytest

from tools.build_places import Tambon, build, corrected

AREA: dict[str, Any] = {
    "zipCode": "97110",
    "subDistrictList": [
        {
            "subDistrictId": "970201",
            "districtId": "1",
            "provinceId": "1",
            "subDistrictName": "หนองปลาเข็ง",
        }
    ],
    "districtList": [{"districtId": "1", "proviceId": "1", "districtName": "แก่งสายหมอก"}],
    "provinceList": [{"provinceId": "1", "provinceName": "ศิลานครราชธานี"}],
}


def test_an_incomplete_package_is_refused_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "data.json").write_text(json.dumps([AREA]), encoding="utf-8")
    with pytest.raises((KeyError, ValueError)):
        build(tmp_path, tmp_path / "places.tsv")
    assert not (tmp_path / "places.tsv").exists()


def test_corrections_drop_rename_add_and_renumber() -> None:
    tambons = [
        Tambon("970201", "หนองปลาเข็ง (เดิม)", "แก่งสายหมอก", "97110"),
        Tambon("970209", "ตลาดเก่า", "แก่งสายหมอก", "97110"),
        Tambon("980105", "ในเวียง", "เมืองศิลาธานี", "98000"),
        Tambon("980107", "ไม่ใช่ตำบล", "เมืองศิลาธานี", "98000"),
    ]
    corrections = {
        "drop": ["970209"],
        "names": {"970201": "หนองปลาเข็ง"},
        "missing": {"970204": ["น้ำเย็น", "97111"]},
        "renumbered": [{"code": "9801", "name": "เมืองศิลาธานี", "tambons": ["ในเวียง"]}],
    }
    assert corrected(tambons, corrections) == [
        Tambon("970201", "หนองปลาเข็ง", "แก่งสายหมอก", "97110"),
        Tambon("970204", "น้ำเย็น", "แก่งสายหมอก", "97111"),
        Tambon("980101", "ในเวียง", "เมืองศิลาธานี", "98000"),
    ]
