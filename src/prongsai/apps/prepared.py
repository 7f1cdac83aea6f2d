"""Statements that Django puts together once and then only runs, for what every request asks.

The framework builds the SQL of a queryset anew each time; for the few statements of every page and
every save that costs more than the database itself.

    _USER = PreparedRows(lambda pk: User.objects.filter(pk=pk), pk=models.BigAutoField())
    found = _USER(pk=7)

The values are told apart from the queryset by `Given`, an expression that stands where a value will
be. All else is Django's own: the SQL, how values reach the database, how rows become models.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.sql import UpdateQuery
from django.db.models.sql.constants import ROW_COUNT


class Given(models.Expression):
    """Stands in a queryset for a value that is given when the statement runs."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        return "%s", (self,)

    def bound(self, values: dict[str, Any], connection: Any) -> Any:
        return self.output_field.get_db_prep_value(values[self.name], connection)


@dataclass(slots=True)
class _Made:
    """What was put together for one connection."""

    queryset: Any
    compiler: Any  # an SQLCompiler, or one for updates
    sql: str
    params: tuple[Any, ...]

    def bind(self, values: dict[str, Any]) -> None:
        """Let the compiler give the ready SQL with these values."""
        params = tuple(
            one.bound(values, self.compiler.connection) if isinstance(one, Given) else one
            for one in self.params
        )
        self.compiler.as_sql = lambda *args, **kwargs: (self.sql, params)


class _Prepared:
    """What was put together lives as long as the thread, to whom its connection belongs."""

    def __init__(
        self, build: Callable[..., models.QuerySet[Any]], **given: models.Field[Any, Any]
    ) -> None:
        self._build = build
        self._given = {name: Given(name, field) for name, field in given.items()}
        self._thread = threading.local()

    def _bound(self, values: dict[str, Any]) -> _Made:
        connection = connections[DEFAULT_DB_ALIAS]
        made: _Made | None = getattr(self._thread, "made", None)
        if made is None or made.compiler.connection is not connection:
            made = self._thread.made = self._make(connection)
        made.bind(values)
        return made

    def _make(self, connection: Any) -> _Made:
        raise NotImplementedError


class PreparedRows(_Prepared):
    """A statement that reads; gives models or tuples, as the queryset does."""

    def __call__(self, **values: Any) -> list[Any]:
        queryset = self._bound(values).queryset
        found: list[Any] = list(queryset._iterable_class(queryset))
        return found

    def _make(self, connection: Any) -> _Made:
        queryset = self._build(**self._given).using(DEFAULT_DB_ALIAS)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([one[0] for one in compiler.select])
        compiler.get_converters = lambda expressions: converters
        queryset.query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign]
        return _Made(queryset, compiler, sql, tuple(params))


class PreparedUpdate(_Prepared):
    """A statement that changes `changes` of the rows; gives how many there were."""

    def __init__(
        self,
        build: Callable[..., models.QuerySet[Any]],
        changes: Callable[..., dict[str, Any]],
        **given: models.Field[Any, Any],
    ) -> None:
        super().__init__(build, **given)
        self._changes = changes

    def __call__(self, **values: Any) -> int:
        return int(self._bound(values).compiler.execute_sql(ROW_COUNT))

    def _make(self, connection: Any) -> _Made:
        queryset = self._build(**self._given)
        query: Any = queryset.query.chain(UpdateQuery)
        query.add_update_values(self._changes(**self._given))
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        return _Made(queryset, compiler, sql, tuple(params))
