from bot.core.faults import fault


def test_an_error_is_told_by_kind_and_place_never_by_what_it_says() -> None:
    try:
        raise ValueError("张三 13800000000")
    except ValueError as error:
        told = fault(error)
    assert told.startswith("ValueError at test_faults.py:")
    assert "138" not in told


def test_an_error_that_was_never_raised_has_no_place() -> None:
    assert fault(KeyError("x")) == "KeyError"
