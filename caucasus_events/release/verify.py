"""``verify``: a release on disk, read again and held against its manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from caucasus_events.data import manifest as manifests
from caucasus_events.data.content import content_sha256
from caucasus_events.data.index import read_index
from caucasus_events.data.layout import added_columns
from caucasus_events.data.manifest import FileEntry, Manifest, check_file, read_manifest
from caucasus_events.errors import CaucasusEventsError
from caucasus_events.schema.arrow import arrow_schema
from caucasus_events.vocabulary.registry import SCHEMA_VERSION, TABLE_NAMES, table

Progress = Callable[[str], None]


def verify(folder: Path, progress: Progress | None = None) -> list[str]:
    """Return everything that is wrong with a release; an empty list if it holds.

    Checked: the manifest against ``versions.json`` beside the folder (where it lists this
    version), every file's kind, size and hash, no file too many, every table's columns,
    types, number of rows, content hash, keys and references.

    Parameters
    ----------
    folder : Path
        The release.
    progress : callable, optional
        Is told each file's name.

    Raises
    ------
    CaucasusEventsError
        If the folder or its manifest cannot be read at all.
    """
    if not folder.is_dir():
        raise CaucasusEventsError(
            f"there is no folder {folder}",
            hint=f"name a release's folder, for example data/processed/{folder.name}",
        )
    if not (folder / manifests.FILE).exists():
        raise CaucasusEventsError(
            f"{folder} holds no manifest.json", hint="a release is a folder named by its version"
        )
    manifest = _manifest(folder)
    problems = list(_strangers(folder, manifest))
    tables: dict[str, pa.Table] = {}
    for entry in manifest.files:
        if progress:
            progress(entry.name)
        try:
            path = check_file(folder, entry)
            if entry.name.endswith(".parquet"):
                problems += _table(entry, path, manifest, tables)
        except CaucasusEventsError as error:
            problems.append(error.message)
        except (pa.ArrowException, OSError) as error:
            problems.append(f"{entry.name} cannot be read: {error}")
    needed = {f"{name}.parquet" for name in TABLE_NAMES}
    missing = needed - {entry.name for entry in manifest.files}
    if manifest.schema_version == SCHEMA_VERSION:
        problems += [f"the manifest lists no {name}" for name in sorted(missing)]
        problems += _references(tables)
    return problems


def _manifest(folder: Path) -> Manifest:
    index = read_index(folder.resolve().parent)
    expected = {str(version): sha256 for version, sha256 in index.items}
    manifest = read_manifest(folder, sha256=expected.get(folder.resolve().name))
    if str(manifest.version) in expected and folder.resolve().name != str(manifest.version):
        raise CaucasusEventsError(f"{folder} holds release {manifest.version}")
    return manifest


def _strangers(folder: Path, manifest: Manifest) -> Iterator[str]:
    listed = {entry.name for entry in manifest.files} | {manifests.FILE}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            yield f"{name} is a symbolic link"
        elif not path.is_dir() and name not in listed:
            yield f"{name} is not in the manifest"


def _table(
    entry: FileEntry, path: Path, manifest: Manifest, tables: dict[str, pa.Table]
) -> Iterator[str]:
    name = entry.name.removesuffix(".parquet")
    if name not in TABLE_NAMES:
        return
    data = pq.read_table(path, partitioning=None)
    tables[name] = data
    if data.num_rows != entry.rows:
        yield f"{entry.name} has {data.num_rows} rows, the manifest says {entry.rows}"
    found = data.schema
    own = [column for column in found.names if column not in added_columns(name)]
    content = content_sha256(data, own)
    if content != entry.content_sha256:
        yield f"{entry.name}: its content hash is {content}, the manifest says otherwise"
    key = table(name).key
    if key and key in found.names and pc.count_distinct(data[key]).as_py() != data.num_rows:
        yield f"{entry.name}: {key} is not unique"
    if manifest.schema_version != SCHEMA_VERSION:
        return
    schema = arrow_schema(name)
    for field in schema:
        if field.name not in found.names:
            yield f"{entry.name} has no column {field.name}"
        elif found.field(field.name).type != field.type:
            yield f"{entry.name}: {field.name} is {found.field(field.name).type}, not {field.type}"


def _references(tables: dict[str, pa.Table]) -> Iterator[str]:
    for name, data in tables.items():
        for column in table(name).columns:
            target = tables.get(column.references or "")
            key = table(column.references).key if column.references else None
            if target is None or key is None or column.name not in data.column_names:
                continue
            if column.name in {"superseded_by", "supersedes"}:
                continue
            values = data[column.name]
            flat = pc.list_flatten(values) if pa.types.is_list(values.type) else values
            known = pc.or_(pc.is_in(flat, value_set=target[key]), flat.is_null())
            wrong = flat.filter(pc.invert(known))
            if len(wrong):
                yield f"{name}.{column.name}: {wrong[0]} is not in {column.references}"
