"""Texts made comparable. (Stand-in until the tables shared with the phone arrive.)"""
import unicodedata


def fold(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower() or text
