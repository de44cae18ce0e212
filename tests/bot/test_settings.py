"""S16: each wrong setting in one line with its cure, exit code 2, and nothing secret shown."""

from __future__ import annotations

import io
import logging
from contextlib import redirect_stderr
from pathlib import Path

import pytest
import structlog
from pydantic import ValidationError

from bot import log
from bot.__main__ import main
from bot.config import Settings, faults_of
from bot.running import inside_the_town
from integrations.addresses import checked

SECRETS = ("123456:HUNTERS-canary", "0123456789-canary-0123456789-0123", "pass-word-canary")
WRONG = {
    "BOT_TOKEN": (
        "abc", "123456", "123456:", ":HUNTERS-canary", "12 34:HUNTERS-canary", "123456:HUNTERS canary",
        '"123456:HUNTERS-canary"', "token=123456:HUNTERS-canary", "１２３:HUNTERS-canary", "bot123456:HUNTERS-canary",
        "<123456:HUNTERS-canary>", "123456:ΑΒΓ-canary",
    ),
    "TELEGRAM_API_URL": (
        "api.telegram.org", "localhost:8081", "ftp://api.telegram.org", "http://", "https://:443", "http://exa mple",
        "http://[::1", "https://api.telegram.org:99999", "https://api.telegram.org:port", "//api.telegram.org",
    ),
    "OWNER_ID": ("@me", "12.5", "-5", "0", "1e9", "99999999999999999999", "12 345", "me", "0x10"),
    "DATABASE_URL": (
        "garbage", "://", "sqlite:///x.db", "sqlite+aiosqlite://", "sqlite+aiosqlite:///", "data/desk.db",
        "postgresql://desk:pass-word-canary@host/desk", "postgresql+asyncpg://desk:pass-word-canary@host",
        "postgresql+asyncpg://desk:pass-word-canary@host:port/desk", "postgresql+asyncpg:///desk",
        "mysql+aiomysql://desk:pass-word-canary@host/desk", "sqlite+aiosqlite:////proc/no/such/desk.db",
        "postgresql+asyncpg://desk:pass-word-canary@127.0.0.1:1/desk",
    ),
    "DATA_DIR": ("/proc/nope", "/dev/null", "/dev/null/x"),
    "SECRET_KEY": ("short-canary", "0123456789-canary-0123456789-01"),
    "LOG_LEVEL": ("verbose", "10", "in fo"),
    "LOG_FORMAT": ("xml", "text"),
    "HTTP_HOST": ("http://127.0.0.1", "no such host", "127.0.0.1/24"),
    "HTTP_PORT": ("0", "-1", "70000", "http", "8080.5", "80 80"),
    "FETCH_ALLOW": ("127.0.0.1", "http://127.0.0.1:80", "wiki:port", "wiki:80/x", "a:80 b:81", "*"),
    "TELEGRAM_WEB_URL": ("t.me", "t.me/s/name", "ftp://t.me", "https://"),
    "CHOTAM_URL": ("chotam.ru", "https://"),
    "CHOTAM_TOKEN": ("canary",),
    "OPENAI_API_KEY": ("canary",),
    "OPENAI_BASE_URL": ("api.openai.com/v1", "ftp://api.openai.com", "https://"),
    "OPENAI_MODEL": ("gpt 4o", "-m", "модель"),
    "SANDBOX_HOST": ("http://127.0.0.1", "no such host", "127.0.0.1/24"),
    "SANDBOX_PORT": ("0", "-1", "70000", "http", "8080.5", "80 80"),
}  # fmt: skip
CASES = [(name, value) for name, values in WRONG.items() for value in values]
CURE = ("copy it", "give ", "Give ", "it is a whole number", "Is the server up", "Example")


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine, and a folder of its own."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def check(capsys: pytest.CaptureFixture[str], verb: str = "check") -> tuple[int, list[str]]:
    """The exit code and the faults; no secret is anywhere in what was written."""
    try:
        code = main([verb])
    except SystemExit as end:
        code = int(str(end.code))
    shown = capsys.readouterr()
    for secret in (*SECRETS, "canary"):
        assert secret not in shown.out + shown.err
    assert "Traceback" not in shown.err
    return code, [line for line in shown.out.splitlines() if line.startswith("✗")]


def test_there_are_enough_of_them() -> None:
    assert set(WRONG) == {name.upper() for name in Settings.model_fields}
    assert len(CASES) >= 60


@pytest.mark.parametrize(("name", "value"), CASES)
def test_a_wrong_setting_is_one_line_with_its_cure(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)
    code, faults = check(capsys)
    about = [fault for fault in faults if fault.startswith(f"✗ {name}: ")]
    assert code == 2
    assert len(about) == 1, faults
    assert any(cure in about[0] for cure in CURE), about


