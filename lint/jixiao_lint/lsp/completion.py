"""What can be written at the cursor: keys, levels, signs, units, and the usual forms of values."""

from lsprotocol import types

from jixiao_lint.lsp.cell_cursor import slot_in_csv, slot_in_json
from jixiao_lint.lsp.offered_values import Slot, values
from jixiao_lint.lsp.text import Text
from jixiao_lint.lsp.yaml_cursor import completions_in_yaml
from jixiao_lint.readers.reading import ending_of

_SEPARATORS = {".csv": ",", ".tsv": "\t"}


def completions(path: str, text: Text, offset: int, *, snippets: bool) -> list[types.CompletionItem]:
    """What to offer at an offset of a file of this name. `snippets`: the client can leave places to fill in."""
    ending = ending_of(path)
    if ending in (".yaml", ".yml"):
        return completions_in_yaml(text, offset, snippets=snippets)
    slot = _slot(ending, text, offset)
    if slot is None:
        return []
    return values(slot, text.range(offset - len(slot.typed), offset), snippets=snippets)


def _slot(ending: str, text: Text, offset: int) -> Slot | None:
    if ending == ".json":
        return slot_in_json(text, offset)
    separator = _SEPARATORS.get(ending)
    return slot_in_csv(text, offset, separator) if separator else None
