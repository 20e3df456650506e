"""The kind of record that everything here is made of: named tuples, without a compiler at work for each class.

`typing.NamedTuple` has Python compile a constructor for every class, 0.09 ms each, and a run of one small file defines two
hundred: a twelfth of its time. Here a class takes the constructor of any other of as many fields, under the names of its own.
A frozen dataclass takes 0.6 ms to define (2 ms with slots), a class of slots written by hand costs least and is hand-work for
each field, `msgspec.Struct` is quick once 25 ms of imports are paid. What can be done with a NamedTuple can be done with these.
"""

import sys
from collections import namedtuple
from functools import lru_cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["Record"]

if TYPE_CHECKING or sys.version_info >= (3, 14):  # since when the fields of a class are told in another way
    from typing import NamedTuple as Record
else:
    _MOST_FIELDS = 40
    _new = tuple.__new__
    # How named tuples get at their n-th element, which works with every tuple.
    _ELEMENTS = [
        found
        for name, found in vars(namedtuple("_Wide", [f"element{number}" for number in range(_MOST_FIELDS)])).items()
        if name.startswith("element")
    ]

    class _Kept(tuple):
        """What all records can do; what has a name with an underscore is what named tuples have."""

        __slots__ = ()

        @classmethod
        def _make(cls, elements):
            """A record of these elements."""
            return tuple.__new__(cls, elements)

        def _replace(self, /, **given):
            """The same record but for what is given."""
            elements, places = [*self], self._places
            try:
                for field, element in given.items():
                    elements[places[field]] = element
            except KeyError:
                unknown = [field for field in given if field not in self._places]
                raise ValueError(f"Got unexpected field names: {unknown!r}") from None
            return _new(type(self), elements)

        def _asdict(self):
            """The elements by their names."""
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            named = zip(self._fields, self, strict=True)
            return f"{self.__class__.__name__}({', '.join(f'{name}={element!r}' for name, element in named)})"

    class _Maker(type):
        """Makes the class: its annotations are the fields, in their order.

        What it makes has no metaclass of its own, which every `isinstance` would have to ask.
        """

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            body.update(zip(fields, _ELEMENTS, strict=False))
            body["__new__"] = _constructor(fields, tuple(defaults.values()))
            body["__slots__"] = ()
            body["__match_args__"] = body["_fields"] = fields
            body["_field_defaults"] = defaults
            body["_places"] = dict(zip(fields, range(len(fields)), strict=True))
            return type(name, (_Kept, *bases[1:]), body)

    class _Base:
        """Stands in the place of the base of a record, as `typing.NamedTuple` does."""

        def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
            """The class by which Python finds the maker."""
            return (_MADE,)

    _MADE = type.__new__(_Maker, "_Made", (), {})
    Record = _Base()

    def _constructor(fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
        known = _constructor_of(len(fields))
        code = known.__code__.replace(co_varnames=("_cls", *fields))
        return FunctionType(code, known.__globals__, "__new__", defaults)

    @lru_cache(maxsize=_MOST_FIELDS)
    def _constructor_of(number: int) -> FunctionType:
        elements = "".join(f"element{each}, " for each in range(number))
        home: dict[str, Any] = {"new": tuple.__new__}
        exec(f"def __new__(_cls, {elements}): return new(_cls, ({elements}))", home)
        made: FunctionType = home["__new__"]
        return made