@pytest.mark.parametrize(
    ("name", "value"), [("DATA_DIR", "/dev/null"), ("DATABASE_URL", "sqlite+aiosqlite:////proc/no/such/desk.db")]
)
@pytest.mark.parametrize("verb", ["run", "migrate"])
def test_the_other_verbs_say_the_same_instead_of_breaking(
    verb: str, name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456:HUNTERS-canary")
    monkeypatch.setenv(name, value)
    code, faults = check(capsys, verb)
    assert code == 2
    assert len(faults) == 1
    assert faults[0].startswith(f"✗ {name}: ")


def test_several_wrong_settings_are_a_line_each(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("BOT_TOKEN", "OWNER_ID", "SANDBOX_PORT"):
        monkeypatch.setenv(name, "canary")
    code, faults = check(capsys)
    assert code == 2
    assert [fault.split(":")[0] for fault in faults] == ["✗ BOT_TOKEN", "✗ OWNER_ID", "✗ SANDBOX_PORT"]


def test_a_wrong_line_in_the_file_is_found_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".env").write_text("OWNER_ID=@canary\nLOG_LEVEL=info\n", "utf-8")
    assert check(capsys) == (2, [f"✗ {fault}" for fault in faults("owner_id", "@x")])


def faults(name: str, value: str) -> list[str]:
    with pytest.raises(ValidationError) as error:
        Settings(_env_file=None, **{name: value})  # type: ignore[arg-type]
    return faults_of(error.value)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".env").write_bytes("OWNER_ID=пять\n".encode("utf-16"))
    code, lines = check(capsys)
    assert code == 2
    assert len(lines) == 1
    assert "UTF-8" in lines[0]


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("BOT_TOKEN", "  123456:HUNTERS-canary\n", "123456:HUNTERS-canary"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/ ", "http://127.0.0.1:8081"),
        ("OWNER_ID", " 123456789 ", 123456789),
        ("LOG_LEVEL", "INFO", "info"),
        ("DATABASE_URL", "", ""),
        ("OWNER_ID", "", None),
        ("SANDBOX_HOST", "::1", "::1"),
    ],
)
def test_what_is_meant_is_read(name: str, value: str, read: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    found = getattr(Settings(), name.lower())
    assert (found.get_secret_value() if name == "BOT_TOKEN" else found) == read


def test_a_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path / "data")
    assert len(settings.key()) >= 32
    assert settings.key() == Settings(_env_file=None, data_dir=tmp_path / "data").key()
    assert (tmp_path / "data" / "secret.key").stat().st_mode & 0o077 == 0


def test_settings_never_show_their_secrets() -> None:
    token, key, _ = SECRETS
    settings = Settings(_env_file=None, bot_token=token, secret_key=key)
    assert "canary" not in repr(settings) + str(settings) + settings.model_dump_json()


# What is logged


@pytest.mark.parametrize(
    "line",
    [
        "https://api.telegram.org/bot123456789:AAF-canary_canary_canary_canary/getMe",
        "token 123456789:AAF-canary_canary_canary_canary.",
        "a key of ours: 0123456789-canary-0123456789-0123!",
    ],
)
def test_secrets_are_masked_wherever_they_stand(line: str) -> None:
    log.keep_out("0123456789-canary-0123456789-0123")
    assert "canary" not in log.masked(line)


@pytest.mark.parametrize("form", ["console", "json"])
def test_neither_messages_nor_tracebacks_nor_libraries_show_a_secret(form: str) -> None:
    token = "123456789:AAF-canary_canary_canary_canary"
    kept = logging.getLogger().handlers[:]
    gone, written = io.StringIO(), io.StringIO()
    try:
        with redirect_stderr(gone):
            log.set_up("debug", form)  # type: ignore[arg-type]
        gone.close()
        with redirect_stderr(written):
            try:
                raise ValueError(f"https://api.telegram.org/bot{token}/getMe")
            except ValueError:
                structlog.get_logger("desk").exception("broke", url=f"/bot{token}/getMe")
                logging.getLogger("aiogram").warning("failed: %s", token, exc_info=True)
    finally:
        logging.getLogger().handlers[:] = kept
        structlog.reset_defaults()
    assert "broke" in written.getvalue()
    assert "ValueError" in written.getvalue()
    assert "canary" not in written.getvalue()


def test_the_sandbox_listens_to_its_own_town() -> None:
    own = inside_the_town(Settings(_env_file=None, fetch_allow="wiki.example:8000"), "1:token", "http://127.0.0.1:8080")
    assert own.telegram_web_url == own.telegram_api_url == "http://127.0.0.1:8080"
    assert own.allowed == {("wiki.example", 8000), ("127.0.0.1", 8080)}
    assert checked("http://127.0.0.1:8080/feeds/coffee-diary.xml", own.allowed)
