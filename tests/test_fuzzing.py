"""A minute of bad input in the gate; ``make fuzz`` goes on for as long as one likes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from click import Context
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzgraph.cli import cli

from .fuzzing.inputs import make_claims, spoil
from .fuzzing.trials import CALLS, Finding, at_home, draw_files, judge, lay_out, try_all, try_one

SEEDS = range(0, 64, 8)
CLAIMS = "facts/claims/gazette.ttl"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with at_home(tmp_path_factory.mktemp("home")) as home:
        yield home


def tell(findings: list[Finding]) -> str:
    return "\n".join(f"kzgraph {' '.join(each.call)}: {each.what} {each.files}" for each in findings)


def test_every_command_is_fed_bad_input() -> None:
    assert {call[0] for call in CALLS} == set(cli.list_commands(Context(cli)))


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_call_answers_on_sound_files(folder: Path, call: tuple[str, ...]) -> None:
    lay_out(folder, {})
    result = CliRunner().invoke(cli, call, standalone_mode=False)
    assert judge(call, result) == ""
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("first", SEEDS)
def test_files_with_spoilt_bytes_end_in_an_answer_or_a_clear_error(folder: Path, first: int) -> None:
    for seed in range(first, first + SEEDS.step):
        assert not (found := try_all(folder, Random(seed), calls=2)), (seed, tell(found))


@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.sampled_from(CALLS))
def test_facts_that_mean_nothing_end_in_an_answer_or_a_clear_error(
    folder: Path, rng: Random, call: tuple[str, ...]
) -> None:
    finding = try_one(folder, {CLAIMS: make_claims(rng).encode()}, call)
    assert finding is None, finding.what


def test_a_seed_gives_the_same_input_again_and_another_another() -> None:
    assert draw_files(Random(5)) == draw_files(Random(5))
    assert len({str(draw_files(Random(seed))) for seed in range(20)}) == 20
    assert len({spoil(Random(seed), b"kz:from 1 .") for seed in range(20)}) > 15


@pytest.mark.parametrize("wrong", [KeyError("x"), RecursionError(), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")])
def test_what_would_be_a_traceback_is_a_finding(
    folder: Path, wrong: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        raise wrong

    monkeypatch.setattr("kzgraph.graph.KnowledgeGraph.stats", break_down)
    finding = try_one(folder, {}, ("stats",))
    assert finding is not None
    assert type(wrong).__name__ in finding.what
