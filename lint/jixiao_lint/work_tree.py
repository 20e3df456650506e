"""The work tree that a folder lies in, found without git: nothing that lies in the folder is asked, or run."""

import os


def work_tree(folder: str) -> str | None:
    """The nearest folder, from the absolute `folder` upwards, with a `.git`: a folder, or the file of a linked tree."""
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder
