"""CPU seconds of processes, from the operating system's own accounts."""

import time

import psutil

AT_REST = 0.05
REST_SECONDS = 0.5
PATIENCE_SECONDS = 60.0


class ComesNotToRest(Exception):
    """A process goes on working although nobody asks it anything."""


def cpu_seconds(process_id: int) -> float:
    """What a process and those that it started have used so far."""
    root = psutil.Process(process_id)
    used = 0.0
    for process in [root, *root.children(recursive=True)]:
        times = process.cpu_times()
        used += times.user + times.system
    return used


class IdleCores:
    """How many of the machine's cores have had nothing to do since this was made, on average."""

    def __init__(self) -> None:
        self._began, self._idle = time.monotonic(), self._seconds()

    def so_far(self) -> float:
        return (self._seconds() - self._idle) / (time.monotonic() - self._began)

    def _seconds(self) -> float:
        times = psutil.cpu_times()
        return float(times.idle + getattr(times, "iowait", 0.0))


def wait_for_rest(*process_ids: int) -> None:
    """A load generator that stops leaves requests in flight, and the server goes on with them."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        before = sum(map(cpu_seconds, process_ids))
        time.sleep(REST_SECONDS)
        if sum(map(cpu_seconds, process_ids)) - before < AT_REST:
            return
    raise ComesNotToRest(f"processes {process_ids} still work {PATIENCE_SECONDS:g} seconds after the load")
