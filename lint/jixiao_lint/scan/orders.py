"""What a hand is asked, and what it answers when it cannot. Classes of a module that is run have two identities: not these."""

from collections.abc import Mapping

from jixiao_grammar.record import Record
from jixiao_lint.discover import Found
from jixiao_lint.file_path import FilePath
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.judging import Sketched


class Named(Record):
    """Asks what the part of these files is called on this machine, under the options that the hand was given."""

    entries: tuple[Entry, ...]


class Order(Record):
    """Files to check; `copies` are those whose bytes were fetched, by their path: where they lie now."""

    entries: tuple[Entry, ...]
    copies: Mapping[FilePath, Found] = {}


class Across(Record):
    """Asks what the rules across files find in a block of files; `copies` as in `Order`."""

    files: tuple[Sketched, ...]
    copies: Mapping[FilePath, Found] = {}


class Refused(Record):
    """Why no part can be done under these options; the sentence of a configuration that is wrong."""

    reason: str
