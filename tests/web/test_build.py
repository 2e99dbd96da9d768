"""The site is published whole or not at all, and the same inputs give the same bytes."""

import errno
import json
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from pwa.cli import main
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.site.history import Shipped, followed
from pwa.site.loading import load_site
from pwa.site.packs import sha256
from pwa.web import build as building
from pwa.web import disk, publish
from pwa.web.release import Unreadable, damaged, is_current, read_stamp
from tests.web.conftest import silent

ROOT = Path(__file__).parents[2]


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def index_of(out):
    return json.loads((out / "packs/index.json").read_text(encoding="utf-8"))


def beside(out):
    """Return what lies beside the link: the releases and, while a build is at work, its folder."""
    return sorted(path.name for path in out.parent.iterdir() if path.name not in (out.name, f".{out.name}.lock"))


@pytest.fixture
def build(saying):
    """Return what builds the French site; what it says is what it is made from."""

    def made(out, sentence="Bonjour."):
        said = []
        building.build(saying(sentence, ("fr",)), out, said.append, sha256(sentence.encode()))
        return said

    return made


def is_whole(out):
    return not list(damaged(out, read_stamp(out)))


@pytest.fixture
def other(saying):
    """Return the site after an editor corrected a sentence."""
    return saying("autre")


@pytest.fixture(scope="module")
def french(saying, tmp_path_factory):
    out = tmp_path_factory.mktemp("french") / "site"
    building.build(saying(only=("fr",)), out, silent, "0" * 64)
    return out


# What is published


def test_the_same_inputs_give_the_same_bytes(published, saying, tmp_path):
    building.build(saying(), tmp_path / "site", silent, "0" * 64)

    assert contents(tmp_path / "site") == contents(published)


def test_a_site_of_one_language_leads_to_no_other(french):
    assert 'href="/ar/' not in (french / "fr/index.html").read_text(encoding="utf-8")
    assert set(index_of(french)["packs"]) == {"fr"}


def test_the_index_says_what_each_pack_is(published):
    for tag, entry in index_of(published)["packs"].items():
        file = published / entry["url"].lstrip("/")
        pack = json.loads(file.read_bytes())

        assert re.fullmatch(rf"/packs/{tag}\.[0-9a-f]{{16}}\.json", entry["url"])
        assert entry["sha256"] == sha256(file.read_bytes())
        assert entry["bytes"] == file.with_name(file.name + ".br").stat().st_size
        assert entry["pages"] == len(pack["entries"])
        assert pack["language"] == tag


