"""How much a reader takes in, so that a crafted or mistaken file ends in a message and not in a hang."""

FILE_BYTES = 50 * 1024 * 1024
CELL_CHARACTERS = 100_000
LINES = 1_000_000
CELLS = 500_000  # with text, of all tables of a file together
PLACES = 600_000  # of all cells, also empty ones that are stored
TABLES = 20_000
ROWS = 1_048_576
COLUMNS = 16_384
SPAN = 1_000  # the widest span that a page can mean; greater ones are cut to it

YAML_DEPTH = 64
YAML_EVENTS = 1_000_000

ZIP_ENTRIES = 5_000
ZIP_PART_BYTES = 64 * 1024 * 1024
ZIP_BYTES = 256 * 1024 * 1024
ZIP_RATIO = 200  # of parts above 1 MB
XML_ELEMENTS = 2_000_000
XML_DEPTH = 256

PDF_PAGES = 2_000
PDF_OBJECTS = 200_000
