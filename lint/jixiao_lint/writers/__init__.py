"""Tables written as files that people keep."""