def test_every_entry_of_a_pack_is_the_page_itself(french):
    pack = json.loads((french / index_of(french)["packs"]["fr"]["url"].lstrip("/")).read_bytes())

    for entry in pack["entries"]:
        page = (french / entry["url"].lstrip("/") / "index.html").read_bytes()
        assert entry["body"].encode() == page
        assert entry["sha256"] == sha256(page)
        assert entry["type"] == "text/html; charset=utf-8"
    assert pack["headers"]["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_stamp_lists_every_file_with_its_size_and_its_hash(published):
    stamp = json.loads((published / "release.json").read_text(encoding="utf-8"))
    there = contents(published)
    del there["release.json"]

    assert stamp["files"] == {name: {"size": len(body), "sha256": sha256(body)} for name, body in there.items()}


def test_whom_to_tell_about_a_hole_is_said_for_a_year(french):
    text = (french / ".well-known/security.txt").read_text(encoding="utf-8")

    assert re.search(r"^Contact: mailto:\S+@\S+$", text, re.M)
    assert re.search(r"^Expires: 20\d\d-\d\d-\d\dT00:00:00Z$", text, re.M)


def test_the_files_are_for_every_user_whatever_the_umask(build, tmp_path):
    before = os.umask(0o077)
    try:
        build(tmp_path / "new/site")
    finally:
        os.umask(before)

    paths = [tmp_path / "new", *(tmp_path / "new/site").resolve().rglob("*")]
    assert {oct(path.stat().st_mode & 0o777) for path in paths if path.is_file()} == {"0o644"}
    assert {oct(path.stat().st_mode & 0o777) for path in paths if path.is_dir()} == {"0o755"}


# The next release


def test_equal_inputs_publish_nothing(build, tmp_path):
    out = tmp_path / "site"
    build(out)
    before = {path: path.stat().st_mtime_ns for path in [out, *out.rglob("*")]}

    said = build(out)

    assert said == [f"nothing changed: {out} stays as it is"]
    assert {path: path.stat().st_mtime_ns for path in [out, *out.rglob("*")]} == before
    assert len(beside(out)) == 1


def test_equal_inputs_of_a_damaged_site_publish_it_again_beside(mine, saying):
    served = mine.resolve()
    (mine / "fr/index.html").write_bytes(b"")

    building.build(saying(), mine, silent, "0" * 64)

    assert is_current(mine, "0" * 64)
    assert mine.resolve() != served
    assert served.exists()


def test_a_release_has_a_name_of_its_own_and_the_one_before_stays(build, tmp_path):
    out = tmp_path / "site"
    names = []
    for sentence in ("un", "deux", "un", "trois"):
        build(out, sentence)
        names.append(out.resolve().name)

    assert len(set(names)) == 4
    assert beside(out) == sorted(names[-2:])


def test_what_did_not_change_is_not_compressed_again(build, tmp_path, monkeypatch):
    out = tmp_path / "site"
    build(out, "un")
    compressed = tmp_path / "compressed"
    compressed.touch()

    def compress(body):
        with compressed.open("ab") as file:
            file.write(b".")
        return publish.Compressor.compress_gzip(body)

    monkeypatch.setattr(publish, "_COMPRESSORS", {"br": publish.Compressor.compress_brotli, "gzip": compress})
    build(out, "deux")

    # The two pages that say it, the pack of their language, what changed in it, and the index.
    assert compressed.stat().st_size == 5
    assert is_whole(out)


def test_a_small_update_travels_alone_and_older_packs_stay(french, saying, tmp_path):
    out = tmp_path / "site"
    shutil.copytree(french, out)
    before = index_of(out)["packs"]["fr"]

    building.build(saying("Un résumé corrigé.", ("fr",)), out, silent, "f" * 64)

    after = index_of(out)["packs"]["fr"]
    change = after["deltas"][before["sha256"][:16]]
    file = out / change["url"].lstrip("/")
    delta = json.loads(file.read_bytes())
    assert (out / before["url"].lstrip("/")).exists()
    assert change["sha256"] == sha256(file.read_bytes())
    assert change["bytes"] < 1500 < after["bytes"]
    assert {entry["url"] for entry in delta["entries"]} == {"/fr/", "/fr/guide/dormir/"}


def test_over_five_builds_the_packs_of_the_last_three_stay(build, tmp_path):
    out = tmp_path / "site"
    packs = []
    for sentence in ("A", "B", "C", "D", "E"):
        build(out, sentence)
        packs.insert(0, index_of(out)["packs"]["fr"]["url"])
        for path in out.rglob("*"):
            # A time of a file means nothing.
            os.utime(path, (1, 1))

        stamp = read_stamp(out)
        assert [each.path for each in stamp.packs["fr"]] == packs[:3]
        assert all((out / path.lstrip("/")).exists() for path in packs[:3])
        assert not any((out / path.lstrip("/")).exists() for path in packs[3:])
        assert is_whole(out)
    assert len(list((out / "packs").glob("fr.*.*.json"))) == 2


def test_a_pack_that_comes_back_is_the_newest_again():
    a, b = Shipped("/packs/a", "a"), Shipped("/packs/b", "b")

    assert followed({"fr": (b, a)}, {"fr": a}) == {"fr": (a, b)}
    assert followed({"fr": (b, a)}, {"fr": b}) == {"fr": (b, a)}


@pytest.mark.parametrize(
    "damage",
    [
        lambda out: (out / "packs/index.json").write_bytes(b"[]"),
        lambda out: (out / index_of(out)["packs"]["fr"]["url"].lstrip("/")).write_bytes(b"{"),
        lambda out: (out / "release.json").write_bytes(b"[]"),
        lambda out: (out / "release.json").write_bytes(b'{"format": 1, "files": 7'),
        lambda out: (out / "release.json").write_bytes(b'{"format": 2}'),
        lambda out: (out / "release.json").write_bytes(b"[" * 200_000),
        lambda out: shutil.rmtree(out / "packs"),
        lambda out: shutil.rmtree(out.resolve()),
    ],
    ids=["index", "pack", "stamp", "half a stamp", "another format", "a deep stamp", "no packs", "no release"],
)
def test_what_is_damaged_never_stops_a_build(mine, other, damage):
    damage(mine)
    said = []

    building.build(other, mine, said.append, "f" * 64)

    assert is_current(mine, "f" * 64)


def test_a_damaged_old_pack_is_dropped_and_said(mine, other):
    old = index_of(mine)["packs"]["fr"]["url"]
    (mine / old.lstrip("/")).write_bytes(b"{")
    said = []

    building.build(other, mine, said.append, "f" * 64)

    assert f"{old} is left out: it isn't whole any more" in said
    assert not (mine / old.lstrip("/")).exists()
    assert index_of(mine)["packs"]["fr"]["deltas"] == {}


# What can go wrong


def test_what_was_published_stays_when_a_build_fails(mine, tiny, tiny_copy):
    before = contents(mine)
    shutil.copytree(tiny.templates, tiny_copy / "templates")
    (tiny_copy / "templates/pages/phone.html").write_text("{{ 1 / 0 }}", encoding="utf-8")

    with pytest.raises(Problems, match=r"phone\.html:1: the page /fr/phone/ can't be drawn \(ZeroDivisionError"):
        building.build(load_site(Project.at(tiny_copy)), mine, silent, "f" * 64)

    assert contents(mine) == before
    assert len(beside(mine)) == 1


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_what_the_disk_refuses_is_a_sentence_and_the_old_site_stays(mine, other, monkeypatch, number):
    before = contents(mine)

    def refuse(path, body, sync=False):
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(publish, "write_file", refuse)
    with pytest.raises(Problems, match=rf"{os.strerror(number)}.*what was built before stays"):
        building.build(other, mine, silent, "f" * 64)

    assert contents(mine) == before
    assert len(beside(mine)) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_can_not_be_written_is_a_sentence(build, tmp_path):
    tmp_path.chmod(0o555)

    with pytest.raises(Problems, match="let this user write there"):
        build(tmp_path / "site")


def test_a_folder_of_someone_else_is_not_touched(build, tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/love.txt").write_text("x", encoding="utf-8")

    with pytest.raises(Problems, match="no site of ours"):
        build(tmp_path / "letters")

    assert (tmp_path / "letters/love.txt").exists()


def test_a_site_that_was_copied_is_replaced_too(mine, other, tmp_path):
    copy = tmp_path / "copied/site"
    shutil.copytree(mine, copy)

    building.build(other, copy, silent, "f" * 64)

    assert copy.is_symlink()
    assert is_current(copy, "f" * 64)


def test_of_two_builds_at_once_one_waits(build, saying, tmp_path):
    out = tmp_path / "site"
    said, failed = [], []
    for sentence in ("un", "deux"):
        saying(sentence, ("fr",))

    def run(sentence):
        try:
            said.extend(build(out, sentence))
        except Exception as error:
            failed.append(error)

    both = [threading.Thread(target=run, args=(sentence,)) for sentence in ("un", "deux")]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert failed == []
    assert "another build is at work here: waiting for its end" in said
    assert is_whole(out)
    assert len(beside(out)) == 2


def test_a_build_does_not_wait_for_ever(mine, other, monkeypatch):
    monkeypatch.setattr(disk, "WAIT", 0.1)
    with (
        publish.Publication(mine, other, silent),
        pytest.raises(Problems, match="another build has been at work here for too long"),
    ):
        building.build(other, mine, silent, "f" * 64)


BUILD = """
import sys
from pathlib import Path
from pwa.project import Project
from pwa.site.loading import load_site
from pwa.web import build as building
site = load_site(Project.at(Path(sys.argv[1])), ("fr",))
print("ready", flush=True)
building.build(site, Path(sys.argv[2]), print, sys.argv[3])
"""


def start(guide, out, number):
    """Start a build in a process of its own, up to the moment when it begins. Each of its pages is a new one."""
    region = guide / "content/region.toml"
    text = re.sub(r'(?m)^centre_name = .*$', f'centre_name = "Maison {number}"', region.read_text(encoding="utf-8"))
    region.write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", BUILD, str(guide), str(out), f"{number:064x}"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True)
    process.stdout.readline()
    return process


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site_and_no_process(tiny_copy, tmp_path):
    """The moments are spread over a build, and its end, where the release is swapped, gets more of them."""
    out = tmp_path / "built/site"
    first = start(tiny_copy, out, 0)
    begun = time.monotonic()
    first.communicate()
    takes = time.monotonic() - begun
    chance = random.Random(7)

    for number in range(1, 11):
        process = start(tiny_copy, out, number)
        time.sleep(takes * (chance.random() if number % 2 else chance.uniform(0.8, 1.1)))
        process.kill()
        # The output ends with the last process that could write to it.
        process.communicate(timeout=10)

        assert is_whole(out)

    start(tiny_copy, out, 99).communicate()
    assert is_current(out, f"{99:064x}")
    assert len(beside(out)) == 2


def test_what_killed_builds_left_is_removed(mine, other):
    for name in (".site.new", ".site.4711", "site-0123456789ab", "site-0123456789ab-77"):
        (mine.parent / name / "fr").mkdir(parents=True)
    (mine.parent / ".site.link").symlink_to("nowhere")
    (mine.parent / "site-of-my-own").mkdir()

    building.build(other, mine, silent, "f" * 64)

    assert beside(mine) == sorted(
        ["site-000000000000-1", "site-ffffffffffff-2", "site-of-my-own"]
    )


# Whether a build is due


def test_a_site_that_lost_a_file_or_a_byte_is_not_current(mine):
    assert is_current(mine, "0" * 64)
    assert not is_current(mine, "1" * 64)

    page = mine / "fr/index.html"
    body = page.read_bytes()
    for wrong in (body[:-1], b"", body.replace(b"112", b"211")):
        page.write_bytes(wrong)
        assert not is_current(mine, "0" * 64)
    page.unlink()
    assert not is_current(mine, "0" * 64)


def test_nothing_is_no_site(tmp_path):
    assert not is_current(tmp_path / "site", "0" * 64)
    with pytest.raises(Unreadable):
        read_stamp(tmp_path)


def test_another_version_of_a_library_asks_for_another_build(tiny, tiny_site, monkeypatch):
    before = building.fingerprint(tiny, tiny_site.languages)
    versions = building.importlib.metadata.version
    monkeypatch.setattr(
        building.importlib.metadata, "version", lambda name: "99" if name == "babel" else versions(name)
    )

    assert building.fingerprint(tiny, tiny_site.languages) != before


# The command


def test_a_server_that_can_not_build_serves_what_was_built_before(mine, monkeypatch):
    served = []
    monkeypatch.setattr("pwa.web.serving.serve", lambda folder, host, port, workers: served.append(folder))

    def refuse(site, out, say, inputs):
        raise Problems([Problem(Origin("here"), "the disk is full", "make room")])

    monkeypatch.setattr(building, "build", refuse)
    run = CliRunner().invoke(main, ["serve", "--out", str(mine)])

    assert run.exit_code == 0
    assert "the disk is full, make room" in run.stderr
    assert served == [mine]


def test_a_server_without_any_site_says_why_and_ends(tmp_path, monkeypatch):
    def refuse(site, out, say, inputs):
        raise Problems([Problem(Origin("here"), "the disk is full", "make room")])

    monkeypatch.setattr(building, "build", refuse)
    run = CliRunner().invoke(main, ["serve", "--out", str(tmp_path / "site")])

    assert run.exit_code == 1
    assert "the disk is full, make room" in run.stderr


def test_a_stamp_that_somebody_shortened_is_not_believed(mine):
    stamp = json.loads((mine / "release.json").read_bytes())
    stamp["files"] = {name: entry for name, entry in stamp["files"].items() if not name.startswith("fr/")}
    (mine / "release.json").write_bytes(json.dumps(stamp, ensure_ascii=False, indent=0).encode() + b"\n")

    with pytest.raises(Unreadable):
        read_stamp(mine)
