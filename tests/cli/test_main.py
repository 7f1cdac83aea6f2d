"""The command line itself: usage, languages, endings of pipes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from prongsai import __version__
from prongsai.cli.main import COMMANDS, WRONG_USAGE, build_parser, main
from prongsai.library.messages import text
from tests.factories.short_report import SHORT_REPORT

ROOT = Path(__file__).resolve().parents[2]


def usage(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return int(left.value.code or 0)


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, from another folder."""
    script = "import sys; from prongsai.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", script, *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=120
    )


@pytest.mark.parametrize(
    "words",
    [
        ("read",),
        ("write", "a"),
        ("read", "--nothing", "a"),
        ("convert", "a"),
        ("convert", "a", "b", "--layout", "X"),
        ("convert", "a", "b", "--digits", "roman"),
        ("check",),
        ("--lang", "fr", "read", "a"),
    ],
    ids=" ".join,
)
def test_wrong_usage_has_a_code_of_its_own(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert usage(*words) == WRONG_USAGE == 64
    assert capsys.readouterr().err.startswith("วิธีใช้: prongsai")


def test_no_command_is_wrong_usage_and_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 64
    told = capsys.readouterr().err
    assert [name for name in COMMANDS if name not in told] == []


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert usage("--version") == 0
    assert capsys.readouterr().out == f"prongsai {__version__}\n"


@pytest.mark.parametrize(
    ("setting", "words"), [("", "อ่านไฟล์รายงาน"), ("en_US", "Read"), ("fr", "อ่านไฟล์รายงาน")]
)
def test_the_help_speaks_thai_unless_english_is_asked_for(
    setting: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRONGSAI_LANG", setting)
    assert words in build_parser().format_help()


def test_only_the_named_command_is_loaded() -> None:
    script = (
        "import sys\nfrom prongsai.cli.main import build_parser\nbuild_parser(['read'])\n"
        "heavy = {'docx', 'lxml', 'typst', 'pydantic', 'rich', 'pdfplumber', 'django'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_reader_of_the_output_may_leave_early(tmp_path: Path) -> None:
    report = tmp_path / "รายงาน.txt"
    report.write_text(SHORT_REPORT, encoding="utf-8")
    script = "import sys; from prongsai.cli.main import main; sys.exit(main())"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    with os.fdopen(writing_end, "wb") as out:
        done = subprocess.run(
            [sys.executable, "-c", script, "read", str(report)],
            env=env,
            stdout=out,
            stderr=subprocess.PIPE,
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "ก.txt").write_text(SHORT_REPORT, encoding="utf-8")
    script = "import sys; from prongsai.cli.main import main; sys.exit(main())"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", script, "read", str(tmp_path / "ก.txt")],
            env=env,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
    assert (done.returncode, done.stderr) == (2, text("cli.output_not_written") + "\n")


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("prongsai.cli.read.run", interrupted)
    assert main(["read", "ก.txt"]) == 130


def test_the_command_works_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "ก.txt").write_text(SHORT_REPORT, encoding="utf-8")
    done = run("read", "ก.txt", "--json", "out", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ก.json"]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("read",), "ยังไม่ได้ใส่: FILE"),
        (("read", "ก.txt", "--no"), "ไม่รู้จัก: --no"),
        (("read", "--json"), "--json ต้องมีค่าตามหลัง"),
        (("score", "ก.csv", "--year", "ปีนี้"), "--year ใช้ค่า 'ปีนี้' ไม่ได้"),
        (("convert", "ก", "ข", "--digits", "roman"), "--digits ใช้ 'roman' ไม่ได้"),
        (("--lang", "en", "read"), "missing: FILE"),
        (("read", "--lang=en"), "missing: FILE"),
    ],
)
def test_wrong_usage_is_told_in_the_language_of_the_line(
    words: tuple[str, ...], fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert usage(*words) == WRONG_USAGE
    assert fault in capsys.readouterr().err


def test_the_whole_help_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert usage("--help") == 0
    told = capsys.readouterr().out
    assert [word for word in ("usage", "options", "show", "exit") if word in told] == []
    assert usage("--lang", "en", "--help") == 0
    assert capsys.readouterr().out.startswith("usage: prongsai [-h]")


@pytest.mark.parametrize("encoding", ["cp874", "ascii"])
def test_a_terminal_of_few_letters_is_no_error(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "ก.txt").write_text(SHORT_REPORT, encoding="utf-8")
    script = "import sys; from prongsai.cli.main import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", script, "read", "ก.txt"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": encoding},
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"2567" in done.stdout
