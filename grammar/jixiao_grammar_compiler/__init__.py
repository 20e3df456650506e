"""From `value.lark` to the tables that are shipped: lark compiles, and what it found is written down once."""
