"""How a value is shown: as a JSON object, as a tree for a terminal, in its normal spelling."""
