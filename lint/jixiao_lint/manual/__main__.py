"""`python -m jixiao_lint.manual docs docs/build/pages`: write every page of the manual."""

import sys

from jixiao_lint.manual.pages import write_manual

if __name__ == "__main__":
    source, target = sys.argv[1:]
    print(f"{write_manual(source, target)} 页写入 {target}")
