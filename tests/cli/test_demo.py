"""The demo reads the samples and writes their documents where it says."""

from pathlib import Path

import pytest

from prongsai.cli.main import main
from prongsai.library.samples import sample_paths

STEMS = [path.stem for path in sample_paths()]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "documents"
    assert main(["demo", "--out", str(folder)]) == 0
    return folder


def test_every_sample_becomes_word_and_pdf(shown: Path) -> None:
    names = {path.name for path in shown.iterdir()}
    official = {f"{stem}{ending}" for stem in STEMS for ending in (".docx", ".pdf")}
    assert names == official | {f"{STEMS[0]}{ending}" for ending in (".xlsx", ".html", ".json")}


@pytest.mark.parametrize("stem", STEMS)
def test_what_was_written_can_be_read_again(shown: Path, stem: str) -> None:
    assert main(["read", "--quiet", str(shown / f"{stem}.docx")]) == 0


def test_it_tells_what_was_found_and_where_it_lies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["demo", "--out", str(tmp_path)])
    told = capsys.readouterr().out
    assert str(tmp_path) in told
    assert all(f"{stem}.pdf" in told for stem in STEMS)
    assert "ทต.ธารตะวัน" in told
    assert "อบต.ท่าข้าม" in told  # the doubt that the scan-like sample was given


def test_it_speaks_english_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["demo", "--lang", "en", "--out", str(tmp_path)])
    assert "ready to publish" in capsys.readouterr().out


def test_a_folder_that_cannot_be_made_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    assert main(["demo", "--out", str(taken / "below")]) == 2
    assert "below" in capsys.readouterr().err
