import pytest

from nlu.grammar.phones import phone, without_phones


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("电话138-0000-5678", "13800005678"),
        ("打我手机+86 138 0000 0000", "13800000000"),
        ("一三八零零零零五六七八", "13800005678"),
        ("座机0799-6661234", "07996661234"),
        ("打6661234找我", "6661234"),
    ],
)
def test_a_phone_is_found_however_it_is_written(text: str, digits: str) -> None:
    assert phone(text) == digits


@pytest.mark.parametrize("text", ["我今年七十三", "捐13800元", "12月10号", "住3栋1501", "13800005678901"])
def test_other_numbers_are_no_phones(text: str) -> None:
    assert phone(text) is None


def test_the_digits_of_a_phone_are_read_as_nothing_else() -> None:
    assert without_phones("13800005678,周三来") == " " * 11 + ",周三来"
