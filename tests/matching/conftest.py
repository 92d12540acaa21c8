"""Where the contract's own checker and samples are, if they are on this machine."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def contract() -> Path:
    """The folder of the interchange contract: LIANDONG_CONTRACT, or `shared/contract` beside the checkout."""
    beside = Path(__file__).parents[2].parent / "shared" / "contract"
    folder = Path(os.environ.get("LIANDONG_CONTRACT", beside))
    if not (folder / "check_plan.py").exists():
        pytest.skip("the contract's checker is not on this machine")
    return folder


@pytest.fixture(scope="session")
def check_plan(contract: Path) -> ModuleType:
    """The contract's checker, which shares no code with ours."""
    spec = importlib.util.spec_from_file_location("check_plan", contract / "check_plan.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
