"""`{% load ui %}`: components, icons, the joined style and script, Thai dates and digits.

    {% component "button" label=_("บันทึก") kind="primary" %}
    {% fill "notice" kind="warning" title=_("ปีไม่ตรงกัน") %} … {% endfill %}
    {% fill "dialog" id="drop" title=_("ลบ") %} … {% slot "actions" %} … {% endslot %}{% endfill %}

Names with a hyphen (`data-…`, `aria-…`, `hx-…`) go onto the component's own element.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Node, NodeList, Parser, TextNode, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from prongsai.domain.thai.dates import ThaiDate
from prongsai.ui import bundle, wording
from prongsai.ui.components import ComponentError, inputs_of

register = template.Library()
_ARGUMENT = re.compile(r"(?P<name>[\w-]+)=(?P<value>.+)", re.DOTALL)


class ComponentNode(Node):
    """A component with its inputs, the attributes for its own element, and what fills it."""

    child_nodelists = ("body",)

    def __init__(
        self, name: str, arguments: Mapping[str, FilterExpression], body: NodeList | None = None
    ) -> None:
        self.name = name
        self.arguments = arguments
        self.body = body or NodeList()
        self.slots = [node for node in self.body if isinstance(node, SlotNode)]
        self.plain = NodeList([node for node in self.body if not isinstance(node, SlotNode)])
        self.has_body = _says_something(self.body)

    def render(self, context: Context) -> SafeString:
        given = {name: value.resolve(context) for name, value in self.arguments.items()}
        given |= {slot.name: slot.body.render(context) for slot in self.slots}
        if self.has_body:
            given["body"] = self.plain.render(context)
        declared = inputs_of(self.name)
        values = {name: one.default for name, one in declared.items()}
        values |= {name: value for name, value in given.items() if name in declared}
        values["attrs"] = _attributes({k: v for k, v in given.items() if k not in declared})
        values |= {key: context.get(key) for key in ("csrf_token", "request", "theme")}
        engine = context.template.engine  # type: ignore[union-attr]
        chosen = engine.get_template(f"ui/components/{self.name}.html")
        return chosen.render(context.new(values))


class SlotNode(Node):
    """A named part of what fills a component."""

    child_nodelists = ("body",)

    def __init__(self, name: str, body: NodeList) -> None:
        self.name = name
        self.body = body

    def render(self, context: Context) -> SafeString:
        raise template.TemplateSyntaxError("{% slot %} stands directly inside {% fill %}")


@register.tag
def component(parser: Parser, token: Token) -> ComponentNode:
    """A component without a body: `{% component "name" input=value … %}`."""
    name, arguments = _call(parser, token)
    _check(name, set(arguments))
    return ComponentNode(name, arguments)


@register.tag
def fill(parser: Parser, token: Token) -> ComponentNode:
    """A component and its body: `{% fill "name" input=value … %} … {% endfill %}`."""
    name, arguments = _call(parser, token)
    body = parser.parse(("endfill",))
    parser.delete_first_token()
    slots = {node.name for node in body if isinstance(node, SlotNode)}
    _check(name, set(arguments) | slots | ({"body"} if _says_something(body) else set()))
    return ComponentNode(name, arguments, body)


@register.tag
def slot(parser: Parser, token: Token) -> SlotNode:
    """A named part inside `{% fill %}`: `{% slot "actions" %} … {% endslot %}`."""
    _, name = token.split_contents()
    body = parser.parse(("endslot",))
    parser.delete_first_token()
    return SlotNode(name.strip("\"'"), body)


def _says_something(body: NodeList) -> bool:
    """Whether there is more than slots and the space between them."""
    rest = [node for node in body if not isinstance(node, SlotNode)]
    return any(not isinstance(node, TextNode) or node.s.strip() for node in rest)


def _call(parser: Parser, token: Token) -> tuple[str, dict[str, FilterExpression]]:
    tag, *rest = token.split_contents()
    if not rest or rest[0][0] not in "\"'":
        raise template.TemplateSyntaxError(f"{{% {tag} %}} wants the component's name in quotes")
    arguments = {}
    for word in rest[1:]:
        m = _ARGUMENT.fullmatch(word)
        if m is None:
            raise template.TemplateSyntaxError(f"{rest[0]}: inputs are given by name, not {word!r}")
        arguments[m["name"]] = parser.compile_filter(m["value"])
    return rest[0][1:-1], arguments


def _check(name: str, given: set[str]) -> None:
    try:
        declared = inputs_of(name)
    except ComponentError as wrong:
        raise template.TemplateSyntaxError(str(wrong)) from wrong
    unknown = {one for one in given - set(declared) if "-" not in one}
    missing = {one.name for one in declared.values() if one.required} - given
    if unknown or missing:
        raise template.TemplateSyntaxError(
            f"component {name!r}: not declared {sorted(unknown)}, missing {sorted(missing)}; "
            f"it takes {sorted(declared)}"
        )


def _attributes(given: Mapping[str, Any]) -> SafeString:
    """HTML attributes; True stands alone, None and False are left out."""
    kept = {
        name: value for name, value in given.items() if value is not None and value is not False
    }
    return format_html_join(
        "", "{}", ((format_html(' {}="{}"', n, "" if v is True else v),) for n, v in kept.items())
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of the sprite `ui/icons.svg`; it says nothing to those who hear the page."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("ui/icons.svg") if settings.DEBUG else _sprite(),
        name,
    )


@cache
def _sprite() -> str:
    """Its address, which is looked up once: a page draws some thirty icons."""
    return static("ui/icons.svg")


@register.simple_tag
def ui_styles() -> SafeString:
    """The style of the kit: one file, or with DEBUG each part."""
    parts = bundle.style_parts() if settings.DEBUG else [bundle.STYLE]
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(f"ui/{part}"),) for part in parts)
    )


@register.simple_tag
def ui_scripts() -> SafeString:
    """The scripts of the kit: one file, or with DEBUG each part."""
    parts = bundle.script_parts() if settings.DEBUG else [bundle.SCRIPT]
    return format_html_join(
        "\n", '<script type="module" src="{}"></script>', ((static(f"ui/{p}"),) for p in parts)
    )


@register.filter
def thai_date(value: date | ThaiDate | None, style: str = "short") -> str:
    """A date in the reader's language: `30 เม.ย. 2566`, in English `30 Apr 2023`."""
    return wording.say_date(value, style) if value else ""


@register.filter
def digits(value: object, script: str = "thai") -> str:
    """Digits of prose in `thai` or `arabic`; codes, links and file names stay as they are."""
    return wording.say_digits(value, script)


@register.filter
def fiscal_year(value: int | None) -> str:
    """`ปีงบประมาณ 2566`, in English `fiscal year 2566 (2023)`."""
    return wording.say_fiscal_year(value) if value else ""


@register.filter
def number(value: float | int | None) -> str:
    """A number with separators of thousands, an en dash where there is none."""
    return f"{value:,}" if isinstance(value, int | float | Decimal) else "–"
