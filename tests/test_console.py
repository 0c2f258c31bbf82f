from __future__ import annotations

from pathlib import Path

import pytest

from .console import make_programs, read_commands, read_stories, run_block

TEXT = """# One
```console
$ mkdir a
```
## Two
```console
$ cat > a.txt <<'END'
# no heading
$ no command
END
$ cat a.txt
old
```
more
```console
$ cat \\
    a.txt
# no heading
$ no command
```
"""


def test_the_blocks_under_a_heading_are_one_story() -> None:
    stories = read_stories(TEXT)
    assert {heading: len(blocks) for heading, blocks in stories.items()} == {"One": 1, "Two": 2}
    assert read_commands(stories["Two"][0]) == ["cat > a.txt <<'END'\n# no heading\n$ no command\nEND", "cat a.txt"]
    assert read_commands(stories["Two"][1])[0] == "cat \\\n    a.txt"


def test_a_story_runs_in_one_folder_and_is_given_with_what_it_prints(tmp_path: Path) -> None:
    programs = make_programs(tmp_path)
    first, second = read_stories(TEXT)["Two"]
    assert run_block(first, tmp_path, programs) == first.replace("old", "# no heading\n$ no command")
    assert run_block(second.replace("$ no command\n", ""), tmp_path, programs) == second


def test_kzgraph_is_the_one_that_is_tested(tmp_path: Path) -> None:
    printed = run_block("$ kzgraph template Person --quiet\n", tmp_path, make_programs(tmp_path))
    assert printed.startswith("$ kzgraph template Person --quiet\n?id a kz:Person ;\n")


@pytest.mark.parametrize("block", ["$ rm -rf x\n", "$ cat > x <<'END'\nno end\n"])
def test_what_no_example_may_do_is_refused(block: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        run_block(block, tmp_path, make_programs(tmp_path))
