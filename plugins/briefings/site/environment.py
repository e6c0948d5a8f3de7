"""The environment of the theme's templates, as Pelican makes it, so that any process can make the same."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import partial
from pathlib import Path
from typing import Any

import pelican
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from jinja2.bccache import BytecodeCache
from jinja2.runtime import Context, Macro
from pelican.plugins._utils import plugin_enabled
from pelican.utils import DateFormatter

from .interface import Remembered
from .templates import Fragments


def make_environment(settings: Mapping[str, Any], names: Set[str], code: BytecodeCache, siteurl: str) -> Environment:
    """An environment with the theme's templates, the site's filters and the names of every template."""
    theme = Path(settings["THEME"]) / "templates"
    simple = FileSystemLoader(Path(pelican.__file__).parent / "themes" / "simple" / "templates")
    folders = [*settings["THEME_TEMPLATES_OVERRIDES"], theme]
    prefixed = PrefixLoader({"!simple": simple, "!theme": FileSystemLoader(theme)})
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(folders), simple, prefixed]), **settings["JINJA_ENVIRONMENT"]
    )
    env.filters["strftime"] = DateFormatter()
    env.filters.update(settings["JINJA_FILTERS"])
    env.globals.update(settings["JINJA_GLOBALS"])
    tests: dict[str, Any] = {"plugin_enabled": partial(plugin_enabled, plugin_list=settings["PLUGINS"])}
    env.tests.update(tests | settings["JINJA_TESTS"])
    equip(env, settings, names, code, siteurl)
    return env


def equip(env: Environment, settings: Mapping[str, Any], names: Set[str], code: BytecodeCache, siteurl: str) -> None:
    """Give an environment those of the site's settings that templates read, so that macros need no context."""
    # Jinja goes through all global names at every import of a template: hundreds would cost more than the page.
    env.globals.update({name: settings[name] for name in names if name in settings})
    env.globals |= {"SITEURL": siteurl, "once": Fragments()}
    env.bytecode_cache = code
    env.auto_reload = False
    env.context_class = QuickContext


class QuickContext(Context):
    """Jinja's context, without what costs most and is not needed here; it writes the same page."""

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values, **named)
        # Names that were given to one template alone, for its imports: no template of ours is given any.
        self.globals_keys = set()

    def call(self, called: Any, /, *values: Any, **named: Any) -> Any:
        """Call a macro or one of our own functions straight on; Jinja asks each what it wants to be passed first."""
        kind = type(called)
        if kind is not Macro and kind not in OWN_FUNCTIONS:
            return super().call(called, *values, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(self.eval_ctx, *values, **named) if kind is Macro else called(*values, **named)


OWN_FUNCTIONS = frozenset({Fragments, Remembered})
