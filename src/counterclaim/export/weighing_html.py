"""The page of a dossier with its weighing: the accounts beside the evidence, above the articles whose words they rest on.

A dossier and a weighing come in, a self-contained page goes out. It adds no script: what a cell opens is opened by the browser itself.
"""

from __future__ import annotations

from collections.abc import Collection

from counterclaim.export import html
from counterclaim.export.weighing_page import WeighingPage
from counterclaim.model.record import Dossier
from counterclaim.views.ledger import ledger
from counterclaim.weigh.weighing import Weighing


def render(dossier: Dossier, weighed: Weighing, distrusted: Collection[str] = (), maker: str = "Counterclaim") -> str:
    """The page; `maker` is the program and version named at its foot."""
    return html.render(dossier, maker, weighing=WeighingPage(dossier, ledger(dossier), weighed, distrusted))
