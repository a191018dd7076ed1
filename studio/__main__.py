"""`python -m studio` is the dubsmith command."""

import sys

from studio.cli import main

sys.exit(main())
