"""The kinds of record and of closed set that everything here is made of: named tuples, without a compiler at work for each
class, and words that each have a name, without what `enum` does for each.

`typing.NamedTuple` has Python compile a constructor for every class, 0.09 ms each, and a run of one small file defines two
hundred: a twelfth of its time. Here a class takes the constructor of any other of as many fields, under the names of its own.
A frozen dataclass takes 0.6 ms to define (2 ms with slots), a class of slots written by hand costs least and is hand-work for
each field, `msgspec.Struct` is quick once 25 ms of imports are paid. What can be done with a NamedTuple can be done with these.

`StrEnum` takes 0.09 ms for every class, 3 ms of the run of one small file, and asks Python for the hash of a member whenever a
dict or a set is asked for it. Here a member is a string that knows its name. What mypy lets be done with a StrEnum can be done,
but for asking how many there are.
"""

import sys
from collections import namedtuple
from functools import lru_cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["Closed", "Record"]

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


if TYPE_CHECKING:
    from enum import StrEnum as Closed
else:

    class _SetMaker(type):
        """Makes the class: the words in its body are its members, in their order."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            words = {key: word for key, word in body.items() if key[0] != "_" and isinstance(word, str)}
            made = super().__new__(cls, name, bases, {key: thing for key, thing in body.items() if key not in words})
            made._members = {}
            for key, word in words.items():
                member = str.__new__(made, word)
                member.name, member.value = key, word
                made._members[word] = member
                setattr(made, key, member)
            return made

        def __call__(cls, word):
            """The member of this word. Raises ValueError where there is none."""
            member = cls._members.get(word)
            if member is None:
                raise ValueError(f"{word!r} is not a valid {cls.__qualname__}")
            return member

        def __iter__(cls):
            return iter(cls._members.values())

        def __getitem__(cls, name):
            """The member of this name."""
            return {member.name: member for member in cls}[name]

    class Closed(str, metaclass=_SetMaker):
        """The base of all closed sets."""

        def __repr__(self):
            return f"<{self.__class__.__name__}.{self.name}: {self.value!r}>"

        def __reduce__(self):
            return self.__class__, (self.value,)
