"""A desk of invented articles: one agency's report in three outlets, another origin with other numbers, hostile text."""

import re
import shutil
import threading
import time

import msgspec
import pytest

pytest.importorskip("fastapi", reason="the desk's packages are not installed: pip install 'khabar[web]'")
import uvicorn
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from khabar.store import add_readings, made_here, open_store
from khabar.store.users import add_user
from khabar.stories import group_store
from khabar.web import hash_password, make_app, passwords

PASSWORD = "a long pass phrase"
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'
TEXTS = (
    ("w1", "skynewsarabia.com", "انفجار في سوق بمدينة الموصل\nأفادت وكالة رويترز بأن انفجارا وقع في سوق شعبي بمدينة الموصل شمالي العراق الأربعاء وأسفر عن مقتل 12 شخصا. وأدان رئيس الوزراء العراقي الهجوم، وقال إن الحكومة ستلاحق المنفذين."),
    ("w2", "france24.com", "انفجار في سوق بمدينة الموصل\nأفادت وكالة رويترز بأن انفجارا وقع في سوق بمدينة الموصل شمالي العراق الأربعاء وأسفر عن مقتل 12 شخصا. وأدان رئيس الوزراء العراقي الهجوم."),
    ("w3", "arabic.cnn.com", "مقتل 12 في انفجار بسوق في الموصل\nقتل 12 شخصا في انفجار سيارة مفخخة هز سوقا شعبيا في الموصل شمالي العراق، بحسب وكالة رويترز. وكان السوق القريب من محطة الحافلات مزدحما صباح الأربعاء."),
    ("w4", "bbc.com", "قتلى في انفجار بسوق في الموصل\nقالت وزارة الداخلية العراقية إن 15 شخصا قتلوا في انفجار سيارة مفخخة نفذه مسلحون صباح الأربعاء في سوق شعبي بمدينة الموصل شمالي العراق قرب محطة للحافلات."),
    ("v1", "france24.com", "وزير الخارجية المصري يزور برلين\nوصل وزير الخارجية المصري إلى برلين الأربعاء في زيارة تستمر يومين، والتقى نظيرته الألمانية. وقالت الوزيرة الألمانية إن بلادها تدعم جهود الوساطة المصرية، ونفت أن تكون المحادثات تناولت صفقة سلاح. ودعت مصر إسرائيل إلى وقف إطلاق النار في غزة."),
    ("x1", "bbc.com", f"احتجاج في تونس {HOSTILE}\nتظاهر مئات المحتجين في تونس العاصمة الأربعاء ضد رفع الأسعار {HOSTILE} وفرقت الشرطة المتظاهرين بالغاز المسيل للدموع. وقال متحدث باسم النقابات إن 20 محتجا اعتقلوا."),
)  # fmt: skip


@pytest.fixture(scope="session")
def desk_readings(reader):
    """Read the articles of the desk."""
    found = []
    for name, outlet, text in TEXTS:
        reading = reader.read(text, published="2024-05-08", outlet=outlet, title=text.split("\n", 1)[0])
        url = "javascript:alert(1)" if name == "x1" else f"https://news.example/{name}"
        found.append(
            msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, id=name, url=url))
        )
    return found


@pytest.fixture(scope="session", autouse=True)
def quick_hashes():
    """Hash passwords with little work: the library's own numbers are slow by design."""
    passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    passwords.NOBODY = passwords.HASHER.hash("nobody")


@pytest.fixture(scope="session")
def filled(tmp_path_factory, desk_readings, quick_hashes):
    """Give a SQLite file with the articles in stories and a user of each role."""
    path = tmp_path_factory.mktemp("web") / "news.db"
    with open_store(f"sqlite:///{path}", create=True) as store:
        add_readings(store, desk_readings, made_here())
        group_store(store)
        for name, role in (("rana", "reader"), ("amal", "reviewer"), ("badr", "reviewer"), ("huda", "admin")):
            add_user(store, name, hash_password(PASSWORD), role)
    return path


@pytest.fixture
def news(tmp_path, filled):
    """Give a store of its own with what `filled` holds."""
    shutil.copy(filled, tmp_path / "news.db")
    with open_store(f"sqlite:///{tmp_path}/news.db") as store:
        yield store


def client_of(store, **how):
    """Give a client that follows no redirect by itself."""
    return TestClient(make_app(store, **how), follow_redirects=False)


@pytest.fixture
def anybody(news):
    """Give a visitor whom nobody knows, at a desk open to all for reading."""
    return client_of(news, open_reading=True)


def hidden(page, name):
    """Give the value of a hidden field."""
    return re.search(rf'name="{name}" value="([^"]*)"', page).group(1)


def sign_in(client, name, password=PASSWORD, back="/"):
    """Sign in as a person does and give the answer."""
    page = client.get("/login", params={"back": back}).text.split('action="/login"')[1]
    fields = {"name": name, "password": password, "before": hidden(page, "before"), "back": hidden(page, "back")}
    return client.post("/login", data=fields)


@pytest.fixture
def signed(news):
    """Give a function that gives a signed-in client by user name."""

    def make(name):
        client = client_of(news)
        assert sign_in(client, name).status_code == 303
        return client

    return make


def csrf_of(client):
    """Give the token that this session's forms carry."""
    return hidden(client.get("/tokens").text, "csrf")


@pytest.fixture
def served(news):
    """Give the address of a running desk."""
    server = uvicorn.Server(uvicorn.Config(make_app(news), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()
