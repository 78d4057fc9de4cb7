"""Folders outside the site whose files it shows are watched too."""

from pathlib import Path

from builder.serve.model import Rebuilt


def test_a_folder_that_a_build_names_is_watched(start, tmp_path):
    """A clip that is put into a media folder starts a build; when the settings name another folder, that one counts."""
    named = [tmp_path / "media"]
    for folder in ("media", "usb"):
        (tmp_path / folder).mkdir()
    calls = []

    def act(paths: frozenset[Path]) -> Rebuilt:
        calls.append(paths)
        return Rebuilt((), changed=False, outside=tuple(named))

    running = start(act=act)
    running.calls_until(tmp_path / "media")  # from then on nothing in it can be missed
    (tmp_path / "media/clip.mp4").write_bytes(b"clip")
    running.calls_until(tmp_path / "media/clip.mp4")
    named[:] = [tmp_path / "usb", running.source / "inside"]
    (running.source / "site.yaml").write_text("media: {folders: [../usb]}")
    running.calls_until(tmp_path / "usb")
    (tmp_path / "usb/other.mp4").write_bytes(b"clip")
    running.calls_until(tmp_path / "usb/other.mp4")
