"""Many small files, one for the page."""

import re
from pathlib import Path

from prongsai.ui import bundle


def _static(tmp_path: Path) -> Path:
    for name, text in {
        "faces.css": "/* faces */\nf{}\n",
        "tokens.css": "t{}\n",
        "base.css": "b{}\n",
        "shell.css": "s{}\n",
        "print.css": "p{}\n",
        "components/two.css": "two{}\n",
        "components/one.css": "one{}\n",
        "scripts/a.js": "const x = 1;\n",
        "scripts/b.js": "const x = 2;\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_parts_are_joined_in_order_and_scripts_kept_apart(tmp_path: Path) -> None:
    static = _static(tmp_path)
    bundle.refresh(static)
    assert (static / "kit.css").read_text() == "f{}\nt{}\nb{}\ns{}\none{}\ntwo{}\np{}\n"
    assert (static / "kit.js").read_text() == "{\nconst x = 1;\n}\n{\nconst x = 2;\n}\n"


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    static = _static(tmp_path)
    bundle.refresh(static)
    before = (static / "kit.css").stat().st_mtime_ns
    bundle.refresh(static)
    assert (static / "kit.css").stat().st_mtime_ns == before
    assert sorted(path.name for path in static.glob("kit.*")) == ["kit.css", "kit.js"]


def test_no_script_imports_another() -> None:
    for name in bundle.script_parts():
        text = (bundle.STATIC / name).read_text(encoding="utf-8")
        assert not re.search(r"^\s*(import|export)\b", text, re.MULTILINE), name


def test_no_style_or_script_names_a_place_outside() -> None:
    for name in [*bundle.style_parts(), *bundle.script_parts()]:
        text = (bundle.STATIC / name).read_text(encoding="utf-8")
        assert (
            re.findall(r"(?:https?:)?//[a-z]\w*\.", text.replace("http://www.w3.org", "")) == []
        ), name
