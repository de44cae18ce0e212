"""Settings, read once from the environment and from `.env`."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting has a default: with none at all the sandbox runs."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    owner_id: int | None = None
    database_url: str = ""
    data_dir: Path = Path("data")
    secret_key: SecretStr | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"
    sandbox_host: str = "127.0.0.1"
    sandbox_port: int = Field(8080, ge=1, le=65535)

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        number, colon, rest = (value.get_secret_value() if value else "1:x").partition(":")
        if not (number.isdigit() and colon and rest):
            raise ValueError("not a bot token: copy it from @BotFather, it looks like 123456:ABC-DEF")
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _url(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("not an address: it begins with http:// or https://")
        return value.rstrip("/")

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("secret_key")
    @classmethod
    def _long(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < 32:
            raise ValueError("too short: give at least 32 characters, or leave it out and one is made")
        return value

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
    lines = []
    for fault in error.errors(include_input=False, include_url=False):
        name = str(fault["loc"][0]).upper() if fault["loc"] else "SETTINGS"
        message = fault["msg"].removeprefix("Value error, ")
        lines.append(f"{name}: {message}")
    return lines
