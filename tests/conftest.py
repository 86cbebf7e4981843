"""Puts the tests' own helpers (`readers`, `made`) on the path of every test module."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
