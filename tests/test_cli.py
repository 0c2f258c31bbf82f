from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from .conftest import COMMANDS, ROOT, TINY
from .terminal import ends_well, fails_clearly, run


def test_who_lists_holders_with_certainty_and_evidence() -> None:
    lines = ends_well(run("who", "--on", "2021-01-22")).splitlines()
    columns = (
        "post,post_id,body,holder,holder_id,capacity,certainty,start,end,last_attested,"
        "implied,said_by,hedge,fact,evidence"
    )
    assert lines[0] == columns
    assert any(
        "Askar Mamin,askar-mamin,reappointed,certainly" in line and "crs-in11581#char=" in line for line in lines
    )
    assert any(",not stated,,,not stated,,,," in line for line in lines)


def test_facts_as_jsonl_is_the_contract_one_line_per_fact_and_source() -> None:
    records = [json.loads(line) for line in ends_well(run("facts", "--format", "jsonl")).splitlines()]
    assert {tuple(record) for record in records} == {
        (
            "id",
            "class",
            "modality",
            "statement",
            "said_by",
            "source",
            "from",
            "until",
            "on",
            "as_of",
            "implied",
            "evidence",
        )
    }
    assert len({(record["id"], record["source"]) for record in records}) == len(records) > 150


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown"])
@pytest.mark.parametrize("command", ["who", "facts"])
def test_every_table_format_is_written(command: str, form: str) -> None:
    assert "Mamin" in ends_well(run(command, "--about", "Askar Mamin", "--format", form, COLUMNS="200"))


def test_a_query_comes_from_the_argument_a_file_or_standard_input(tmp_path: Path) -> None:
    sparql = "SELECT ?post { :askar-mamin kz:held ?post }"
    (tmp_path / "q.rq").write_text(sparql)
    answers = {
        ends_well(run("query", sparql)),
        ends_well(run("query", "--file", tmp_path / "q.rq")),
        ends_well(run("query", stdin=sparql)),
        ends_well(run("query", "-", stdin=sparql)),
        ends_well(run("query", "-f", "-", stdin=sparql)),
    }
    assert answers == {"post\nhttps://w3id.org/kzgraph/id/prime-minister\n"}


def test_a_graph_is_turtle_unless_another_format_is_named() -> None:
    sparql = "CONSTRUCT { ?p a kz:Person } WHERE { ?p a kz:Person }"
    assert ":askar-mamin a kz:Person" in ends_well(run("query", sparql))
    assert "<https://w3id.org/kzgraph/id/askar-mamin> <" in ends_well(run("query", sparql, "--format", "ntriples"))


def test_an_empty_answer_and_a_false_one_are_answers() -> None:
    assert ends_well(run("query", "ASK { kz:nothing a kz:Nothing }")) == "false\n"
    assert ends_well(run("query", "SELECT ?x { ?x a kz:Nothing }")) == "x\n"
    nothing = run("who", "--on", "1990-01-01", "--about", "prime-minister")
    assert nothing.returncode == 0


