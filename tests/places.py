"""Places of the kind that a test speaks of."""

from jixiao_lint.finding import LineStretch
from jixiao_lint.source import Source, offsets
from jixiao_lint.table import PagePlace, Place, SheetPlace, Spot, TextPlace


def lines(source: Source | None, spot: Spot) -> LineStretch:
    """Where a spot stands in a file that has lines."""
    assert source is not None
    stretch = source.locate(spot)
    assert stretch == source.stretch(*offsets(spot))
    assert isinstance(stretch, LineStretch)
    return stretch


def in_text(place: Place) -> TextPlace:
    """The place, which is one in a text file."""
    assert isinstance(place, TextPlace)
    return place


def in_sheet(place: Place | None) -> SheetPlace:
    """The place, which is one in a spreadsheet."""
    assert isinstance(place, SheetPlace)
    return place


def on_page(place: Place | None) -> PagePlace:
    """The place, which is one on a page."""
    assert isinstance(place, PagePlace)
    return place
