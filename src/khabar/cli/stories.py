"""`khabar stories`: groups the articles of a store into stories and lists them."""

import click
import msgspec

ARROW = " \u2190 "


@click.command()
@click.argument("store", metavar="STORE")
@click.option("--json", "as_json", is_flag=True, help="Print all stories as one JSON list.")
@click.option("--story", metavar="ID", help="Show one story whole: origins, versions of facts, grade.")
@click.option(
    "--most", default=30, show_default=True, type=click.IntRange(1), help="How many are listed without --json."
)
def command(store: str, as_json: bool, story: str | None, most: int) -> None:
    """Group the articles of STORE (sqlite:///desk.db or postgresql://…) into stories.

    Articles that have a story keep it; new ones join or open one. Every article is in exactly one story.

    \b
    Examples:
      khabar stories sqlite:///desk.db
      khabar stories sqlite:///desk.db --json > stories.json
    """
    from khabar.store import open_store
    from khabar.stories import group_store, list_stories, show_story

    with open_store(store) as desk:
        group_store(desk)
        if story is not None:
            page = show_story(desk, story)
            click.echo(msgspec.json.format(msgspec.json.encode(page), indent=1) if as_json else _whole(page))
            return
        found = list(list_stories(desk))
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    for one in sorted(found, key=lambda s: (-s.independent, -len(s.articles)))[:most]:
        click.echo(f"{one.id}  {one.independent:3} origins {len(one.articles):3} articles  {one.about['title']}")


def _whole(page: "object") -> str:
    from khabar.stories import StoryPage

    assert isinstance(page, StoryPage)
    lines = [str(page.story.about["title"]), f"{page.grade}: {page.grade_why}", ""]
    for at, group in enumerate(page.groups, 1):
        lines += [f"  {at}. {t.published} {ARROW.join((t.outlet, *(t.chain or ('own voice',))))}" for t in group]
    for fact in page.facts:
        lines.append(f"{fact.what}{'' if fact.agreed else ' (differs)'}")
        for version in fact.versions:
            names = ", ".join(dict.fromkeys(ARROW.join((t.outlet, *t.chain)) for t in version.tellings))
            lines.append(f"  {version.value}: {names}")
    return "\n".join(lines)
