"""How much memory this process holds, by the standard library alone."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            *((f"size_{i}", ctypes.c_size_t) for i in range(8)),
        )

    def rss_bytes() -> int:
        """Bytes of physical memory in use."""
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        measure = kernel.K32GetProcessMemoryInfo
        measure.argtypes = (wintypes.HANDLE, ctypes.POINTER(_Counters), wintypes.DWORD)
        if not measure(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb):
            raise ctypes.WinError(ctypes.get_last_error())
        return int(counters.size_1)  # WorkingSetSize, after its peak
else:

    def rss_bytes() -> int:
        """Bytes of physical memory in use."""
        n_pages = Path("/proc/self/statm").read_text().split()[1]
        return int(n_pages) * os.sysconf("SC_PAGE_SIZE")
