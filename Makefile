# Two commands on a fresh clone: `make demo` installs into .venv and lints the seed; `make test` runs every check.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt
FORMS := tests/grammar/forms.tsv tests/grammar/decisions.tsv
TABLES := grammar/jixiao_grammar/value.tables
NEEDS := grammar/jixiao_grammar/patterns.needs
INDEX := rules/jixiao_rules/rules.index
LARK := $(wildcard grammar/jixiao_grammar/*.lark grammar/jixiao_grammar/words/*.lark grammar/jixiao_machine/*.py)
WORDS := $(shell find rules/jixiao_rules/words -name '*.txt') $(wildcard rules/jixiao_rules/*.yaml)
SOURCES := $(shell find grammar/jixiao_grammar grammar/jixiao_machine lint/jixiao_lint rules/jixiao_rules -name '*.py' -o -name '*.t[sx][vt]')
# What shows on one screen what a finding looks like: a safe fix, a name to change, a row to move.
SHOWN := UNI002,TIM004,CLS001
SEED := fixtures/tianjin-veterans-2025.txt

.PHONY: demo grammar report-script page page-scripts page-test app test test-long check fix bench docs clean neovim emacs vscode-package vscode

demo: .venv/.installed $(TABLES)
	@$(BIN)/jixiao check $(SEED) --level info --exit-zero --select $(SHOWN)
	@echo
	@echo '以上只用了几条规则。全部问题请看：$(BIN)/jixiao check $(SEED)'

# The tables that the value language runs on, what each expression needs, and the index of the rules; installing makes them too.
grammar: $(TABLES) $(NEEDS) $(INDEX)

$(TABLES): $(LARK) | .venv/.installed
	$(BIN)/python -m jixiao_machine.tables

$(NEEDS): $(SOURCES) | .venv/.installed
	$(BIN)/python -m jixiao_machine.needs_of_packages jixiao_grammar jixiao_lint jixiao_rules

$(INDEX): $(SOURCES) $(WORDS) $(NEEDS) | .venv/.installed
	$(BIN)/python -m jixiao_lint.indexing jixiao_rules

test: .venv/.dev $(TABLES) $(NEEDS) $(INDEX) check
	$(BIN)/python -m pytest -n 2

# What takes minutes: properties over hundreds of thousands of values, damages by the thousand.
test-long: .venv/.dev $(TABLES)
	$(BIN)/python -m pytest -n 2 -m long

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The script of the html report, from TypeScript and ECharts, into lint/jixiao_lint/html_report/made. Needs npm.
report-script:
	cd browser/report && npm install --no-audit --no-fund && npm run build

# The page whose file never leaves: plain files for any web server, in build/page. Needs npm.
page: .venv/.dev $(TABLES)
	$(BIN)/python -m jixiao_lint.page.assemble build/page

# The scripts of the page, compiled anew from TypeScript: the same bytes as those that are kept. Needs npm.
page-scripts:
	cd browser/page && npm install --silent --no-audit --no-fund && npm run --silent build

# The page in a real browser, alone and served, the html report, and their scripts: needs Chromium, and what `make page` needs.
page-test: page
	$(PIP) playwright
	cd browser/page && npm install --silent --no-audit --no-fund
	cd browser/report && npm install --silent --no-audit --no-fund
	$(BIN)/python -m pytest -m browser tests/page tests/html_report

# The program as one file, for systems like this one, and what is asked of it.
app: .venv/.dev $(TABLES)
	$(PIP) --editable '.[app]'
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath build/app --workpath build/app-work app/jixiao.spec
	$(BIN)/python -m pytest -m app tests/app

bench: .venv/.bench
	$(BIN)/python bench/run.py
	$(BIN)/python bench/readers.py
	$(BIN)/python bench/keystrokes.py

docs: .venv/.docs
	$(BIN)/python -m jixiao_lint.manual docs docs/build/pages $(FORMS)
	$(BIN)/zensical build --strict --config-file docs/zensical.toml

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -m venv .venv

# Byte code is made here, so that a user's first run is as quick as the next.
.venv/.installed: pyproject.toml .ci/constraints.txt | .venv/bin/python
	$(PIP) --editable .
	$(BIN)/python -m compileall -q lint grammar rules
	touch $@

.venv/.dev: pyproject.toml .ci/constraints.txt | .venv/bin/python
	$(PIP) --editable '.[dev]'
	$(BIN)/python -m compileall -q lint grammar rules
	touch .venv/.installed $@

.venv/.bench: .venv/.installed
	$(PIP) --editable '.[bench]'
	touch $@

.venv/.docs: .venv/.installed
	$(PIP) --editable '.[docs]'
	touch $@

# A session of a real Neovim with the server; needs `nvim` on the machine.
neovim: .venv/.dev $(TABLES)
	JIXIAO=$(CURDIR)/$(BIN)/jixiao nvim --headless --clean -S editors/neovim/session.lua

# A session of a real Emacs with the server, through eglot; needs `emacs`, before version 29 with the package eglot.
emacs: .venv/.dev $(TABLES)
	JIXIAO=$(CURDIR)/$(BIN)/jixiao emacs --batch --eval '(package-initialize)' --load editors/emacs/session.el

# The extension for VS Code as a file to install; needs node and npm on the machine.
vscode-package: .venv/.dev $(TABLES)
	cd editors/vscode && npm install --no-audit --no-fund && npm test && JIXIAO=$(CURDIR)/$(BIN)/jixiao npm run package

# The extension in a real VS Code, without a way outside; needs Chromium, the npm package code-server (CODE_SERVER is its
# out/node/entry.js) and the Python package playwright.
CODE_SERVER ?= node_modules/code-server/out/node/entry.js
vscode: vscode-package
	unshare --net sh -c 'ip link set lo up && exec $(BIN)/python editors/vscode/e2e/drive.py \
		$(CODE_SERVER) editors/vscode/jixiao.vsix $(CURDIR)/$(BIN)/jixiao editors/vscode/dist/problems.png'
