"""What was found as one page to hand on: it needs no network and no program but a browser.

    html_of(tree, result) → text

`static.py` writes what can be read without a script, `plain.py` the data from which the script (`made/report.js`, written in
TypeScript in `browser/report`) draws each table as it stands, with its filters and charts.
"""

from jixiao_lint.html_report.whole import html_of

__all__ = ["html_of"]
