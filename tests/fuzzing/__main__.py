"""``python -m tests.fuzzing --minutes 10 --seed 1``: feed bad input to the commands for as long as is asked."""

from __future__ import annotations

import tempfile
import time
from itertools import count
from pathlib import Path
from random import Random

import click

from .trials import at_home, try_all

_CALLS = 4


@click.command()
@click.option("--minutes", type=float, default=10, show_default=True, help="How long.")
@click.option("--seed", default=0, show_default=True, help="Where to begin; each input is the seed's next.")
@click.option("--keep", type=click.Path(path_type=Path), default=Path("findings"), help="Where to keep what it finds.")
def main(minutes: float, seed: int, keep: Path) -> None:
    """Feed bad input to the commands; exit code 1 if one ended as none may."""
    kept, end, found = keep.absolute(), time.monotonic() + minutes * 60, 0
    with tempfile.TemporaryDirectory() as place, at_home(Path(place)) as folder:
        for number in count(seed):
            if time.monotonic() > end:
                break
            for finding in try_all(folder, Random(number), _CALLS):
                found += 1
                click.echo(f"seed {number}: kzgraph {' '.join(finding.call)}\n{finding.what}\n")
                for name, content in finding.files.items():
                    path = kept / str(number) / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
    click.echo(f"{number - seed} inputs, {found} findings" + (f", kept in {kept}" if found else ""))
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()
