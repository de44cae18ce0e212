"""UTF-16 code units, in which the Bot API counts."""


def length(text: str) -> int:
    """Length of a text in UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(char > "\uffff" for char in text)


def piece(text: str, offset: int, size: int) -> str:
    """The part of a text that starts at `offset` and is `size` units long."""
    if text.isascii():
        return text[offset : offset + size]
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + size)].decode("utf-16-le", errors="replace")


def byte_offset(text: str, index: int) -> int:
    """Where the character at `index` begins in UTF-8: error descriptions count in bytes."""
    return len(text[:index].encode())
