"""Around the cells: what reads a layer's states out, how a layer starts, what its gates do.

Readouts, initial values, the record of every gate, and which layers all of these can read. The
cells themselves stand in helpers/cells.py; how a net learns, in helpers/training.
"""
