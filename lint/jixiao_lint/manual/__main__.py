"""`python -m jixiao_lint.manual docs docs/build/pages tests/grammar/forms.tsv …`: write every page of the manual."""

import sys

from jixiao_lint.manual.pages import write_manual

if __name__ == "__main__":
    source, target, *forms = sys.argv[1:]
    print(f"{write_manual(source, target, forms)} 页写入 {target}")
