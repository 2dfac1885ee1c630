"""What reading again changes, counted by site, template and field."""

from __future__ import annotations

from collections.abc import Iterator

from archiver.store.replan import Change, Plan


class Report:
    """Changes counted by site, template and field, with the first *examples* of each."""

    def __init__(self, examples: int = 3) -> None:
        self.documents = 0
        self.changed = 0
        self.captures = 0
        self.damaged: list[str] = []
        self._examples = examples
        self._counts: dict[tuple[str, str, str], int] = {}
        self._shown: dict[tuple[str, str, str], list[Change]] = {}

    def add(self, plan: Plan) -> None:
        """Count one document."""
        self.documents += 1
        self.captures += len(plan.readings)
        self.changed += bool(plan.changes)
        for change in plan.changes:
            key = (change.site, change.template, change.field)
            self._counts[key] = self._counts.get(key, 0) + 1
            shown = self._shown.setdefault(key, [])
            if len(shown) < self._examples:
                shown.append(change)

    @property
    def changes(self) -> int:
        """How many fields change."""
        return sum(self._counts.values())

    def rows(self) -> Iterator[tuple[str, str, str, int, list[Change]]]:
        """Site, template, field, how often, and examples; by site, the most frequent first."""
        for key, count in sorted(self._counts.items(), key=lambda entry: (entry[0][0], -entry[1], entry[0])):
            yield (*key, count, self._shown[key])
