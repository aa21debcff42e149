"""The learner's copy of the notebooks: refreshed while untouched, never overwritten once touched.

work/.handed_out.json holds the digest of every notebook as it was last put there. A notebook is
untouched while it has that digest, or the digest of today's version. All names are POSIX paths
relative to notebooks/, such as `ko/solutions/03_lstm_gates.ipynb`. Standard library only.
"""

import contextlib
import errno
import hashlib
import itertools
import json
import os
import time
from pathlib import Path

MANIFEST = ".handed_out.json"
WAITS = (0.1, 0.2, 0.4, 0.8, 1.6)  # seconds


def notebooks(folder: Path) -> dict[str, str]:
    """Digest of each notebook under `folder` by name, in order; hidden folders are left out."""
    names = (path.relative_to(folder) for path in folder.rglob("*.ipynb"))
    visible = sorted(
        name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts)
    )
    return {name: digest(folder / name) for name in visible}


def refresh(source: Path, work: Path) -> list[str]:
    """Bring `work` up to date; name the touched notebooks for which a newer version waits."""
    check_writable(work)
    handed_out, fresh = read_manifest(work), notebooks(source)
    manifest, newer = {}, []
    for name, today in fresh.items():
        base = handed_out.get(name)
        if touched(work / name, base, today):
            manifest[name] = base or today
            if base != today:
                newer.append(name)
        else:
            put(source, work, name)
            manifest[name] = today
    for name in handed_out.keys() - fresh.keys():
        if not touched(work / name, handed_out[name]):
            patiently((work / name).unlink, missing_ok=True)
    write_manifest(work, manifest)
    return newer


def check_writable(work: Path) -> None:
    """Raise PermissionError where the learner could save nothing, even if all is up to date."""
    work.mkdir(parents=True, exist_ok=True)
    if not os.access(work, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), work)


def reset(source: Path, work: Path, name: str) -> Path | None:
    """Put `name` back fresh; return where the learner's version is kept, if any."""
    manifest, today = read_manifest(work), digest(source / name)
    kept = None
    if touched(work / name, manifest.get(name), today):
        kept = free_name(work / name)
        patiently(os.replace, work / name, kept)
    put(source, work, name)
    write_manifest(work, {**manifest, name: today})
    return kept


def ours(source: Path, work: Path) -> list[str]:
    """The notebooks in `work` that are byte for byte today's: the only ones to be trusted."""
    names = (name for name in notebooks(source) if (work / name).is_file())
    return [name for name in names if (work / name).read_bytes() == (source / name).read_bytes()]


def matches(names: list[str], wanted: str) -> list[str]:
    """The names that `wanted` may mean: `ko/03`, `ko/lstm`, `en/solutions/03_lstm_gates`, `03`."""
    wanted = wanted.replace("\\", "/").removeprefix("work/").removesuffix(".ipynb")
    folder, _, lesson = wanted.rpartition("/")
    found = []
    for name in names:
        place, _, stem = name.removesuffix(".ipynb").rpartition("/")
        title = stem.partition("_")[2]
        if folder in ("", place) and (stem.startswith(lesson) or title.startswith(lesson)):
            found.append(name)
    return [name for name in found if name == f"{wanted}.ipynb"] or found


def touched(path: Path, *known: str | None) -> bool:
    """Whether there is a file at `path` whose digest is none of the known ones."""
    return path.is_file() and digest(path) not in known


def digest(path: Path) -> str | None:
    """SHA-256 of what a notebook holds, None where there is no file.

    Merely by opening and saving, JupyterLab writes the running Python into the metadata and 1.0 as
    1: neither counts as a change. Of what is no notebook, every byte counts.
    """
    if not path.is_file():
        return None
    data = path.read_bytes()
    with contextlib.suppress(ValueError, KeyError, TypeError):
        notebook = json.loads(data, parse_int=float)
        del notebook["metadata"]["language_info"]
        data = json.dumps(notebook, sort_keys=True).encode("utf-8")
    return hashlib.sha256(data).hexdigest()


def put(source: Path, work: Path, name: str) -> None:
    """Copy one notebook into `work`, unless it is there already."""
    data = (source / name).read_bytes()
    if not (work / name).is_file() or (work / name).read_bytes() != data:
        write(work / name, data)


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.half")
    try:
        half.write_bytes(data)
        patiently(os.replace, half, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            half.unlink()
        error.filename = error.filename or path  # a full disk names none
        raise


def patiently(change, *names, **options) -> None:
    """Change a file; try again where a virus scanner or OneDrive holds it (Windows)."""
    for wait in WAITS:
        try:
            return change(*names, **options)
        except PermissionError:
            time.sleep(wait)
    return change(*names, **options)


def free_name(path: Path) -> Path:
    """`03_x.mine-1.ipynb` beside `path`, with the next number that is free."""
    names = (path.with_name(f"{path.stem}.mine-{n}{path.suffix}") for n in itertools.count(1))
    return next(name for name in names if not name.exists())


def read_manifest(work: Path) -> dict[str, str]:
    """What was handed out; nothing where the manifest is missing or damaged."""
    try:
        manifest = json.loads((work / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def write_manifest(work: Path, manifest: dict[str, str]) -> None:
    """Note what was handed out; where that is noted already, nothing is written."""
    if manifest == read_manifest(work):
        return
    text = json.dumps(manifest, indent=1, sort_keys=True)
    write(work / MANIFEST, text.encode("utf-8"))
