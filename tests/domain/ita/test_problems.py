from prongsai.domain.ita.problems import AnswerError, EditionError, Problem, quoted


def test_strange_words_are_made_fit_to_print() -> None:
    assert quoted("ก\x1b[31m\nข") == "ก�[31m�ข"
    assert quoted("ก" * 50) == "ก" * 39 + "…"
    assert quoted(12.5) == "12.5"


def test_an_error_carries_all_its_problems() -> None:
    problems = (Problem("editions.one", "here"), Problem("editions.two", "there"))
    for kind in (EditionError, AnswerError):
        assert kind(problems).problems == problems
        assert str(kind(problems)) == "editions.one at here, editions.two at there"
