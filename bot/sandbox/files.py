"""Files: uploads, file ids, what the Bot API says of them."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from bot.sandbox.errors import ApiError, bad
from bot.sandbox.pictures import picture_size

if TYPE_CHECKING:
    from bot.sandbox.town import Town

Json = dict[str, Any]
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024
PREFIX = {
    "photo": "AgACAgI", "video": "BAACAgI", "animation": "CgACAgI", "document": "BQACAgI", "audio": "CQACAgI",
    "voice": "AwACAgI", "video_note": "DQACAgI", "sticker": "CAACAgI",
}  # fmt: skip
FOLDERS = {
    "photo": "photos", "video": "videos", "animation": "animations", "document": "documents", "audio": "music",
    "voice": "voice", "video_note": "video_notes", "sticker": "stickers",
}  # fmt: skip
USUAL = {
    "photo": ".jpg", "video": ".mp4", "animation": ".mp4", "document": ".bin", "audio": ".mp3", "voice": ".oga",
    "video_note": ".mp4", "sticker": ".webp",
}  # fmt: skip
SHAPED = ("video", "animation", "sticker")  # have width and height
TIMED = ("video", "animation", "audio", "voice", "video_note")
SHOWN = {"video_note": "VideoNote", "voice": "VoiceNote"}


@dataclass(eq=False)
class StoredFile:
    """One file id. `digest` names the bytes; `facts` are width, height, duration, performer…"""

    KIND: ClassVar[str] = "file"
    KEPT: ClassVar[tuple[str, ...]] = (
        "file_id",
        "unique_id",
        "kind",
        "name",
        "mime",
        "size",
        "digest",
        "path",
        "facts",
    )

    file_id: str
    unique_id: str
    kind: str
    name: str | None
    mime: str | None
    size: int
    digest: str
    path: str
    facts: Json = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Under which the file is kept."""
        return self.file_id

    def brief(self) -> Json:
        """What every kind of file shows."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    """All files of the town; bytes by digest, in memory or in a folder."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self.bytes: dict[str, bytes] = {}
        self.folder: Path | None = None
        self.web: dict[str, bytes] = {}  # what there is in the town's Internet: address -> bytes

    def add(self, kind: str, name: str | None, data: bytes, facts: Json | None = None) -> StoredFile:
        """Keep an upload; the same bytes again get a new file id."""
        number = self.town.number("file")
        digest = hashlib.sha256(data).hexdigest()
        self.write(digest, data)
        facts = {key: value for key, value in (facts or {}).items() if value is not None}
        if kind in (*SHAPED, "photo"):
            width, height = picture_size(data) or (1280, 720)
            facts = {"width": width, "height": height} | facts
        if kind in TIMED:
            facts = {"duration": 1} | facts
        if kind == "video_note":
            facts = {"length": 240} | facts
        mime = mimetypes.guess_type(name or "")[0] or mimetypes.guess_type("x" + USUAL[kind])[0]
        ending = Path(name).suffix if name and Path(name).suffix else USUAL[kind]
        file = StoredFile(
            f"{PREFIX[kind]}{number:08d}{digest[:24]}", f"AQAD{digest[:12]}", kind, name, mime, len(data), digest,
            f"{FOLDERS[kind]}/file_{number}{ending}", facts,
        )  # fmt: skip
        self.put(file)
        self.town.touch(file)
        return file

    def put(self, file: StoredFile) -> None:
        """Find it by id and by path from now on; a photo also by the id of its small size."""
        self.by_id[file.file_id] = file
        self.by_path[file.path] = file
        if file.kind == "photo":
            self.by_id[f"{file.file_id}s"] = replace(file, file_id=f"{file.file_id}s", unique_id=f"{file.unique_id}s")

    def write(self, digest: str, data: bytes) -> None:
        """Keep the bytes; whole or not at all."""
        if self.folder is None:
            self.bytes[digest] = data
            return
        target = self.folder / digest
        if not target.exists():
            fresh = self.folder / f"{digest}.new"
            fresh.write_bytes(data)
            fresh.replace(target)

    def read(self, file: StoredFile) -> bytes:
        """The bytes of a file."""
        if self.folder is None:
            return self.bytes[file.digest]
        return (self.folder / file.digest).read_bytes()

    def check_size(self, kind: str, data: bytes) -> None:
        """Raises ApiError 413 or 400 for what is too big."""
        if len(data) > UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        if kind == "photo" and len(data) > PHOTO_LIMIT:
            raise bad("PHOTO_FILE_TOO_BIG")
        if not data:
            raise bad("file must be non-empty")

    def resolve(self, value: str, kind: str, uploads: Any, facts: Json | None = None) -> StoredFile:
        """The file that a request names: attach://part, address, or file id. Raises ApiError."""
        if value.startswith("attach://"):
            upload = uploads.get(value.removeprefix("attach://"))
            if upload is None:
                raise bad(f"there is no {kind} in the request")
            self.check_size(kind, upload[1])
            self.check_picture(kind, upload[1])
            return self.add(kind, upload[0], upload[1], facts)
        if value.startswith(("http://", "https://")):
            data = self.web.get(value)
            if data is None:
                raise bad("failed to get HTTP URL content")
            return self.add(kind, value.rsplit("/", 1)[-1], data, facts)
        file = self.by_id.get(value)
        if file is None:
            raise bad("wrong file identifier/HTTP URL specified")
        if file.kind != kind and not (kind == "document" and file.kind not in ("photo", "sticker")):
            had, wanted = (SHOWN.get(one, one.capitalize()) for one in (file.kind, kind))
            raise bad(f"can't use file of type {had} as {wanted}")
        return file

    def check_picture(self, kind: str, data: bytes) -> None:
        """Photos must be pictures of a bearable shape."""
        if kind != "photo":
            return
        size = picture_size(data)
        if size is None:
            raise bad("IMAGE_PROCESS_FAILED")
        width, height = size
        if width + height > 10_000 or max(size) > 20 * min(size) or not min(size):
            raise bad("PHOTO_INVALID_DIMENSIONS")

    def shown(self, file: StoredFile) -> Any:
        """What stands in a message under the file's kind."""
        if file.kind == "photo":
            return self.photo_sizes(file)
        shown = file.brief() | file.facts
        if file.kind == "sticker":
            return shown | {"type": "regular", "is_animated": False, "is_video": False}
        if file.kind not in ("voice", "video_note") and file.name:
            shown["file_name"] = file.name
        if file.mime and file.kind != "video_note":
            shown["mime_type"] = file.mime
        return shown

    def photo_sizes(self, file: StoredFile) -> list[Json]:
        """A small and the full size, as `PhotoSize`."""
        width, height = file.facts["width"], file.facts["height"]
        full = file.brief() | {"width": width, "height": height}
        if max(width, height) <= 320:
            return [full]
        share = 320 / max(width, height)
        small = self.by_id[f"{file.file_id}s"].brief()
        return [small | {"width": max(1, round(width * share)), "height": max(1, round(height * share))}, full]
