"""`jixiao serve`: the page served on this machine, and the same for programs. Starlette and uvicorn are known here alone.

`listen` opens the door, `gate` looks at who comes in, `routes` says what there is, `upload` takes files in, `turns` says whose
turn it is, `workroom` hands out the work, and `hand` is a process that does it, through `batch`.
"""
