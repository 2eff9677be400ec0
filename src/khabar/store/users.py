"""Keeps users, their sessions and tokens, and failed tries to sign in. Of passwords and keys only hashes come here."""

from datetime import UTC, datetime, timedelta

import msgspec
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from khabar.errors import StoreError
from khabar.store.open import Store
from khabar.store.tables import login_tries, sessions, tokens, users

ROLES = ("reader", "reviewer", "admin")


class User(msgspec.Struct, frozen=True):
    """Who may sign in; `role` is one of ROLES, each of which may do what those before it may."""

    key: int
    name: str
    role: str
    added: str

    def may(self, role: str) -> bool:
        """Tell whether this user may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Token(msgspec.Struct, frozen=True):
    """A key to the API, by its name."""

    key: int
    name: str
    added: str


USER = (users.c.key, users.c.name, users.c.role, users.c.added)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _ago(**time: int) -> str:
    return (datetime.now(UTC) - timedelta(**time)).isoformat(timespec="seconds")


def add_user(store: Store, name: str, password_hash: str, role: str = "reader") -> None:
    """Add a user. Raises StoreError for a name that is taken or empty, or a role that is none of ROLES."""
    if role not in ROLES:
        raise StoreError(f"no such role: {role}", next=f"choose one of {', '.join(ROLES)}")
    if not name.strip() or not name.isprintable():
        raise StoreError("a user needs a name", next="give one of letters and digits")
    row = {"name": name.strip(), "password": password_hash, "role": role, "added": _now()}
    try:
        with store.writing() as connection:
            connection.execute(insert(users).values(row))
    except IntegrityError as error:
        raise StoreError(f"there is a user {name} already", next="choose another name") from error


def change_user(store: Store, name: str, password_hash: str | None = None, role: str | None = None) -> None:
    """Give a user another password or role and end the sessions there are. Raises StoreError where there is none."""
    if role is not None and role not in ROLES:
        raise StoreError(f"no such role: {role}", next=f"choose one of {', '.join(ROLES)}")
    values = {"password": password_hash, "role": role}
    with store.writing() as connection:
        key = connection.scalar(select(users.c.key).where(users.c.name == name))
        if key is None:
            raise StoreError(f"no user {name}", next="the desk lists them to admins under Users")
        some = {column: value for column, value in values.items() if value is not None}
        if some:
            connection.execute(update(users).where(users.c.key == key).values(some))
        connection.execute(delete(sessions).where(sessions.c.user_key == key))


def remove_user(store: Store, name: str) -> None:
    """Remove a user with sessions and tokens; what the user decided stays. Raises StoreError where there is none."""
    with store.writing() as connection:
        key = connection.scalar(select(users.c.key).where(users.c.name == name))
        if key is None:
            raise StoreError(f"no user {name}", next="the desk lists them to admins under Users")
        for table in (sessions, tokens):
            connection.execute(delete(table).where(table.c.user_key == key))
        connection.execute(delete(users).where(users.c.key == key))


def list_users(store: Store) -> list[User]:
    """Give all users by name."""
    return [User(*row) for row in store.fetch(select(*USER).order_by(users.c.name))]


def find_password(store: Store, name: str) -> tuple[User, str] | None:
    """Give a user and the hash of the password."""
    rows = store.fetch(select(*USER, users.c.password).where(users.c.name == name))
    return (User(*rows[0][:-1]), rows[0][-1]) if rows else None


def open_session(store: Store, user: User, kept: str, csrf: str) -> None:
    """Begin a session under the digest of its key; sessions unused for 30 days go."""
    now = _now()
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.begun < _ago(days=30)))
        row = {"digest": kept, "user_key": user.key, "csrf": csrf, "begun": now}
        connection.execute(insert(sessions).values(row))


def find_session(store: Store, kept: str) -> tuple[User, str] | None:
    """Give the user of a session and the token that its forms carry; a session lasts 14 days."""
    wanted = select(*USER, sessions.c.csrf).join(sessions, sessions.c.user_key == users.c.key)
    rows = store.fetch(wanted.where(sessions.c.digest == kept, sessions.c.begun > _ago(days=14)))
    return (User(*rows[0][:-1]), rows[0][-1]) if rows else None


def close_session(store: Store, kept: str) -> None:
    """End a session."""
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.digest == kept))


def add_token(store: Store, user: User, name: str, kept: str) -> None:
    """Keep the digest of a token of a user."""
    with store.writing() as connection:
        row = {"digest": kept, "user_key": user.key, "name": name, "added": _now()}
        connection.execute(insert(tokens).values(row))


def find_token(store: Store, kept: str) -> User | None:
    """Give the user of a token."""
    wanted = select(*USER).join(tokens, tokens.c.user_key == users.c.key)
    rows = store.fetch(wanted.where(tokens.c.digest == kept))
    return User(*rows[0]) if rows else None


def list_tokens(store: Store, user: User) -> list[Token]:
    """Give the tokens of a user, the oldest first."""
    wanted = select(tokens.c.key, tokens.c.name, tokens.c.added).where(tokens.c.user_key == user.key)
    return [Token(*row) for row in store.fetch(wanted.order_by(tokens.c.key))]


def remove_token(store: Store, user: User, key: int) -> None:
    """Remove a token of a user; another user's stays."""
    with store.writing() as connection:
        connection.execute(delete(tokens).where(tokens.c.key == key, tokens.c.user_key == user.key))


def add_try(store: Store, *who: str) -> None:
    """Keep a failed try to sign in, by name and by address."""
    with store.writing() as connection:
        connection.execute(delete(login_tries).where(login_tries.c.at < _ago(days=1)))
        connection.execute(insert(login_tries), [{"who": one, "at": _now()} for one in who])


def count_tries(store: Store, who: str, minutes: int = 15) -> int:
    """Give how many tries failed lately."""
    wanted = select(func.count()).where(login_tries.c.who == who, login_tries.c.at > _ago(minutes=minutes))
    return int(store.fetch(wanted)[0][0])
