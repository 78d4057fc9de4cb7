"""The same sources give the same bytes, whoever builds them, where, and in which order."""

import os
import shutil

import pytest


@pytest.fixture(scope="module")
def sources(portal_files, lesson):
    """So many lessons that a pool of processes is used, and every kind of page besides."""
    files = dict(portal_files)
    for n in range(70):
        files[f"lessons/2016/2016-{n:02d}/lesson.md"] = lesson(
            f"第{n}讲", f"正文{n}。\n", date=f"2016-{n % 12 + 1:02d}-{n % 28 + 1:02d}", speakers=[f"讲者{n % 9}"],
            branch="机电队", topic="先进事迹", tags=[f"词{n % 7}", "同"], award="一等奖" if n % 5 == 0 else None)  # fmt: skip
    return files


@pytest.fixture(scope="module")
def first(sources, tmp_path_factory, write, build):
    """The site, built once in a fresh folder by one process."""
    root = tmp_path_factory.mktemp("first") / "site"
    write(root, {"site_src/organizations.yaml": ORGANIZATIONS, **sources})
    return root, build(root).files


ORGANIZATIONS = """\
name: 公司党委
children:
  - {name: 城郊煤矿党委, children: [{name: 综采一队党支部}, {name: 机电队党支部}]}
  - {name: 总医院党委, children: [{name: 护理部党支部}]}
"""


def test_another_folder_gives_the_same_bytes(first, tmp_path, build, tree):
    """The site's own place on the disk, spaces and Chinese in it, is seen nowhere in the output."""
    root, files = first
    moved = tmp_path / "另一个 地方" / "site"
    shutil.copytree(root, moved, ignore=shutil.ignore_patterns(".xuexi", "public"))
    assert build(moved, tmp_path / "out put").files == files
    assert str(tmp_path).encode() not in b"".join(files.values())


def test_two_processes_give_the_same_bytes(first, tmp_path, build):
    """A pool reads and renders in chunks, and nothing of that is seen."""
    root, files = first
    moved = tmp_path / "site"
    shutil.copytree(root, moved, ignore=shutil.ignore_patterns(".xuexi", "public"))
    assert build(moved, jobs=2).files == files


def test_the_order_in_which_files_were_made_is_not_seen(sources, first, tmp_path, write, build):
    """Files that are written in the opposite order, with other times, give the same bytes."""
    write(tmp_path, dict(reversed({"site_src/organizations.yaml": ORGANIZATIONS, **sources}.items())))
    for number, path in enumerate(sorted(tmp_path.rglob("*"), reverse=True)):
        os.utime(path, (10**9 + number, 10**9 + number))
    assert build(tmp_path).files == first[1]


def test_a_second_build_changes_nothing(first, build):
    """With the cache of the first build nothing is made, and with none everything is made again, the same."""
    root, files = first
    again = build(root)
    assert (again.report.parsed, again.report.made, again.report.removed) == (0, 0, 0)
    assert again.files == files
    shutil.rmtree(root / ".xuexi")
    assert build(root).files == files
    shutil.rmtree(root / "public")
    assert build(root).files == files


def test_the_list_of_files_is_true(first):
    """xuexi-manifest.json names every other file with its size, so that two copies can be compared."""
    import json

    _, files = first
    told = json.loads(files["xuexi-manifest.json"])["files"]
    assert {name: size for name, (size, _) in told.items()} == {
        name: len(content) for name, content in files.items() if name != "xuexi-manifest.json"
    }
