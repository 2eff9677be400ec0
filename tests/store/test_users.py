"""Users, sessions, tokens, tries and the reviewers' queue, in both databases."""

import pytest

from khabar.errors import StoreError
from khabar.store import Decision, Query, decide
from khabar.store.agreement import decided_readings, list_disagreements, measure_agreement
from khabar.store.queue import ORDERS, list_queue
from khabar.store.users import (
    add_token,
    add_try,
    add_user,
    change_user,
    close_session,
    count_tries,
    find_password,
    find_session,
    find_token,
    list_tokens,
    list_users,
    open_session,
    remove_token,
    remove_user,
)  # fmt: skip


def test_users_come_and_go_with_their_keys(store):
    add_user(store, "amal", "hash", "reviewer")
    for name, role in (("amal", "reader"), ("", "reader"), ("x", "king")):
        with pytest.raises(StoreError):
            add_user(store, name, "hash", role)
    user, kept = find_password(store, "amal")
    assert (user.role, kept, user.may("reader"), user.may("admin")) == ("reviewer", "hash", True, False)
    open_session(store, user, "digest", "token")
    add_token(store, user, "notebook", "other digest")
    assert find_session(store, "digest") == (user, "token") and find_token(store, "other digest") == user
    change_user(store, "amal", role="admin")
    assert find_session(store, "digest") is None and find_token(store, "other digest").role == "admin"
    open_session(store, user, "second", "token")
    close_session(store, "second")
    assert find_session(store, "second") is None
    remove_token(store, user, list_tokens(store, user)[0].key)
    assert list_tokens(store, user) == []
    remove_user(store, "amal")
    assert list_users(store) == [] and find_password(store, "amal") is None
    with pytest.raises(StoreError):
        change_user(store, "amal", role="reader")


def test_tries_are_counted_apart(store):
    for _ in range(3):
        add_try(store, "name amal", "address 1")
    assert (count_tries(store, "name amal"), count_tries(store, "name badr")) == (3, 0)


def test_queue_and_agreement(desk, demo_readings):
    for kind in ("events", "attributions"):
        for order in ORDERS:
            found = list_queue(desk, Query(), "amal", kind=kind, order=order, limit=500)
            number = sum(len(getattr(r, kind)) for r in demo_readings)
            assert len(found) == (number if order in ("sure", "random") else 0)
    first = list_queue(desk, Query(), "amal")[0]
    decide(desk, Decision(first.article, first.item, "accept", "amal"))
    assert first not in list_queue(desk, Query(), "amal", limit=500)
    decide(desk, Decision(first.article, first.item, "correct", "badr", correction={"status": "future"}))
    agreement = measure_agreement(desk)[0]
    assert (agreement.reviewers, agreement.items, agreement.alike) == (("amal", "badr"), 1, 0)
    assert [pair[:2] for pair in list_disagreements(desk)] == [(first.article, first.item)]
    assert list(decided_readings(desk)) == []
    assert [r.article.id for r in decided_readings(desk, whole=False)] == [first.article]
    decide(desk, Decision(first.article, first.item, "final", "huda"))
    assert list_disagreements(desk) == []
