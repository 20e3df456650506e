"""What each shape of `value.lark` means. The parser calls the methods of `shapes.Meaning`."""
