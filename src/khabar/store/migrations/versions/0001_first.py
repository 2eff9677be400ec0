"""The first tables: articles, readings, events and their parties, attributions, chains, words, stories, decisions."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ORDERED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    _tables()
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


def _tables() -> None:
    op.create_table(
        "articles",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reading_key", KEY, nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("outlet_domain", sa.Text(), nullable=True),
        sa.Column("outlet_country", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=True),
        sa.Column("published", ORDERED, server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("attributions", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("articles_newest", "articles", ["published", "key"], unique=False)
    op.create_index("articles_outlet", "articles", ["outlet", "published", "key"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("article_key", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("published", ORDERED, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("speaker_kind", sa.Text(), nullable=False),
        sa.Column("speaker_country", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("attributions_article", "attributions", ["article_key"], unique=False)
    op.create_index(
        "attributions_speaker", "attributions", ["speaker", "published", "key", "article_key"], unique=False
    )
    op.create_table(
        "chain",
        sa.Column("event_key", KEY, nullable=False),
        sa.Column("article_key", KEY, nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
    )
    op.create_index("chain_event", "chain", ["event_key"], unique=False)
    op.create_index("chain_speaker", "chain", ["speaker", "kind", "event_key", "article_key"], unique=False)
    op.create_table(
        "events",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("article_key", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("published", ORDERED, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=True),
        sa.Column("quad", sa.Text(), nullable=False),
        sa.Column("intensity", sa.Float(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("actor_country", sa.Text(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=True),
        sa.Column("recipient_country", sa.Text(), nullable=True),
        sa.Column("date_start", ORDERED, nullable=True),
        sa.Column("date_end", ORDERED, nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_country", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("geonames", sa.Integer(), nullable=True),
        sa.Column("dead", sa.Integer(), nullable=True),
        sa.Column("injured", sa.Integer(), nullable=True),
        sa.Column("arrested", sa.Integer(), nullable=True),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("same_as", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("events_article", "events", ["article_key"], unique=False)
    op.create_index("events_country", "events", ["place_country", "published", "key", "article_key"], unique=False)
    op.create_index("events_newest", "events", ["published", "key"], unique=False)
    op.create_index("events_pairs", "events", ["actor_country", "recipient_country", "quad", "intensity"], unique=False)
    op.create_index("events_place", "events", ["place", "published", "key", "article_key"], unique=False)
    op.create_index("events_status", "events", ["status", "published", "key", "article_key"], unique=False)
    op.create_index(
        "events_type", "events", ["type", "published", "key", "article_key", "mode", "status"], unique=False
    )
    op.create_table(
        "parties",
        sa.Column("event_key", KEY, nullable=False),
        sa.Column("article_key", KEY, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("sectors", sa.Text(), nullable=False),
    )
    op.create_index("parties_country", "parties", ["country", "role", "event_key", "article_key"], unique=False)
    op.create_index("parties_event", "parties", ["event_key"], unique=False)
    op.create_index("parties_name", "parties", ["name", "role", "event_key", "article_key"], unique=False)
    op.create_index("parties_ref", "parties", ["ref", "event_key", "article_key"], unique=False)
    op.create_table(
        "readings",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("tables", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("article_id", "program", "tables", "sha256", name="readings_once"),
    )
    op.create_table(
        "stories",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "decisions",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("reading_key", KEY, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_key"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("decisions_article", "decisions", ["article_id", "key"], unique=False)
    op.create_table(
        "story_articles",
        sa.Column("article_key", KEY, autoincrement=False, nullable=False),
        sa.Column("story_key", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["story_key"],
            ["stories.key"],
        ),
        sa.PrimaryKeyConstraint("article_key"),
    )
    op.create_index("story_articles_story", "story_articles", ["story_key", "article_key"], unique=False)
