"""The process that prepares readings for a store: takes chunks of lines, gives what became of them."""

import os
import pickle

from khabar.articles.processes import collect_seldom, open_frames, receive, send
from khabar.runs.lines import prepare_lines


def main() -> None:
    """Prepare until the other side has gone."""
    _, chunks, answers = open_frames()
    collect_seldom()
    try:
        while chunk := receive(chunks):
            send(answers, pickle.dumps(prepare_lines(pickle.loads(chunk)), pickle.HIGHEST_PROTOCOL))
    except BrokenPipeError:
        os._exit(1)


if __name__ == "__main__":
    main()
