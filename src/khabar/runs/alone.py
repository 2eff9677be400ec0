"""Codes one part in a process of its own: the plan and the part come on standard input, its record goes out.

python -m khabar.runs.alone
"""

import os
import sys
from threading import Thread

import msgspec

from khabar.errors import KhabarError
from khabar.runs.parts import code_part, read_task


def main() -> None:
    """Code the part that standard input tells; its end is the end of whoever asked, and so of this process."""
    plan, part = read_task(sys.stdin.buffer.readline())
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    Thread(target=_end_with_stdin, daemon=True).start()
    try:
        answer = msgspec.json.encode(code_part(plan, part))
    except KhabarError as error:
        answer = msgspec.json.encode((error.what, error.where, error.next))
    answers.write(answer + b"\n")
    answers.flush()
    os._exit(0)  # at an orderly end the interpreter would wait for the thread that reads


def _end_with_stdin() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
