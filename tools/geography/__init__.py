"""How names of places are chosen for `tools/build_geography.py`."""
