"""The heart: what the words mean and what may happen. No I/O, no framework."""
