"""The front door: what a manager sees and taps. Handlers translate; the desk decides."""
