"""Script -> requests -> takes -> clips: what to say, how long, made once and kept."""
