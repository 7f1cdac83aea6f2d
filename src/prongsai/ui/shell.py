"""What the frame of a page shows. The project room fills it; the kit only draws it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go. `count` is a number beside it with `count_words` for those who hear it.

    As a choice of a switch that is sent, `value` goes instead of `url`.
    """

    label: str
    url: str
    current: bool = False
    icon: str = ""
    count: int | None = None
    count_words: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links of the rail under one heading; the first group has none."""

    links: tuple[Link, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Switch:
    """A switch of the top line: what it switches, what is chosen, what else there is.

    Its choices are links; with `action` they are sent there as `name` and remembered.
    `more` leads to where all of them are.
    """

    title: str
    choices: tuple[Link, ...]
    action: str = ""
    name: str = ""
    more: Link | None = None

    @property
    def chosen(self) -> Link | None:
        return next((choice for choice in self.choices if choice.current), None)


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in. `sign_out_url` takes a POST."""

    name: str
    role: str
    sign_out_url: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of an officer's page."""

    home_url: str = "/"
    agency: str = ""
    switches: tuple[Switch, ...] = ()
    navigation: tuple[LinkGroup, ...] = ()
    person: Person | None = None
    footer: tuple[Link, ...] = ()
    search_url: str = ""
    search_words: str = ""


@dataclass(frozen=True, slots=True)
class PublicShell:
    """The frame of a citizen's page: the agency, five plain links, and how to reach people."""

    agency: str
    place: str = ""
    home_url: str = "/"
    seal_url: str = ""
    navigation: tuple[Link, ...] = ()
    contact: tuple[str, ...] = ()
    contact_links: tuple[Link, ...] = ()
    integrity: tuple[str, ...] = ()
    integrity_links: tuple[Link, ...] = ()
    sign_in_url: str = ""
