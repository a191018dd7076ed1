"""The engine: from phonemes to sound with torch. The only room that imports it."""

import os

# Threads that wait for one another sleep instead of spinning. Alone on the machine that costs nothing measurable;
# beside another busy program, such as a video editor, spinning made speech up to four times slower (2 cores). It is
# read when torch is imported, so it stands here.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
