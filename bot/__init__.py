"""The roof: switches everything on; the only room that knows all rooms."""
