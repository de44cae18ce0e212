"""The numbers that the README claims; each module is one figure and can be run by itself.

`python -m bench` runs all; a line per figure, and JSON beside it under bench/results/.
"""
