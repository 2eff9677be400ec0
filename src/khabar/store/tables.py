"""Gives the tables of a store.

`readings` and `decisions` are the record: rows are added, never changed. All other tables are an index of the latest
reading of each article, made so that lists come fast; they can be made anew from the readings at any time.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    false,
)

metadata = MetaData()
ORDERED = Text().with_variant(Text(collation="C"), "postgresql")  # ISO days and times sort as bytes in both databases
KEY = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers only an INTEGER key by itself


def _key(*, numbered: bool = False) -> Column[int]:
    """Give the key column; the loader numbers the rows itself where the database does not."""
    return Column("key", KEY, primary_key=True, autoincrement=numbered)


def _of(table: str) -> Column[int]:
    return Column(f"{table}_key", KEY, nullable=False)


articles = Table(
    "articles",
    metadata,
    _key(),
    Column("id", Text, nullable=False, unique=True),
    Column("reading_key", KEY, nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("outlet_domain", Text),
    Column("outlet_country", Text),
    Column("title", Text),
    Column("lead", Text),
    Column("published", ORDERED, nullable=False, server_default=""),
    Column("sha256", Text, nullable=False),
    Column("events", Integer, nullable=False),
    Column("attributions", Integer, nullable=False),
    Index("articles_newest", "published", "key"),
    Index("articles_outlet", "outlet", "published", "key"),
)

readings = Table(
    "readings",
    metadata,
    _key(),
    Column("article_id", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("tables", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),  # the whole reading with its text: JSON, deflated
    UniqueConstraint("article_id", "program", "tables", "sha256", name="readings_once"),
)

events = Table(
    "events",
    metadata,
    _key(),
    _of("article"),
    Column("id", Text, nullable=False),
    Column("published", ORDERED, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("stance", Text),
    Column("quad", Text, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("actor", Text),
    Column("actor_country", Text),
    Column("recipient", Text),
    Column("recipient_country", Text),
    Column("date_start", ORDERED),
    Column("date_end", ORDERED),
    Column("place", Text),
    Column("place_country", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("geonames", Integer),
    Column("dead", Integer),
    Column("injured", Integer),
    Column("arrested", Integer),
    Column("chain", Text, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("same_as", Text),
    Index("events_article", "article_key"),
    Index("events_sure", "confidence", "article_key", "id"),
    Index("events_newest", "published", "key", "article_key"),
    Index("events_type", "type", "published", "key", "article_key", "mode", "status"),
    Index("events_status", "status", "published", "key", "article_key"),
    Index("events_place", "place", "published", "key", "article_key"),
    Index("events_country", "place_country", "published", "key", "article_key"),
    Index("events_pairs", "actor_country", "recipient_country", "quad", "intensity"),
)

parties = Table(
    "parties",
    metadata,
    _of("event"),
    _of("article"),
    Column("role", Text, nullable=False),
    Column("position", SmallInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("ref", Text),
    Column("country", Text),
    Column("sectors", Text, nullable=False),
    Index("parties_event", "event_key", "role", "name"),
    Index("parties_name", "name", "role", "event_key", "article_key", "country", "ref"),
    Index("parties_ref", "ref", "event_key", "article_key"),
    Index("parties_country", "country", "role", "event_key", "article_key"),
)

attributions = Table(
    "attributions",
    metadata,
    _key(),
    _of("article"),
    Column("id", Text, nullable=False),
    Column("published", ORDERED, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("speaker_kind", Text, nullable=False),
    Column("speaker_country", Text),
    Column("parent", Text),
    Column("confidence", Float, nullable=False),
    Column("content", Text, nullable=False),
    Index("attributions_article", "article_key"),
    Index("attributions_sure", "confidence", "article_key", "id"),
    Index("attributions_speaker", "speaker", "published", "key", "article_key"),
)

chain = Table(
    "chain",
    metadata,
    _of("event"),
    _of("article"),
    Column("position", SmallInteger, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Index("chain_event", "event_key"),
    Index("chain_speaker", "speaker", "kind", "event_key", "article_key"),
)

stories = Table(
    "stories",
    metadata,
    _key(numbered=True),
    Column("id", Text, nullable=False, unique=True),
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("article_key", KEY, primary_key=True, autoincrement=False),
    Column("story_key", KEY, ForeignKey("stories.key"), nullable=False),
    Index("story_articles_story", "story_key", "article_key"),
)

decisions = Table(
    "decisions",
    metadata,
    _key(numbered=True),
    Column("article_id", Text, nullable=False),
    Column("reading_key", KEY, ForeignKey("readings.key"), nullable=False),
    Column("item", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("correction", Text),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("comment", Text, nullable=False, server_default=""),
    Column("seeing", Boolean, nullable=False, server_default=false()),
    Index("decisions_article", "article_id", "key"),
)

made_items = Table(
    "made_items",
    metadata,
    Column("reading_key", KEY, primary_key=True, autoincrement=False),
    Column("item", Text, primary_key=True),
    Column("confidence", Float, nullable=False),
    Column("facts", LargeBinary, nullable=False),  # what a query may ask of it: MessagePack
)
"""The items of the readings that people decided on, as the program made them: what blind reviewers' queues ask."""

users = Table(
    "users",
    metadata,
    _key(numbered=True),
    Column("name", Text, nullable=False, unique=True),
    Column("password", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("added", Text, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("user_key", KEY, ForeignKey("users.key"), nullable=False),
    Column("csrf", Text, nullable=False),
    Column("begun", Text, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    _key(numbered=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("user_key", KEY, ForeignKey("users.key"), nullable=False),
    Column("name", Text, nullable=False),
    Column("added", Text, nullable=False),
)

login_tries = Table(
    "login_tries",
    metadata,
    _key(numbered=True),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("login_tries_who", "who", "at"),
)
