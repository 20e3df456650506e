"""Work done in children with limits: what loops, eats memory or crashes, in C code too, costs one task and not the run.

A run over one file, which needs no child, loads no more of it than it must.
"""
