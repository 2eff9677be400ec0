"""A run into a store is killed, and finds the disk full: what is stored stays, and the same command ends in the same rows."""

import json
import subprocess
import sys

import pytest
from sqlalchemy import text

from khabar.store import Query, count_articles, open_store
from tests.runs.test_faults import LIMITED, start, wait_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are those of POSIX systems")
MANY = 900  # several chunks of those that are stored together


@pytest.fixture
def news(tmp_path):
    told = "خبر\nقال وزير الدفاع إن مسلحين هاجموا القاعدة {} في مالي."
    rows = [{"id": f"a{n}", "published": "2024-05-02", "text": told.format(n)} for n in range(MANY)]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf8")
    return path


def stored(url):
    """Count what is stored: articles, events and attributions."""
    with open_store(url) as store, store.engine.connect() as link:
        tables = ("events", "attributions")
        counts = [link.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in tables]
        return (count_articles(store, Query()), *counts)


def ended(*command, **options):
    """Run to the end; give the status and what it said."""
    popen = start(*command, **options)
    _, told = popen.communicate()
    return popen.returncode, told.decode("utf8")


def test_a_killed_run_into_a_store_goes_on(news, tmp_path):
    url = f"sqlite:///{tmp_path}/desk.db"
    popen = start(news, "-o", url)
    wait_for(lambda: (tmp_path / "desk.db").exists() and some(url), popen)
    popen.kill()
    popen.communicate()
    before = stored(url)
    assert 0 < before[0] < MANY, "it was killed in the midst"
    assert ended(news, "-o", url)[0] == 0
    assert ended(news, "-o", f"sqlite:///{tmp_path}/whole.db")[0] == 0
    assert stored(url) == stored(f"sqlite:///{tmp_path}/whole.db") and stored(url)[0] == MANY


def some(url):
    """Tell whether anything has been stored yet."""
    try:
        with open_store(url) as store:
            return count_articles(store, Query()) > 0
    except Exception:  # noqa: BLE001 - its tables are being made
        return False


def test_a_full_disk_under_a_store_is_told_and_the_run_goes_on(news, tmp_path):
    url = f"sqlite:///{tmp_path}/desk.db"
    with open_store(url, create=True):
        pass
    size = (tmp_path / "desk.db").stat().st_size
    status, told = limited(size + (200 << 10), news, url)
    assert status == 1 and "the database gave up" in told and "same command again" in told
    assert "Traceback" not in told
    assert ended(news, "-o", url)[0] == 0 and stored(url)[0] == MANY


def limited(size, news, url):
    """Run where no file may grow beyond so many bytes."""
    command = [sys.executable, "-c", LIMITED, str(size), "code", str(news), "-o", url]
    done = subprocess.run(command, capture_output=True)
    return done.returncode, done.stderr.decode("utf8")
