"""English abbreviations and what they stand for. To add one: a line in the table whose place it has."""

TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Messrs": "Messers", "Dr": "Doctor", "Prof": "Professor",
    "St": "Saint", "Ste": "Saint", "Mt": "Mount", "Ft": "Fort", "Pt": "Point", "Gen": "General", "Gov": "Governor",
    "Sen": "Senator", "Rep": "Representative", "Capt": "Captain", "Cpt": "Captain", "Lt": "Lieutenant",
    "Col": "Colonel", "Sgt": "Sergeant", "Cpl": "Corporal", "Pvt": "Private", "Maj": "Major", "Adm": "Admiral",
    "Cmdr": "Commander", "Det": "Detective", "Insp": "Inspector", "Supt": "Superintendent", "Rev": "Reverend",
    "Hon": "Honorable", "Pres": "President", "Fr": "Father",
}  # fmt: skip
"""Before a name with a capital."""

ENDINGS = {
    "jr": "Junior", "sr": "Senior", "inc": "Incorporated", "ltd": "Limited", "corp": "Corporation", "bros": "Brothers",
    "approx": "approximately", "ave": "Avenue", "blvd": "Boulevard", "rd": "Road", "hwy": "Highway",
    "dept": "Department", "vol": "volume", "fig": "figure", "pp": "pages", "cf": "compare", "etc": "et cetera",
    "appt": "appointment", "apt": "apartment", "govt": "government", "misc": "miscellaneous", "esp": "especially",
    "incl": "including", "excl": "excluding", "est": "established", "assn": "association", "univ": "university",
    "tel": "telephone", "cont'd": "continued", "lbs": "pounds", "oz": "ounces", "hrs": "hours", "mins": "minutes",
    "secs": "seconds", "tbsp": "tablespoon", "tsp": "teaspoon", "viz": "namely", "ca": "circa",
}  # fmt: skip
"""With a full stop; only those that are no said or sentence ends themselves ("no.", "Sun." and "Co." are)."""

BEFORE_NUMBERS = {
    "pp": "pages", "p": "page", "ch": "chapter", "Ch": "Chapter", "vol": "volume", "Vol": "Volume", "fig": "figure",
    "Fig": "Figure", "ext": "extension", "Ext": "Extension", "apt": "apartment", "Apt": "Apartment", "Rm": "Room",
    "rm": "room", "Est": "Established", "est": "established", "ca": "circa", "approx": "approximately",
    "Hwy": "Highway",
    "Rte": "Route", "Bldg": "Building", "Flt": "Flight", "Ste": "Suite", "Ep": "Episode",
    "ep": "episode", "Sec": "Section",
}  # fmt: skip
"""Before a number, with or without a full stop."""

KEYS = {"Ctrl": "Control", "Cmd": "Command", "Esc": "Escape", "Del": "Delete"}
"""Of a keyboard."""
