"""The commands: parse, call, print, exit status. One module for each kind of people."""

from pwa.cli.base import main
from pwa.cli.editors import check, confirm, list_stale
from pwa.cli.operators import build, serve
from pwa.cli.recordings import audio
from pwa.cli.translators import translate

__all__ = ["audio", "build", "check", "confirm", "list_stale", "main", "serve", "translate"]
