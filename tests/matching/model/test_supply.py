"""Who and what can help."""

from matching.model import Resource
from tests.matching.kit.problems import a_stock


def test_a_resource_without_windows_is_always_open_and_used_up() -> None:
    stock = Resource.model_validate({k: v for k, v in a_stock(windows=None).items() if k != "returnable"})
    assert stock.windows == ()
    assert not stock.returnable
