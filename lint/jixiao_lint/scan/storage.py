"""One folder at any address that fsspec knows: objects that are there whole, or not at all."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import fsspec

from jixiao_grammar.record import Record
from jixiao_lint.scan.problem import told
from jixiao_lint.whole_file import NotWrittenError, write_whole

_LOCAL = ("file", "local")


class Folder(Record):
    """`address` as given; `root` as its file system `fs` names it, without a slash at the end."""

    address: str
    fs: Any
    root: str

    @classmethod
    def at(cls, address: str) -> "Folder":
        """The folder at an address. Raises ScanError for one that nobody knows how to open."""
        with telling(address):
            fs, root = fsspec.core.url_to_fs(address)
            return cls(address, fs, root.rstrip("/") or root)

    @property
    def is_local(self) -> bool:
        """True for a folder of this machine's own file system."""
        return bool(set(_protocols(self.fs)) & set(_LOCAL))

    def place(self, name: str) -> str:
        """An object as the file system names it."""
        return f"{self.root}/{name}"

    def url(self, name: str) -> str:
        """An object as others name it, who are told the file system by the address."""
        place = self.place(name)
        return place if self.is_local else str(self.fs.unstrip_protocol(place))

    def read(self, name: str) -> bytes | None:
        """An object; None where there is none."""
        with telling(self.address):
            try:
                data: bytes = self.fs.cat_file(self.place(name))
            except FileNotFoundError:
                return None
            return data

    def write(self, name: str, data: bytes) -> None:
        """Write an object: whoever looks for it finds all of it, or none."""
        place = self.place(name)
        with telling(self.address):
            if not self.is_local:
                self.fs.pipe_file(place, data)
                return
            os.makedirs(os.path.dirname(place), exist_ok=True)
            write_whole(place, data)

    def put(self, local: str, name: str) -> None:
        """Write an object from a file of this machine, which need not fit into memory."""
        with telling(self.address):
            if not self.is_local:
                self.fs.put_file(local, self.place(name))
                return
            self.fs.makedirs(os.path.dirname(self.place(name)), exist_ok=True)
            self.fs.put_file(local, self.place(name) + ".new")
            os.replace(self.place(name) + ".new", self.place(name))

    def names(self, folder: str) -> Mapping[str, int]:
        """The objects in a folder below, by name, each with its size."""
        with telling(self.address):
            self.fs.invalidate_cache()
            try:
                listed = self.fs.ls(self.place(folder), detail=True)
            except FileNotFoundError:
                return {}
            return {each["name"].rpartition("/")[2]: each["size"] or 0 for each in listed if each["type"] == "file"}

    def has(self, name: str) -> bool:
        """True for an object that is there, and not empty."""
        with telling(self.address):
            try:
                return bool(self.fs.info(self.place(name))["size"])
            except FileNotFoundError:
                return False

    def remove(self, names: Iterable[str]) -> None:
        """Remove objects, as far as they are there."""
        with telling(self.address):
            for name in names:
                try:
                    self.fs.rm_file(self.place(name))
                except FileNotFoundError:
                    continue


def _protocols(fs: Any) -> tuple[str, ...]:
    return (fs.protocol,) if isinstance(fs.protocol, str) else tuple(fs.protocol)


@contextmanager
def telling(address: str) -> Iterator[None]:
    """Whatever goes wrong with the storage inside is raised as a ScanError."""
    try:
        yield
    except NotWrittenError as error:
        raise told(OSError(0, str(error.args[0])), address) from error
    except Exception as error:  # each library of storage has exceptions of its own
        raise told(error, address) from error
