"""Makes `.venv` with the locked packages: `bootstrap.py run` or `bootstrap.py dev`.

It runs before anything is installed, and on a Python that may be too old: standard library and old syntax only.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)
FOLDER = ".venv"


def main(lock):  # type: (str) -> None
    """Create the environment if need be, and install requirements/LOCK.txt into it. Exits with one sentence."""
    if sys.version_info < OLDEST:
        sys.exit(
            "Grassroots needs Python 3.11 or newer and this is %d.%d; set PYTHON." % sys.version_info[:2]
        )
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
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.call([python] + install + ["-r", "requirements/%s.txt" % lock]):  # noqa: RUF005
        sys.exit(
            "The packages could not be installed, for the reason above. A bundle serves the kind of machine "
            "and the Python it was made with (here: %s, Python %d.%d)."
            % ((sys.platform,) + sys.version_info[:2])  # noqa: RUF005
        )


if __name__ == "__main__":
    main(sys.argv[1])
