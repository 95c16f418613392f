# The two commands of a new checkout are `make demo` and `make test`; both do their own set-up.
.PHONY: help setup demo test lint bench lock test-bookworm test-machine test-arm pictures clean
BYTAVLA = .venv/bin/bytavla

help:  ## say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## OS packages through apt where missing, and .venv with bytavla in it
	@deploy/setup.sh run

demo: setup  ## publish, serve, sync and play the sample board
	@$(BYTAVLA) demo playlists

test:  ## set up and run every test
	@deploy/setup.sh test
	@.venv/bin/python -m pytest --durations=15

lint:  ## ruff, mypy and shellcheck
	@deploy/setup.sh dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@shellcheck -x deploy/*.sh deploy/sdcard/*.sh deploy/server/*.sh .ci/run

bench:  ## measure us against feh, pqiv, mpv, chromium, rclone, rsync, wget
	@deploy/setup.sh bench
	@.venv/bin/python -m tests.bench

lock:  ## choose anew the versions that boards install, with their hashes: deploy/requirements.lock
	@deploy/setup.sh dev
	@.venv/bin/pip install --quiet --group lock
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-package systemd-python \
		--custom-compile-command 'make lock' --upgrade pyproject.toml --group build --output-file deploy/requirements.lock

test-bookworm:  ## the whole machines of tests/machine once more, with the older Debian
	@deploy/setup.sh test
	@BYTAVLA_SUITE=bookworm .venv/bin/python -m pytest tests/machine

test-machine:  ## proves a board on a whole emulated computer with a screen, and writes docs/machine.md (an hour and more)
	@deploy/setup.sh machine
	@.venv/bin/python -m pytest -m vm tests/vm

test-arm:  ## does the lock install, import and work on a Raspberry Pi's processor, under CPython 3.11 and 3.13?
	@deploy/setup.sh machine
	@deploy/wheels.sh --check
	@.venv/bin/python -m pytest -m arm tests/arm

pictures: setup  ## draw the pictures of README and guides anew
	@.venv/bin/python docs/make_pictures.py

clean:  ## remove what set-up and tests have made here
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info demo-slides
