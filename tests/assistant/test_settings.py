"""Settings come from the environment and give way to the command line; reading them makes nothing."""

from pathlib import Path

import pytest

from assistant.errors import BadSetting
from assistant.settings import TIMEOUT, data_folder, settings
from index.embed import DEFAULT_ENCODER


def test_nothing_set_is_the_users_data_folder_the_default_encoder_and_no_model(tmp_path: Path) -> None:
    read = settings({"XDG_DATA_HOME": str(tmp_path)})
    assert read.library == tmp_path / "guideline-assistant" / "library"
    assert (read.encoder, read.model, read.url, read.prompts, read.strike) == (DEFAULT_ENCODER, "", "", None, True)
    assert list(tmp_path.iterdir()) == []


def test_every_variable_is_read() -> None:
    read = settings(
        {
            "GUIDELINE_LIBRARY": "~/mine",
            "GUIDELINE_ENCODER": "other",
            "GUIDELINE_MODEL": "ollama:llama3.2",
            "GUIDELINE_MODEL_URL": "http://127.0.0.1:1",
            "GUIDELINE_MODEL_TIMEOUT": "300",
            "GUIDELINE_PROMPTS": "~/prompts",
            "GUIDELINE_UNSUPPORTED": "omit",
        }
    )
    assert (read.library, read.prompts) == (Path.home() / "mine", Path.home() / "prompts")
    assert (read.encoder, read.model, read.url) == ("other", "ollama:llama3.2", "http://127.0.0.1:1")
    assert (read.timeout, read.strike) == (300.0, False)


def test_the_command_line_goes_first() -> None:
    stated = {"GUIDELINE_LIBRARY": "a", "GUIDELINE_MODEL": "a:a", "GUIDELINE_MODEL_URL": "a"}
    read = settings(stated, library="b", model="b:b", url="b")
    assert (read.library, read.model, read.url) == (Path("b"), "b:b", "b")
    assert settings(stated, model="").model == ""


def test_windows_has_its_own_folder() -> None:
    assert data_folder({"LOCALAPPDATA": "local"}) == Path("local") / "guideline-assistant" / "library"


def test_a_variable_without_a_value_is_not_set() -> None:
    read = settings(
        dict.fromkeys(
            ("GUIDELINE_ENCODER", "GUIDELINE_PROMPTS", "GUIDELINE_UNSUPPORTED", "GUIDELINE_MODEL_TIMEOUT"), ""
        )
    )
    assert (read.encoder, read.prompts, read.strike, read.timeout) == (DEFAULT_ENCODER, None, True, TIMEOUT)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("GUIDELINE_LIBRARY", "~nosuchuser/library"),
        ("GUIDELINE_PROMPTS", "~nosuchuser/prompts"),
        ("GUIDELINE_UNSUPPORTED", "omitt"),
        ("GUIDELINE_MODEL_TIMEOUT", "a minute"),
        ("GUIDELINE_MODEL_TIMEOUT", "0"),
        ("GUIDELINE_MODEL_TIMEOUT", "nan"),
    ],
)
def test_a_value_that_means_nothing_is_named(variable: str, value: str) -> None:
    with pytest.raises(BadSetting, match=f"{value}.*{variable}|{variable}.*{value}"):
        settings({variable: value})


def test_where_no_home_folder_is_known_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_: Path) -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "expanduser", nobody)
    with pytest.raises(BadSetting, match="--library"):
        data_folder({})
