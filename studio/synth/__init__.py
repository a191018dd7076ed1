"""The engine: from phonemes to sound with torch. Beside training the only room that imports it."""

import os

# Read by torch's libraries when they are imported, so it stands here. Whoever sets them outside has the last word.
#
# Threads that wait for one another sleep instead of spinning. Alone on the machine that costs nothing measurable;
# beside another busy program, such as a video editor, spinning made speech up to four times slower (2 cores).
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
# oneDNN keeps what it prepared for each length of line, some 20 MB each, up to 1,024 convolutions: sixty lines took
# 1.2 GB. This keeps the last few lengths.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "128")
os.environ.setdefault("LRU_CACHE_CAPACITY", "128")
