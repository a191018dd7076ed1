"""What is measured on a machine, and beside which peer: `dubsmith bench`."""
