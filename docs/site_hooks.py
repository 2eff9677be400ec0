"""What the site does beyond mkdocs: pages in docs/ar run from right to left, a page's notebook is executed and shown."""

import base64
import re
from html import escape
from pathlib import Path
from typing import Any

ARABIC = "ar/"
NOTEBOOK = re.compile(r"<!-- notebook: (\S+) -->")


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Set language and direction of the theme for one page."""
    arabic = page.file.src_uri.startswith(ARABIC)
    config.theme["language"], config.theme["direction"] = ("ar", "rtl") if arabic else ("en", "ltr")
    return context


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Put an executed notebook in the place of its mark."""
    if found := NOTEBOOK.search(markdown):
        path = Path(page.file.abs_src_path).parent / found[1]
        return markdown.replace(found[0], show_notebook(execute(path)))
    return markdown


def execute(path: Path) -> Any:
    """Run a notebook in a folder of its own and give it with its outputs. Raises CellExecutionError."""
    import tempfile

    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(notebook, timeout=300, startup_timeout=180, resources={"metadata": {"path": folder}}).execute()
    return notebook


def show_notebook(notebook: Any) -> str:
    """Give a notebook's cells and outputs as Markdown; pictures stand in the page itself."""
    parts = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        elif cell.cell_type == "code":
            alt = cell.metadata.get("alt", "plot")
            parts += [f"```python\n{cell.source}\n```", *(_output(output, alt) for output in cell.outputs)]
    return "\n\n".join(parts)


def _output(output: Any, alt: str) -> str:
    data = output.get("data", {})
    if "image/png" in data:
        picture = base64.b64encode(base64.b64decode(data["image/png"])).decode()
        return f'<img alt="{escape(alt)}" src="data:image/png;base64,{picture}">'
    text = output.get("text") or data.get("text/plain", "")
    return f"```text\n{text.rstrip()}\n```"
