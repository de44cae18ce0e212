"""What the mood trainer is made of: its reading of data, its solver, its choice of thresholds."""
