"""Statements that Django puts together once and then only runs, for what every request asks.

The framework builds the SQL of a queryset anew each time; for the few statements of every page and
every save that costs more than the database itself.

    _USER = PreparedRows(lambda pk: User.objects.filter(pk=pk), pk=models.BigAutoField())
    found = _USER(pk=7)

The values are told apart from the queryset by `Given`, an expression that stands where a value will
be. All else is Django's own: the SQL, how values reach the database, how rows become models.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler
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

    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]

    def bind(self, values: dict[str, Any]) -> SQLCompiler:
        """The compiler, which now gives the ready SQL with these values."""
        params = tuple(
            one.bound(values, self.compiler.connection) if isinstance(one, Given) else one
            for one in self.params
        )
        self.compiler.as_sql = lambda *args, **kwargs: (self.sql, params)  # type: ignore[method-assign]
        return self.compiler


class _Prepared:
    """A statement for each connection; connections belong to one thread each."""

    def __init__(
        self, build: Callable[..., models.QuerySet[Any]], **given: models.Field[Any, Any]
    ) -> None:
        self._build = build
        self._given = given
        self._made: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()

    def _queryset(self) -> models.QuerySet[Any]:
        given = {name: Given(name, field) for name, field in self._given.items()}
        return self._build(**given).using(DEFAULT_DB_ALIAS)


class PreparedRows(_Prepared):
    """A statement that reads; gives models or tuples, as the queryset does."""

    def __call__(self, **values: Any) -> list[Any]:
        connection = connections[DEFAULT_DB_ALIAS]
        if connection not in self._made:
            self._made[connection] = self._make(connection)
        made, queryset = self._made[connection]
        made.bind(values)
        return list(queryset._iterable_class(queryset))

    def _make(self, connection: Any) -> tuple[_Made, models.QuerySet[Any]]:
        queryset = self._queryset()
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([one[0] for one in compiler.select])
        compiler.get_converters = lambda expressions: converters
        queryset.query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign]
        return _Made(compiler, sql, tuple(params)), queryset


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
        connection = connections[DEFAULT_DB_ALIAS]
        if connection not in self._made:
            self._made[connection] = self._make(connection)
        compiler = self._made[connection].bind(values)
        return int(compiler.execute_sql(ROW_COUNT))

    def _make(self, connection: Any) -> _Made:
        given = {name: Given(name, field) for name, field in self._given.items()}
        query: Any = self._queryset().query.chain(UpdateQuery)
        query.add_update_values(self._changes(**given))
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        return _Made(compiler, sql, tuple(params))
