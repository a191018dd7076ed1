"""What a command tells the shell when it ends."""

OK, MISFIT, BAD_INPUT, ENVIRONMENT, INTERRUPTED = 0, 1, 2, 3, 130

EXPLAINED = """\
exit codes: 0 all is well; 1 a line is too long, out of range or failed; 2 the input cannot be used;
3 the machine or the installation stands in the way; 130 interrupted."""
