"""`khabar schema`: prints the JSON Schema of a reading."""

import json

import click


@click.command()
def command() -> None:
    """Print the JSON Schema of a reading, made from its records.

    \b
    Example:
      khabar schema > reading.schema.json
    """
    import msgspec

    from khabar.model import Reading

    click.echo(json.dumps(msgspec.json.schema(Reading), indent=1, ensure_ascii=False))