def test_on_a_terminal_the_default_is_a_table_that_fits() -> None:
    master, slave = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "kzgraph", "who", "--on", "2021-01-22"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=os.environ | {"COLUMNS": "80"},
        check=True,
        timeout=60,
    )
    os.close(slave)
    shown = os.read(master, 100_000).decode()
    os.close(master)
    assert "Who held which post on 2021-01-22" in shown
    assert all(len(line.rstrip()) <= 80 for line in shown.splitlines())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["who", "--on", "2021-13-01"], ["not in the calendar"]),
        (["who", "--on", "yesterday"], ["'yesterday' is no day", "2021-01-22"]),
        (["who", "--on", "2021-01"], ["no single day"]),
        (["who", "--on", "99999-01-01"], ["no day"]),
        (["who", "--about", "Nazarbayov"], ["nursultan-nazarbayev (Nursultan Nazarbayev)"]),
        (["facts", "--source", "crs"], ["no source is called 'crs'", "crs-in11581"]),
        (["facts", "--class", "Tenures"], ["Tenure"]),
        (["query", "SELECT ?s WHER { ?s ?p ?o }"], ["line 1, column", "^"]),
        (["query", "SELECT ?s { ?s nope:x ?o }"], ["prefix that is not declared"]),
        (["query", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"], ["SERVICE is refused"]),
        (["query", "DELETE WHERE { ?s ?p ?o }"], ["the graph is read-only"]),
        (["query", "README.md"], ["--file README.md"]),
        (["who", "--about", "Naz"], ["more than one", "dariga-nazarbayeva", "nursultan-nazarbayev"]),
        (["who", "--facts", ""], [".: no facts here"]),
        (["query", "--file", "/nowhere/q.rq"], ["/nowhere/q.rq", "No such file"]),
        (["query", "ASK {}", "--file", "x.rq"], ["not both"]),
        (["query", "ASK {}", "--format", "turtle"], ["cannot be written as turtle"]),
        (["export", "-o", "/nowhere/x.ttl"], ["/nowhere/x.ttl: cannot be written: No such file"]),
        (["view", "-o", "/"], ["not a file"]),
        (["view", "--on", "2021-02-30"], ["not in the calendar"]),
        (["who", "--facts", "/nowhere"], ["/nowhere: no such folder"]),
        (["check", "--record"], ["--record needs --sources"]),
        (["check", "--sources", "/nowhere"], ["/nowhere: no such folder"]),
        (["format", "/nowhere/x.ttl"], ["/nowhere/x.ttl", "No such file"]),
        (["nonsense"], ["No such command"]),
        (["who", "--nonsense"], ["No such option"]),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line_with_exit_code_2(words: list[str], told: list[str]) -> None:
    fails_clearly(run(*words), *told)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY / "facts", tmp_path / "facts"))


