"""Outside services: one room each, with its limits as data and an adapter behind the desk's Network port."""
