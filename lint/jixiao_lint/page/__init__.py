"""The page on which files are checked: in the browser alone (`make page`), or served by `jixiao serve`.

`answer` is what can be asked about a file; `templates` and `static` are what the browser is given, one set for both;
`assemble` puts the page together that needs no server of ours. The scripts in `static` are compiled from `browser/page` by
`make page-scripts`, and kept, so that nobody needs node to install or to serve.
"""
