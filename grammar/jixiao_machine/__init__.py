"""What the value language runs on: lark compiles `value.lark` into tables once, which are shipped, and a driver runs on them.

Nothing here knows what a value is.
"""
