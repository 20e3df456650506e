"""The page on which a file is checked in the browser: what it asks for (`answer.py`), how it is put together (`assemble.py`)."""
