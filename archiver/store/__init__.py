"""The one room that speaks SQL: the archive's tables, its public views, the writer of a run, and what readers may ask."""
