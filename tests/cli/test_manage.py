"""`prongsai manage …` hands its words to Django as they are."""

import json
from typing import Any

from prongsai.cli.main import main


def test_options_belong_to_the_command_behind_it(capsys: Any) -> None:
    assert main(["manage", "routes", "--json"]) == 0
    assert {"front", "home"} <= {row["name"] for row in json.loads(capsys.readouterr().out)}


def test_without_words_it_lists_the_commands(capsys: Any) -> None:
    assert main(["manage"]) == 0
    listed = capsys.readouterr().out.split()
    assert {"migrate", "prepare", "routes", "import_agencies"} <= set(listed)
