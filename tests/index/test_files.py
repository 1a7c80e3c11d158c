"""Which files an `add` means."""

from pathlib import Path

from index.files import expand


def test_a_file_that_links_lead_to_again_comes_once(tmp_path: Path) -> None:
    inner = tmp_path / "ward" / "inner"
    inner.mkdir(parents=True)
    (inner / "gout.md").write_text("# Gout\n")
    (inner / "loop").symlink_to(tmp_path / "ward", target_is_directory=True)
    (inner / "link.md").symlink_to(inner / "gout.md")  # another name is another file until it is read
    assert list(expand([tmp_path / "ward" / "**" / "*.md"])) == [inner / "gout.md", inner / "link.md"]
    assert [p.name for p in expand([tmp_path / "ward" / "**"])] == ["gout.md", "link.md"]
