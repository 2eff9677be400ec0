"""The process that prepares readings for a store: takes files, gives what becomes of them, then an empty frame."""

import os
import pickle

from khabar.articles.processes import collect_seldom, open_frames, receive, send
from khabar.runs.lines import prepare_files


def main() -> None:
    """Prepare all files, as quickly as the other side takes what comes."""
    _, asked, answers = open_frames()
    collect_seldom()
    try:
        for chunk in prepare_files(pickle.loads(receive(asked) or pickle.dumps([]))):
            send(answers, pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL))
        send(answers, b"")
    except BrokenPipeError:
        os._exit(1)


if __name__ == "__main__":
    main()
