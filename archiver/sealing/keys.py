"""The archive's Ed25519 key: ``archive.key`` for the owner alone, ``archive.pub`` beside it to be given away."""

from __future__ import annotations

from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from archiver.errors import ArchiveDamaged, BadArgument, WriteFailed
from archiver.sealing import durable

SECRET, PUBLIC = "archive.key", "archive.pub"


def own_key(folder: Path) -> Ed25519PrivateKey:
    """The key of the archive in *folder*, made where there is none. Raises WriteFailed, ArchiveDamaged for another file."""
    path = folder / SECRET
    try:
        if not path.exists():
            _make(folder)
        key = load_pem_private_key(path.read_bytes(), None)
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror}") from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ArchiveDamaged(f"{path}: no private key") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ArchiveDamaged(f"{path}: no Ed25519 key")
    return key


def public_key(path: Path) -> Ed25519PublicKey:
    """The public key in a PEM file. Raises BadArgument."""
    try:
        key = load_pem_public_key(path.read_bytes())
    except OSError as error:
        raise BadArgument(f"{path}: {error.strerror}") from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise BadArgument(f"{path}: no public key") from error
    if not isinstance(key, Ed25519PublicKey):
        raise BadArgument(f"{path}: no Ed25519 key")
    return key


def holds(key: Ed25519PublicKey, signature: bytes, statement: bytes) -> bool:
    """True where *signature* is the key's own over *statement*."""
    try:
        key.verify(signature, statement)
    except InvalidSignature:
        return False
    return True


def _make(folder: Path) -> None:
    """The public half first: with the private one there, both are."""
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    durable.write(folder / PUBLIC, public, 0o644)
    durable.write(folder / SECRET, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), 0o600)
