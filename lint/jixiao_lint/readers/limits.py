"""How much a reader takes in, so that a crafted or mistaken file ends in a message and not in a hang."""

FILE_BYTES = 50 * 1024 * 1024
CELL_CHARACTERS = 100_000
CELLS = 100_000
TABLES = 20_000
YAML_DEPTH = 64
YAML_EVENTS = 1_000_000
