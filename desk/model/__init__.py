"""Nouns of the desk: plain frozen values, named after the glossary."""
