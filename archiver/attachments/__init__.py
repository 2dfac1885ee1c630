"""The text of files that articles carry. Files from the web are hostile: they are opened in a process of their own, under limits."""

from archiver.attachments.extract import Extracted, Limits, text_of

__all__ = ["Extracted", "Limits", "text_of"]
