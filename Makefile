# Briefings. `make` alone lists what there is.
PYTHON ?= python3
SITEURL ?=
PORT ?= 8000
MINUTES ?= 10
RUN := .venv/bin/python
SETTINGS := pelican.conf.py
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help html serve publish import remove-samples test check audit accept fuzz screenshots lock clean
.PHONY: bench bench-extract bench-build bench-import bench-markdown bench-search bench-stories bench-tagging

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

html: .venv/site.stamp ## import the saved pages and build the site into output/
	@$(RUN) -m briefings.build --settings $(SETTINGS)

serve: .venv/site.stamp ## build, serve on http://127.0.0.1:8000/ and follow every change
	@$(RUN) -m briefings.serve --port $(PORT)

publish: .venv/site.stamp ## build for the web: make publish SITEURL=https://name.github.io/repo
	@SITEURL="$(SITEURL)" $(RUN) -m briefings.build --settings publishconf.py

import: .venv/site.stamp ## import the saved pages only
	@.venv/bin/briefings import

remove-samples: .venv/site.stamp ## begin your own site: remove the sample briefings and their saved pages, nothing else
	@$(RUN) tools/remove_samples.py

check: .venv/development.stamp ## the fast part of the tests: ruff, mypy, unit tests
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/pytest -n auto -m "not slow"

test: .venv/development.stamp ## all tests, real Chromium included
	@$(PYTHON) tools/find_chromium.py
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/pytest -n 2 --dist loadgroup

audit: .venv/development.stamp ## what needs more than Python and Chromium: Lighthouse, the Nu checker
	@$(RUN) tools/audit

accept: .venv/development.stamp ## write down what a case of tests/articles/ gives now: make accept CASE=warc
	@$(RUN) tests/articles/saved_cases.py $(CASE)

fuzz: .venv/development.stamp ## feed made-up files to the reading of saved pages: make fuzz MINUTES=10
	@$(RUN) tools/fuzz.py --minutes $(MINUTES)

bench: bench-extract bench-tagging bench-stories bench-markdown bench-build bench-import bench-search ## every comparison with peers

bench-search: .venv/development.stamp ## our search beside stock Pagefind and MiniSearch, in one run (needs Node and Chromium)
	@PYTHONPATH=plugins $(RUN) bench/search.py

bench-extract: .venv/benchmark.stamp ## extraction beside trafilatura and readability-lxml, in one run
	@$(RUN) bench/extraction.py

bench-markdown: .venv/development.stamp ## the Markdown engines and the stages of a body, in milliseconds
	@$(RUN) bench/markdown.py

bench-tagging: .venv/benchmark.stamp ## topics and regions beside geotext and flashgeotext, in one run
	@$(RUN) bench/tagging.py

bench-stories: .venv/development.stamp ## how well and how fast stories are found
	@$(RUN) bench/stories.py

bench-build: .venv/benchmark.stamp ## builds beside stock Pelican and Hugo, in turn in one run
	@$(RUN) bench/build.py --search

bench-import: .venv/benchmark.stamp ## the import of many saved pages: time for each, and how busy the cores are
	@$(RUN) bench/importing.py

screenshots: .venv/development.stamp html ## take docs/screenshots again
	@$(RUN) tools/take_screenshots.py

lock: ## lock the newest packages that requirements/*.in allow (needs uv)
	for group in site development benchmark; do \
	  uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-emit-index-url --no-emit-find-links requirements/$$group.in -o requirements/$$group.lock; done

clean: ## delete what can be made again; never content/
	rm -rf output .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis dist .venv

.venv/%.stamp: requirements/%.lock tools/set_up.py
	@$(PYTHON) tools/set_up.py $*
