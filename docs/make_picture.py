"""Makes the picture of the README (docs/demo.svg) from what `khabar demo` really shows.

    python docs/make_picture.py
"""

from importlib.resources import files
from pathlib import Path

from rich.console import Console

from khabar.articles import read_articles
from khabar.cli.terminal import show
from khabar.model import Article
from khabar.reader import Reader


def main() -> None:
    """Write the picture."""
    path = Path(str(files("khabar.demo"))) / "articles.jsonl"
    articles = [item for item in read_articles([path]) if isinstance(item, Article)]
    with Path("/dev/null").open("w") as nowhere:
        console = Console(record=True, width=120, file=nowhere)
        show(Reader().read_article(articles[1]), console=console)
    console.save_svg(str(Path(__file__).with_name("demo.svg")), title="khabar read")


if __name__ == "__main__":
    main()
