"""Films: the only room that imports PyAV, which comes with the extra `dubsmith[video]`."""
