"""What goes to the video editor: stamped clips, stems, a mix, captions and timelines, in one folder."""
