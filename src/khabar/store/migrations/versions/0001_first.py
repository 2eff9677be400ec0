"""The first tables: articles, readings, events and their parties, attributions, chains, words, stories, decisions."""

from alembic import op

from khabar.store.tables import metadata

revision, down_revision = "0001", None


def upgrade() -> None:
    """Make the tables."""
    metadata.create_all(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def _sqlite() -> None:
    columns = "title, body, content='', tokenize='unicode61 remove_diacritics 0'"
    op.execute(f"CREATE VIRTUAL TABLE article_words USING fts5({columns})")
    for table in ("readings", "decisions"):
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_keep_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are only added to'); END"
            )


def _postgresql() -> None:
    op.execute("CREATE TABLE article_words (article_key BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX article_words_words ON article_words USING GIN (words)")
    op.execute(
        "CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% are only added to', TG_TABLE_NAME; END $$"
    )
    for table in ("readings", "decisions"):
        op.execute(
            f"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION only_added_to()"
        )
