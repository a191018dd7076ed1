"""Script files in and out: srt, vtt, ass, csv, txt, and the cast."""
