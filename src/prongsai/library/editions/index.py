"""Makes ``index.json`` from the editions: ``python -m prongsai.library.editions.index``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from prongsai.domain.ita.codes import CodeTable, code_table
from prongsai.library.editions import INDEX, YEARS, load_edition


def index_text() -> str:
    """What the index file has to hold: one line a year."""
    lines = (f'"{year}": {_line(code_table(load_edition(year)))}' for year in YEARS)
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(table: CodeTable) -> str:
    data: dict[str, Any] = {
        "unknown": sorted(table.unknown),
        "indicators": [[number, *each] for number, each in table.indicators.items()],
        "subindicators": [[code, *each] for code, each in table.subindicators.items()],
        "items": [
            [
                each.code,
                each.instrument,
                each.indicator,
                each.subindicator,
                each.title,
                each.topics,
                each.rows,
            ]
            for each in table.items.values()
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    Path(__file__).with_name(INDEX).write_text(index_text(), encoding="utf-8")
