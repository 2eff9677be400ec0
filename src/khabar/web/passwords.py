"""Gives hashes of passwords (Argon2id with the parameters that argon2-cffi keeps up to date) and of random keys."""

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from khabar.errors import StoreError

HASHER = PasswordHasher()
NOBODY = HASHER.hash(secrets.token_hex())  # what a name that is not there is checked against, so that it takes as long
LEAST = 10


def hash_password(password: str) -> str:
    """Give the hash to keep. Raises StoreError for a password of fewer than 10 characters."""
    if len(password) < LEAST:
        raise StoreError("this password is too short", next=f"give one of at least {LEAST} characters")
    return HASHER.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Tell whether a password is the one of a kept hash; without one it takes as long to say no."""
    try:
        HASHER.verify(kept or NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def make_key() -> tuple[str, str]:
    """Give a random key for a cookie or token, and the digest of it that is kept."""
    key = secrets.token_urlsafe(32)
    return key, digest(key)


def digest(key: str) -> str:
    """Give what is kept of a random key."""
    return hashlib.sha256(key.encode()).hexdigest()
