"""Rows as a Parquet file, streaming. Needs pyarrow, which is large: the extra ``parquet`` of this project brings it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, BinaryIO

from archiver.errors import BadArgument

GROUP = 2000  # rows of a row group, which stand in memory together
REALS = frozenset({"expected", "score", "text_similarity", "title_similarity"})
INTEGERS = frozenset(
    {
        *("id", "document_id", "run_id", "capture_id", "parent_id", "organisation_id", "repost_id", "original_id", "cluster_id"),
        *("repost_version", "original_version", "repost_capture_id", "original_capture_id", "version", "versions", "body_chars"),
        *("image_count", "lag_days", "source_matches", "conflict", "status", "bytes", "warc_offset", "warc_length", "read", "seen"),
        *("exit_status", "requests", "captures", "new_versions", "errors", "retitled", "author_lost", "first_poster", "members"),
        *("numbers", "dates", "names", "posts", "quotations", "headings", "dropped", "added", "changed", "moved"),
    }
)


def write(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], out: BinaryIO) -> Iterator[int]:
    """Write *rows*, columns as text, whole numbers or reals; yields the number written after each row group.

    Raises BadArgument where pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise BadArgument("--format parquet needs pyarrow: pip install 'procuratorate-archive[parquet]', or pip install pyarrow") from None
    types = {name: pyarrow.int64() if name in INTEGERS else pyarrow.float64() if name in REALS else pyarrow.string() for name in columns}
    schema = pyarrow.schema(list(types.items()))
    written, left = 0, iter(rows)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := [{name: row[name] for name in columns} for row in islice(left, GROUP)]:
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))
            written += len(group)
            yield written
