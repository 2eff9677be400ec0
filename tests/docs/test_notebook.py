"""The notebook runs from the first cell to the last, on the shipped week alone, and draws its plots."""

import pytest

from docs import site_hooks
from tests.docs.pages import DOCS

for name in ("nbclient", "ipykernel", "matplotlib"):
    pytest.importorskip(name, reason=f"the notebook needs khabar[dev] ({name})")


def test_notebook_runs():
    path = DOCS / "notebooks" / "week.ipynb"
    assert '"outputs": []' in path.read_text("utf8") and "image/png" not in path.read_text("utf8"), "clear the outputs"
    done = site_hooks.execute(path)
    plots = [one for cell in done.cells for one in cell.get("outputs", []) if "image/png" in one.get("data", {})]
    assert len(plots) >= 3
    assert all("Error" not in one.get("name", "") for cell in done.cells for one in cell.get("outputs", []))
