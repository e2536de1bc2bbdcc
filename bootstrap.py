"""Makes `.venv` with the locked packages: `bootstrap.py run` or `bootstrap.py dev`.

It runs before anything is installed, and on a Python that may be too old: standard library and old syntax.
"""

import os
import subprocess
import sys

FOLDER = ".venv"


def main(lock: str) -> None:
    """Create the environment if need be and install requirements/LOCK.txt, or exit with one sentence."""
    python_here = "{}.{}".format(*sys.version_info)
    if sys.version_info < (3, 11):  # noqa: UP036 (it is what this file is for)
        sys.exit(f"Grassroots needs Python 3.11 or newer and this is {python_here}; set PYTHON to another.")
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        sys.exit(
            "This Python cannot make virtual environments; install its venv package "
            "(Debian and Ubuntu: python3-venv), or set PYTHON to another one."
        )
    if not os.path.exists(os.path.join(FOLDER, "pyvenv.cfg")):
        venv.create(FOLDER, with_pip=True)
    python = os.path.join(FOLDER, "Scripts" if os.name == "nt" else "bin", "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.call([*pip, "-r", f"requirements/{lock}.txt"]):
        sys.exit(
            "The packages could not be installed, for the reason above. A bundle serves the kind of machine "
            f"and the Python that it was made with; this is {sys.platform}, Python {python_here}."
        )


if __name__ == "__main__":
    main(sys.argv[1])
