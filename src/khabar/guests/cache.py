"""Keeps a guest's answers and what each run has spent, in an SQLite file that several processes may share."""

import hashlib
import sqlite3
from pathlib import Path

from khabar.errors import OutputError
from khabar.guests.endpoint import Reply

WAIT = 30.0  # seconds for another process that writes
TABLES = """
create table if not exists answers (key text primary key, model text, answer text, tokens_in int, tokens_out int);
create table if not exists spent (run text primary key, tokens_in int, tokens_out int);
"""


def key_of(model: str, prompt: str) -> str:
    """Give what an answer is kept by: the model and the prompt, which holds the text."""
    return hashlib.sha256(f"{model}\0{prompt}".encode("utf8", "surrogatepass")).hexdigest()


class Cache:
    """The answers in a file. Raises OutputError where it cannot be opened."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.base = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
            self.base.executescript(TABLES)
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"no cache of answers: {error}", where=str(path), next="choose another place") from error

    def load(self, model: str, prompt: str) -> str | None:
        """Give the answer that was kept for a prompt, or None."""
        row = self.base.execute("select answer from answers where key = ?", (key_of(model, prompt),)).fetchone()
        return row[0] if row else None

    def save(self, model: str, prompt: str, reply: Reply) -> None:
        """Keep an answer."""
        row = (key_of(model, prompt), model, *reply)
        self.base.execute("insert or replace into answers values (?, ?, ?, ?, ?)", row)

    def spend(self, run: str, reply: Reply) -> None:
        """Write down what an answer cost, kept or not."""
        self.base.execute(
            "insert into spent values (?, ?, ?) on conflict (run) do update set "
            "tokens_in = tokens_in + excluded.tokens_in, tokens_out = tokens_out + excluded.tokens_out",
            (run, reply.tokens_in, reply.tokens_out),
        )

    def spent(self, run: str) -> tuple[int, int]:
        """Give how many tokens a run has had read and written so far, also before it was cut off."""
        row = self.base.execute("select tokens_in, tokens_out from spent where run = ?", (run,)).fetchone()
        return tuple(row) if row else (0, 0)

    def close(self) -> None:
        """Close the file."""
        self.base.close()
