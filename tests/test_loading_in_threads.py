"""Rules may be loaded by several threads at once, as a server of editors does."""

import subprocess
import sys

_LOADED_TWICE = """
from threading import Barrier, Thread
from jixiao_lint.batch import Options
from jixiao_lint.rulebook import Rulebook

together, failed = Barrier(4), []

def load():
    together.wait()
    try:
        rulebook = Rulebook(Options())
        rulebook.chosen(rulebook.choice("a.yaml"))
    except Exception as error:
        failed.append(error)

threads = [Thread(target=load) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(failed[:1])
"""


def test_a_rule_that_another_thread_is_loading_is_waited_for() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADED_TWICE], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
