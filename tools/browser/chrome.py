"""Where Chrome, Chromium or Edge is installed: for course.py and the browser tests."""

import os
import shutil
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PATHS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
MAC_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)


def find_chrome() -> str | None:
    """Path of a browser to test with, or None; the environment variable CHROME overrides."""
    if "CHROME" in os.environ:
        return shutil.which(os.environ["CHROME"])
    folders = [os.environ[name] for name in WINDOWS_FOLDERS if name in os.environ]
    installed = [Path(folder, path) for folder in folders for path in WINDOWS_PATHS]
    candidates = (*COMMANDS, *MAC_PATHS, *map(str, installed))
    return next(filter(None, map(shutil.which, candidates)), None)
