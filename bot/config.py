"""Settings, read once from the environment and from `.env`."""

from __future__ import annotations

import re
import secrets
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from integrations.addresses import Allowed, allowed_hosts

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_HOST = re.compile(r"[A-Za-z0-9._:-]+")  # a name, or an address of either kind
_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,199}")
_CURES = {
    "bot_token": "not a bot token: copy it from @BotFather, it looks like 123456:ABC-DEF",
    "telegram_api_url": "not an address: give one like https://api.telegram.org or http://127.0.0.1:8081",
    "owner_id": "not a Telegram user id: it is a whole number like 123456789, not a @name",
    "database_url": "not a database: give sqlite+aiosqlite:///data/desk.db, or postgresql+asyncpg:// and the rest",
    "data_dir": "not a folder: give a path like data or /var/lib/smm-desk",
    "secret_key": "too short: give at least 32 characters, or leave it out and one is made",
    "log_level": "give debug, info, warning or error",
    "log_format": "give console or json",
    "http_host": "not a host: give a name or an address like 127.0.0.1",
    "http_port": "not a port: give a number from 1 to 65535, or leave it out and nothing listens",
    "fetch_allow": "not hosts with ports: give them like 127.0.0.1:8080,wiki.example:80",
    "telegram_web_url": "not an address: give one like https://t.me or http://127.0.0.1:8081",
    "chotam_url": "not an address: give one like https://chotam.ru",
    "chotam_token": "too short: copy it whole from Chotam's settings, or leave it out",
    "openai_api_key": "too short: copy it whole from your account, or leave it out and no model is asked",
    "openai_base_url": "not an address: give one like https://api.openai.com/v1 or http://127.0.0.1:11434/v1",
    "openai_model": "not a name: give one like gpt-4o-mini",
    "sandbox_host": "not a host: give a name or an address like 127.0.0.1",
    "sandbox_port": "not a port: give a number from 1 to 65535",
}
"""What to do about each setting that is wrong."""


class Settings(BaseSettings):
    """Every setting has a default: with none at all the sandbox runs."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    owner_id: int | None = Field(None, gt=0, lt=2**52)
    database_url: str = ""
    data_dir: Path = Path("data")
    secret_key: SecretStr | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"
    http_host: str = "127.0.0.1"
    http_port: int | None = Field(None, ge=1, le=65535)
    fetch_allow: str = ""
    telegram_web_url: str = "https://t.me"
    chotam_url: str = "https://chotam.ru"
    chotam_token: SecretStr | None = None
    openai_api_key: SecretStr | None = None
    openai_base_url: str = "https://api.openai.com/v1"
    openai_model: str = "gpt-4o-mini"
    sandbox_host: str = "127.0.0.1"
    sandbox_port: int = Field(8080, ge=1, le=65535)

    @field_validator("*", mode="before")
    @classmethod
    def _bare(cls, value: object) -> object:
        """Spaces around a value come with copying."""
        return value.strip() if isinstance(value, str) else value

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError
        return value

    @field_validator("telegram_api_url", "telegram_web_url", "chotam_url", "openai_base_url")
    @classmethod
    def _url(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.hostname or "") or parts.port == 0:
            raise ValueError
        return value.rstrip("/")

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        parts = urlsplit(value)
        file = parts.scheme == "sqlite+aiosqlite" and not parts.netloc and len(parts.path) > 1
        server = parts.scheme == "postgresql+asyncpg" and parts.hostname and parts.port != 0 and len(parts.path) > 1
        if value and not (file or server):
            raise ValueError
        return value

    @field_validator("secret_key")
    @classmethod
    def _long(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < 32:
            raise ValueError
        return value

    @field_validator("sandbox_host", "http_host")
    @classmethod
    def _host(cls, value: str) -> str:
        if not _HOST.fullmatch(value):
            raise ValueError
        return value

    @field_validator("fetch_allow")
    @classmethod
    def _pairs(cls, value: str) -> str:
        allowed_hosts(value)
        return value

    @field_validator("openai_model")
    @classmethod
    def _name(cls, value: str) -> str:
        if not _MODEL.fullmatch(value):
            raise ValueError
        return value

    @field_validator("chotam_token", "openai_api_key")
    @classmethod
    def _whole(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < 8:
            raise ValueError
        return value

    @property
    def allowed(self) -> Allowed:
        """Hosts and ports that may be fetched from although they are private."""
        return allowed_hosts(self.fetch_allow)

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'desk.db'}"

    def key(self) -> str:
        """The secret key: from the environment, else kept under DATA_DIR, made there the first time."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value()
        path = self.data_dir / "secret.key"
        if not path.exists():
            self.data_dir.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(32), "utf-8")
        return path.read_text("utf-8").strip()

    def in_sandbox(self) -> Settings:
        """The same settings with a data folder of their own, so that play never meets real work."""
        return self.model_copy(update={"data_dir": self.data_dir / "sandbox", "database_url": "", "owner_id": None})


def faults_of(error: ValidationError) -> list[str]:
    """A line per wrong setting: its name and the cure, never its value."""
    names = dict.fromkeys(str(fault["loc"][0]) for fault in error.errors(include_input=False, include_url=False))
    return [f"{name.upper()}: {_CURES[name]}" for name in names]
