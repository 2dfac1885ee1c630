"""The knowledge: what portals and originals look like. It knows no database."""
