"""A plan written as the contract's JSON."""

import json
from pathlib import Path
from typing import Any

from matching.io.whole_file import write_whole
from matching.model.plan import Plan


def to_contract(plan: Plan) -> dict[str, Any]:
    """The plan as the contract's JSON object; absent parts of a fix are left out."""
    data = plan.model_dump(mode="json")
    for unserved in data["unserved"]:
        unserved["fixes"] = [{k: v for k, v in fix.items() if v is not None} for fix in unserved["fixes"]]
    return data


def dump_plan(plan: Plan, path: Path | str) -> None:
    """Write the plan as JSON, whole or not at all. Raises OSError."""
    write_whole(Path(path), json.dumps(to_contract(plan), ensure_ascii=False, indent=1) + "\n")
