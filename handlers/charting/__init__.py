"""Pictures of numbers: a report becomes a sheet (words and numbers), and a sheet becomes a PNG."""
