"""The same work on Dask: workers on this machine, or those of a scheduler. Parts are handed out in waves, and drained."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from queue import Empty, SimpleQueue
from typing import Any

import dask
from distributed import Client, LocalCluster, Worker, WorkerPlugin, get_worker, wait

from jixiao_lint.options import Options
from jixiao_lint.scan import across
from jixiao_lint.scan.across import Bucket
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.hand import Hand
from jixiao_lint.scan.manifest import Planned
from jixiao_lint.scan.part import Done, run
from jixiao_lint.scan.problem import ScanError
from jixiao_lint.scan.work import Failed, Scan

# Parts on their way for each thread that works: one to be done, one to begin with when it is.
_WAVE = 2
# Seconds between two looks whether the scheduler is still there, and whether somebody asked to stop.
_LOOK = 0.5
_CONNECT = "10s"
_GONE = "调度器断开了；做完的都在，调度器好了以后再运行一次就接着做"
# Nothing here is kept in the memory of workers; what they watch and sample would only cost time.
_SETTINGS = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.tick.interval": "5s",
    "distributed.admin.tick.cycle": "10s",
    "distributed.admin.tick.limit": "1h",
    "distributed.scheduler.work-stealing": False,
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.diagnostics.nvml": False,
    "distributed.comm.timeouts.connect": _CONNECT,
}


@contextmanager
def connected(workers: int | None, scheduler: str | None) -> Iterator[Client]:
    """A client of a scheduler, or of workers that live as long as this. Raises ScanError where nobody answers."""
    for name in list(logging.root.manager.loggerDict):  # what they would say about a scheduler that is gone is no help
        if name.startswith(("distributed", "tornado", "asyncio")):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    with dask.config.set(_SETTINGS):
        if scheduler is None:
            with _local(workers or os.cpu_count() or 1) as cluster, Client(cluster) as client:
                yield client
            return
        try:
            client = Client(scheduler, timeout=_CONNECT)
        except (OSError, TimeoutError, ValueError) as error:
            raise ScanError(f"连不上调度器 {scheduler}；请核对地址，看它是否在运行") from error
        try:
            if not client.scheduler_info()["workers"]:
                raise ScanError(f"调度器 {scheduler} 没有工作进程；请先启动 dask worker")
            yield client
        finally:
            with suppress(Exception):  # it may be gone
                client.close(timeout=2)


@contextmanager
def _local(workers: int) -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        memory_limit=0,  # what one file may take is limited where it is read
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0" if find_spec("bokeh") else None,
        silence_logs=logging.CRITICAL,
    ) as cluster:
        yield cluster


class Hands(WorkerPlugin):
    """The hands of one worker: one for each of its threads, kept from part to part."""

    name = "jixiao-hands"

    def __init__(self, options: Options, folder: str) -> None:
        self._options, self._folder = options, folder
        self._free: Any = None

    def setup(self, worker: Worker) -> None:
        """Begin on a worker."""
        self._free = SimpleQueue()

    def teardown(self, worker: Worker) -> None:
        """Let the hands go."""
        with suppress(Empty):
            while True:
                self._free.get_nowait().close()

    @contextmanager
    def borrowed(self) -> Iterator[Hand]:
        """A hand that nobody else has meanwhile."""
        try:
            hand = self._free.get_nowait()
        except Empty:
            hand = Hand(self._options, self._folder)
        try:
            yield hand
        finally:
            self._free.put(hand)


class Cluster:
    """A scan on a client's workers."""

    def __init__(self, client: Client, scan: Scan) -> None:
        self._client, self._scan = client, scan
        self.dashboard = client.dashboard_link if find_spec("bokeh") else ""
        with _answering():
            client.register_plugin(Hands(scan.options, os.getcwd()))

    def parts(self, parts: Iterable[Planned], stopped: Callable[[], bool]) -> Iterator[Done | Failed]:
        """Hand out the parts in waves; word of each as it is done. Once stopped, what was begun is finished."""
        left = iter(parts)
        running: dict[Any, str] = {}
        while True:
            while not stopped() and len(running) < self._most():
                planned = next(left, None)
                if planned is None:
                    break
                running[self._submit(planned)] = planned.name
            if not running:
                return
            for future in self._finished(running):
                yield _word(future, running.pop(future))

    def across(self) -> None:
        """Share the blocks out and wait for all. Raises ScanError."""
        scan = self._scan
        buckets = across.planned(scan.out, scan.before, max(1, self._most() // _WAVE))
        futures = {
            self._client.submit(_judge, bucket, key=f"jixiao-across-{bucket.name}-{bucket.number}", pure=False): ""
            for bucket in buckets
        }
        while futures:
            for future in self._finished(futures):
                del futures[future]
                _result(future)
        across.done(buckets[0])

    def _submit(self, planned: Planned) -> Any:
        scan = self._scan
        return self._client.submit(
            _run,
            planned.files,
            scan.options,
            scan.out,
            planned.name,
            os.getcwd(),
            key=f"jixiao-{planned.name}",
            pure=False,
        )

    def _most(self) -> int:
        with _answering():
            threads: int = sum(self._client.nthreads().values())
            return _WAVE * max(1, threads)

    def _finished(self, running: dict[Any, str]) -> list[Any]:
        """Those that are finished, after a while at most. Raises ScanError where the scheduler is gone."""
        with _answering():
            try:
                done = list(wait(list(running), timeout=_LOOK, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                done = []
        if self._client.status != "running" or any(future.status in ("cancelled", "lost") for future in running):
            raise ScanError(_GONE)
        return done


@contextmanager
def _answering() -> Iterator[None]:
    """Raise ScanError where the scheduler does not answer: what clients raise then has no name of its own."""
    try:
        yield
    except ScanError:
        raise
    except Exception as error:
        raise ScanError(_GONE) from error


def _word(future: Any, name: str) -> Done | Failed:
    try:
        done: Done = _result(future)
    except ScanError as error:
        if error.args[0] == _GONE:
            raise
        return Failed(name, str(error.args[0]))
    return done


def _result(future: Any) -> Any:
    """What a task gave back. Raises ScanError, with a sentence for what only Dask could say."""
    try:
        return future.result()
    except ScanError:
        raise
    except Exception as error:
        if type(error).__name__ == "KilledWorker":
            raise ScanError("做这一份的进程一再被中止，多半是内存不足") from error
        if (
            isinstance(error, OSError) or type(error).__name__ == "FutureCancelledError"
        ):  # of the way to it, not of the work
            raise ScanError(_GONE) from error
        raise ScanError(f"工作进程出错：{type(error).__name__}：{error}") from error


def _run(files: tuple[Entry, ...], options: Options, out: str, name: str, folder: str) -> Done:
    """What a worker does with a part."""
    local = [entry for entry in files if entry.address is None]
    if local and not os.path.isdir(folder):
        raise ScanError(f"工作进程所在的机器上没有文件夹 {folder}；本机的文件要放在各台机器都看得到的地方")
    with _hands().borrowed() as hand:
        return run(files, options, out, name=name, hand=hand)


def _judge(bucket: Bucket) -> None:
    with _hands().borrowed() as hand:
        across.judge(bucket, hand)


def _hands() -> Hands:
    plugin = get_worker().plugins[Hands.name]
    assert isinstance(plugin, Hands)
    return plugin
