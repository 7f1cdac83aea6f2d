"""Settings, urls, navigation and the home of the officer: the only room that knows every slice."""
