"""From the plan to the output folder: what changed is made, what is not planned any more is removed."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial

from ..errors import BriefingsError
from ..workers import work_in_batches
from .manifest import UNCERTAIN, Entry, Manifest
from .press import Press, Product, make_products


@dataclass
class Outcome:
    """What a build did to the output folder. Places are relative to it."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    faults: list[BriefingsError] = field(default_factory=list)


def publish(
    products: dict[str, Product], manifest: Manifest, press: Press, jobs: int, executor: Executor | None = None
) -> Outcome:
    """Bring the output folder to what is planned. A kill at any moment leaves what the next build can finish."""
    outcome = Outcome()
    changed = [product for name, product in products.items() if not manifest.stands(name, product.signature)]
    outcome.unchanged = len(products) - len(changed)
    outcome.removed = sorted(manifest.entries.keys() - products.keys())
    manifest.remove(outcome.removed)
    if not changed and not outcome.removed:
        return outcome
    manifest.intend(product.save_as for product in changed)
    entries = dict(manifest.entries)
    for name, result in _make_all(changed, press, jobs, executor):
        if isinstance(result, BriefingsError):
            outcome.faults.append(result)
            entries[name] = UNCERTAIN
        else:
            if result[1:] != entries.get(name, UNCERTAIN)[1:]:
                outcome.written.append(name)
            entries[name] = result
    manifest.save(entries)
    return outcome


def _make_all(
    products: list[Product], press: Press, jobs: int, executor: Executor | None
) -> Iterable[tuple[str, Entry | BriefingsError]]:
    gc.freeze()  # what is planned stays to the end; pages that are made leave garbage
    gc.enable()
    here = [product for product in products if product.here]
    anywhere = [product for product in products if not product.here]
    yield from make_products(here, press)
    yield from work_in_batches(partial(make_products, press=press), anywhere, jobs, executor)
