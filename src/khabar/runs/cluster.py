"""Codes parts on a Ray cluster by Daft: a row a part, the same function for each as on one machine."""

from collections.abc import Iterator
from typing import Any

import msgspec

from khabar.errors import ExtraError, InputError, KhabarError
from khabar.runs.parts import Done, Part, Plan, code_apart, pack_task, read_task

STORE = 80 << 20  # bytes of a local Ray's object store: what travels are names of files and counts


def code_on_ray(plan: Plan, parts: list[Part], address: str | None = None) -> Iterator[Done]:
    """Code parts on the cluster of an address such as head:6379; without one, on a local Ray.

    Ray stays until the process ends, as Daft knows no second one; one that runs already is taken.
    Every machine needs khabar installed and has to reach the inputs and the output. Raises ExtraError
    where the packages are missing, KhabarError where the cluster cannot be reached or gives up.
    """
    try:
        import daft
        import ray
    except ImportError as error:
        raise ExtraError("Ray or Daft", "cluster") from error
    if address and plan.extras.guest:
        raise InputError("what a guest may cost is counted on one machine", next="leave --address or --guest away")
    if not parts:
        return
    if not ray.is_initialized():
        _connect(address, plan.processes)
    try:
        daft.set_runner_ray(noop_if_initialized=True)
        work = daft.func(code_row, return_dtype=daft.DataType.string())
        rows = daft.from_pydict({"part": [pack_task(plan, part).decode() for part in parts]})
        frame = rows.into_partitions(len(parts)).select(work(daft.col("part")).alias("done"))
        for row in frame.iter_rows():
            yield msgspec.json.decode(row["done"], type=Done)
    except (ConnectionError, RuntimeError, OSError, ray.exceptions.RayError) as error:
        step = "see what the cluster says, then run again with --resume"
        raise KhabarError(f"the cluster gave up: {error}", where=address or "local Ray", next=step) from error


def _connect(address: str | None, processes: int) -> None:
    """Reach the cluster at an address, or start a local Ray: a second time where a busy machine was too slow for it."""
    import ray

    local: dict[str, Any] = {"include_dashboard": False, "num_cpus": processes, "object_store_memory": STORE}
    what, step = "no local Ray starts", "run again when the machine is less busy, or leave --runner away"
    if address:
        what, step = "no cluster is reached", "start on a machine of the cluster, with --address HEAD:6379"
    for last in (True,) if address else (False, True):
        try:
            ray.init(address, log_to_driver=False, **({} if address else local))
            return
        except Exception as error:  # of all kinds, plain ones too
            ray.shutdown()
            if last:
                raise KhabarError(f"{what}: {error}", where=address or "Ray", next=step) from error


def code_row(row: str) -> str:
    """Code the plan and part of a row, in a process of its own; give its record."""
    return msgspec.json.encode(code_apart(*read_task(row))).decode()