def test_broken_turtle_is_told_by_file_line_and_what(folder: Path) -> None:
    path = folder / "claims" / "gazette.ttl"
    path.write_text(path.read_text().replace("kz:holder :ana-alpha ;", "kz:holder :ana-alpha ; ; . ;", 1))
    line = path.read_text()[: path.read_text().index("; ; .")].count("\n") + 1
    for command in ("who", "check", "export"):
        fails_clearly(run(command, "--facts", folder), f"{path}:{line}: ")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\x00", b"<" * 9999, b"@prefix : <x> .\n" + b"(" * 3000])
def test_bytes_that_are_no_turtle_never_end_in_a_traceback(folder: Path, content: bytes) -> None:
    (folder / "claims" / "gazette.ttl").write_bytes(content)
    fails_clearly(run("who", "--facts", folder), "gazette.ttl")


def test_check_finds_nothing_in_sound_facts_and_says_how_many(folder: Path) -> None:
    result = run("check", "--facts", folder, "--sources", TINY / "texts")
    assert ends_well(result) == ""
    assert "no problem" in result.stderr


def test_check_names_what_is_wrong_and_exits_1(folder: Path) -> None:
    path = folder / "claims" / "gazette.ttl"
    path.write_text(path.read_text().replace('"1998"^^xsd:gYear', '"1998-13"^^xsd:gYearMonth'))
    result = run("check", "--facts", folder)
    assert result.returncode == 1
    assert f"{path}:6: :ana-alpha-chair has a wrong date: '1998-13' is not in the calendar" in result.stdout
    assert "Traceback" not in result.stderr


def test_format_writes_the_canonical_form_and_check_only_tells(folder: Path) -> None:
    path = folder / "claims" / "gazette.ttl"
    canonical = path.read_text()
    path.write_text(canonical.replace(" ;\n    kz:post", "; kz:post"))
    told = run("format", "--check", path)
    assert (told.returncode, told.stdout) == (1, f"{path}: is not canonical\n")
    assert ends_well(run("format", path)) == f"{path}: written\n"
    assert path.read_text() == canonical
    assert ends_well(run("format", "--check", path)) == ""


def test_format_refuses_to_drop_a_comment(folder: Path) -> None:
    path = folder / "claims" / "gazette.ttl"
    before = "# a thought\n" + path.read_text()
    path.write_text(before)
    fails_clearly(run("format", path), "gazette.ttl:1: a comment would be dropped")
    assert path.read_text() == before


def test_a_file_is_exported_whole_and_the_same_as_to_standard_output(tmp_path: Path) -> None:
    result = run("export", "--format", "trig", "-o", tmp_path / "all.trig")
    assert "wrote" in result.stderr
    assert (tmp_path / "all.trig").read_text() == ends_well(run("export", "--format", "trig"))


def test_a_full_disk_is_a_clear_error() -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "kzgraph", "export"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert result.returncode == 2
    assert result.stderr == "kzgraph: No space left on device\n"


def test_a_closed_pipe_ends_quietly() -> None:
    shell = f"{sys.executable} -m kzgraph export | head -c 10"
    result = subprocess.run(["bash", "-o", "pipefail", "-c", shell], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert len(result.stdout) == 10


def test_ctrl_c_ends_a_running_query_at_once() -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    asking = subprocess.Popen(
        [sys.executable, "-m", "kzgraph", "query", endless], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(2)
    assert asking.poll() is None
    asking.send_signal(signal.SIGINT)
    out, err = asking.communicate(timeout=10)
    assert (asking.returncode, out, err) == (130, "", "\nkzgraph: interrupted\n")


@pytest.mark.parametrize(
    "sparql", ["ASK " + "{" * 20_000 + "}" * 20_000, "ASK { FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ") }"]
)
def test_deep_nesting_ends_in_an_answer_or_a_clear_error(sparql: str) -> None:
    result = run("query", stdin=sparql)
    assert result.returncode in (0, 2), result.stderr[:300]
    assert "Traceback" not in result.stderr


def test_closed_and_ill_encoded_streams_are_clear_errors() -> None:
    shell = f"{sys.executable} -m kzgraph"
    for command, told in (
        (f"{shell} query <&-", "standard input"),
        (f"{shell} who >&-", "standard output is closed"),
        (f"printf '\\377' | {shell} query", "standard input is not UTF-8 at byte 0"),
    ):
        result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        fails_clearly(result, told)


def test_format_knows_a_claims_file_from_inside_its_folder(folder: Path) -> None:
    claims = folder / "claims"
    before = (claims / "gazette.ttl").read_text()
    result = subprocess.run(
        [sys.executable, "-m", "kzgraph", "format", "gazette.ttl"],
        cwd=claims,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (0, "")
    assert (claims / "gazette.ttl").read_text() == before


def test_crlf_and_a_bom_are_not_canonical(folder: Path) -> None:
    path = folder / "claims" / "gazette.ttl"
    before = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n"))
    assert run("format", "--check", path).returncode == 1
    ends_well(run("format", path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"1998"^^xsd:gYear', '"yesterday"', "is no date"),
        ('"1998"^^xsd:gYear', '"2021-02-30"^^xsd:date', "not in the calendar"),
        ("kz:holder :ana-alpha", "kz:holder :ana-alfa", "which nothing describes"),
        ("kz:holder :ana-alpha", 'kz:holder "Ana"', "which is not of its kind"),
        ("a kz:Tenure ;\n    kz:current true ;\n    kz:from", "kz:current true ;\n    kz:from", "no class of facts"),
    ],
)
def test_bad_data_is_listed_and_never_breaks_the_check(folder: Path, old: str, new: str, told: str) -> None:
    path = folder / "claims" / "gazette.ttl"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    result = run("check", "--facts", folder)
    assert result.returncode == 1, result.stderr
    assert told in result.stdout
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("field", ["kz:digest", "kz:length", "kz:datingBasis"])
def test_a_source_record_without_what_it_needs_is_listed(folder: Path, field: str) -> None:
    path = folder / "register.ttl"
    lines = path.read_text().splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if field in line)
    path.write_text("".join(lines[:at] + lines[at + 1 :]).replace(";\n\n", ".\n\n"))
    result = run("check", "--facts", folder)
    assert result.returncode == 1, result.stderr
    assert field in result.stdout


def test_problems_are_listed_even_where_the_texts_cannot_be_matched(folder: Path) -> None:
    path = folder / "register.ttl"
    path.write_text("".join(line for line in path.read_text().splitlines(True) if "kz:digest" not in line))
    result = run("check", "--facts", folder, "--sources", TINY / "texts")
    assert result.returncode == 1, result.stderr
    assert "kz:digest" in result.stdout
    fails_clearly(run("check", "--facts", folder, "--sources", "/nowhere"), "/nowhere: no such folder")


def test_a_long_query_without_spaces_is_no_file_name() -> None:
    assert "the query breaks" in run("query", "ASK{" + "a" * 5000).stderr


def test_a_check_names_the_sources_that_it_could_not_prove(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    shutil.copy(TINY / "texts" / "courier.txt", tmp_path / "texts")
    (tmp_path / "texts" / "letter.txt").write_bytes(b"\xff")
    result = run("check", "--facts", folder, "--sources", tmp_path / "texts")
    assert "not proved, for no text was given: commentary-2021 (" in result.stderr
    assert " gazette (4 spans), " in result.stderr
    assert "courier: 3 spans, 3 exact (courier.txt, the recorded text)\n" in result.stderr


def test_hidden_files_and_odd_names_do_no_harm(folder: Path) -> None:
    (folder / "._register.ttl").write_bytes(b"\x00\x05")
    ends_well(run("who", "--facts", folder))
    (folder / "claims" / "my source.ttl").write_text("")
    fails_clearly(run("who", "--facts", folder), "my source.ttl: not named after a source")


def test_an_export_takes_its_format_from_the_ending_and_a_dash_is_standard_output(tmp_path: Path) -> None:
    ends_well(run("export", "-o", tmp_path / "all.trig"))
    assert "src:crs-in11581 {" in (tmp_path / "all.trig").read_text()
    assert ends_well(run("export", "-o", "-")) == ends_well(run("export"))


def test_denials_are_asked_for_by_modality() -> None:
    denials = ends_well(run("facts", "--modality", "denial", "--format", "jsonl")).splitlines()
    assert denials
    assert {json.loads(line)["modality"] for line in denials} == {"denial"}


def test_the_choices_of_the_command_line_are_those_of_the_library() -> None:
    from kzgraph import claims, export, results, tables
    from kzgraph.cli import options

    def choices(command: str, name: str) -> tuple[str, ...]:
        (option,) = [each.type for each in COMMANDS[command].params if each.name == name]
        assert isinstance(option, click.Choice)
        return tuple(option.choices)

    assert options.TABLES == tables.TABLE_FORMATS == choices("who", "form")
    assert choices("query", "form") == (*tables.TABLE_FORMATS, "xml", *results.GRAPH_FORMATS)
    assert choices("facts", "modality") == claims.MODALITIES
    assert choices("export", "form") == export.FORMATS


def test_every_command_has_help_with_an_example() -> None:
    for name, command in COMMANDS.items():
        help_text = ends_well(run(name, "--help"))
        assert f"Example: kzgraph {name}" in help_text
        assert command.help


def test_a_cold_query_imports_only_what_it_needs() -> None:
    code = (
        "import sys; sys.argv = ['kzgraph', 'query', 'ASK {}']\n"
        "from kzgraph import cli; cli.cli(standalone_mode=False)\n"
        "heavy = {'rdflib', 'networkx', 'pyvis', 'pyshacl', 'rich', 'jinja2'} & sys.modules.keys()\n"
        "assert not heavy, heavy"
    )
    run_code = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert run_code.returncode == 0, run_code.stderr
