"""The fields of a form's head while they are being found, the better of two values kept."""

from jixiao_grammar.record import Record
from jixiao_lint.recognise.labels import Label
from jixiao_lint.table import Place


class Value(Record):
    """A value of the head: its text, where it stands, and how well its label names the field (0 is best)."""

    text: str
    place: Place
    rank: int = 0


class Head:
    """What the head of one form says. `mid_term` holds the fields of the 中期 half where there is one.

    `year` is the budget year of a list of many projects, for those whose own head does not state one. `totals` tells for
    the grid columns in which a total of money is labelled whether it is that of 中期. `of_years` holds amounts that are stated
    for several years, of which `settle` takes those of the budget year.
    """

    __slots__ = ("fields", "mid_term", "money_unit", "of_years", "totals", "year")

    def __init__(self, money_unit: str | None = None, year: int | None = None) -> None:
        self.fields: dict[str, Value] = {}
        self.mid_term: dict[str, Value] = {}
        self.money_unit = money_unit
        self.year = year
        self.totals: dict[int, bool] = {}
        self.of_years: dict[str, dict[int, Value]] = {}

    def put(self, label: Label, text: str, place: Place) -> None:
        """Keep the better of two values: a filled one before a blank one, then the better label, then the first."""
        if label.field is None:
            return
        if label.year is not None:
            self.of_years.setdefault(label.field, {}).setdefault(label.year, Value(text, place, label.rank))
            return
        fields = self.mid_term if label.mid_term else self.fields
        new = Value(text, place, label.rank)
        old = fields.get(label.field)
        if old is None or (not new.text.strip(), new.rank) < (not old.text.strip(), old.rank):
            fields[label.field] = new

    def settle(self, year: int | None) -> None:
        """Take the amounts of this year; where only one year is named, or none is that of the form, none is chosen."""
        for field, values in self.of_years.items():
            if year in values and (field not in self.fields or not self.fields[field].text.strip()):
                self.fields[field] = values[year]

    @property
    def unsettled(self) -> list[str]:
        """The fields of which there are amounts of years, and none of them is that of the form's year."""
        return [field for field in self.of_years if field not in self.fields]
