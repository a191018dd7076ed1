"""Units and currencies as written, and their names in each language. To add one: a line here is enough."""

from typing import NamedTuple

from studio.text.tables import words


class Names(NamedTuple):
    """How a unit or currency is said."""

    zh: str
    en: str
    """For one."""
    en_many: str
    ja: str
    ko: str


class Currency(NamedTuple):
    """A currency and its hundredth."""

    names: Names
    cent: str
    """English, for one; empty if there is none in use."""
    cents: str


UNITS = {
    "km": Names("公里", "kilometer", "kilometers", "キロメートル", "킬로미터"),
    "m": Names("米", "meter", "meters", "メートル", "미터"),
    "cm": Names("厘米", "centimeter", "centimeters", "センチメートル", "센티미터"),
    "mm": Names("毫米", "millimeter", "millimeters", "ミリメートル", "밀리미터"),
    "µm": Names("微米", "micrometer", "micrometers", "マイクロメートル", "마이크로미터"),
    "nm": Names("纳米", "nanometer", "nanometers", "ナノメートル", "나노미터"),
    "ft": Names("英尺", "foot", "feet", "フィート", "피트"),
    "mi": Names("英里", "mile", "miles", "マイル", "마일"),
    "yd": Names("码", "yard", "yards", "ヤード", "야드"),
    "m²": Names("平方米", "square meter", "square meters", "平方メートル", "제곱미터"),
    "km²": Names("平方公里", "square kilometer", "square kilometers", "平方キロメートル", "제곱킬로미터"),
    "cm²": Names("平方厘米", "square centimeter", "square centimeters", "平方センチメートル", "제곱센티미터"),
    "m³": Names("立方米", "cubic meter", "cubic meters", "立方メートル", "세제곱미터"),
    "cm³": Names("立方厘米", "cubic centimeter", "cubic centimeters", "立方センチメートル", "세제곱센티미터"),
    "ha": Names("公顷", "hectare", "hectares", "ヘクタール", "헥타르"),
    "kg": Names("公斤", "kilogram", "kilograms", "キログラム", "킬로그램"),
    "g": Names("克", "gram", "grams", "グラム", "그램"),
    "mg": Names("毫克", "milligram", "milligrams", "ミリグラム", "밀리그램"),
    "t": Names("吨", "ton", "tons", "トン", "톤"),
    "lb": Names("磅", "pound", "pounds", "ポンド", "파운드"),
    "lbs": Names("磅", "pound", "pounds", "ポンド", "파운드"),
    "oz": Names("盎司", "ounce", "ounces", "オンス", "온스"),
    "L": Names("升", "liter", "liters", "リットル", "리터"),
    "l": Names("升", "liter", "liters", "リットル", "리터"),
    "ml": Names("毫升", "milliliter", "milliliters", "ミリリットル", "밀리리터"),
    "mL": Names("毫升", "milliliter", "milliliters", "ミリリットル", "밀리리터"),
    "h": Names("小时", "hour", "hours", "時間", "시간"),
    "min": Names("分钟", "minute", "minutes", "分", "분"),
    "s": Names("秒", "second", "seconds", "秒", "초"),
    "ms": Names("毫秒", "millisecond", "milliseconds", "ミリ秒", "밀리초"),
    "km/h": Names("公里每小时", "kilometer per hour", "kilometers per hour", "キロメートル毎時", "킬로미터 매시"),
    "m/s": Names("米每秒", "meter per second", "meters per second", "メートル毎秒", "미터 매초"),
    "mph": Names("英里每小时", "mile per hour", "miles per hour", "マイル毎時", "마일 매시"),
    "rpm": Names("转每分钟", "revolution per minute", "revolutions per minute", "回転毎分", "알피엠"),
    "fps": Names("帧每秒", "frame per second", "frames per second", "フレーム毎秒", "프레임 매초"),
    "Hz": Names("赫兹", "hertz", "hertz", "ヘルツ", "헤르츠"),
    "kHz": Names("千赫兹", "kilohertz", "kilohertz", "キロヘルツ", "킬로헤르츠"),
    "MHz": Names("兆赫兹", "megahertz", "megahertz", "メガヘルツ", "메가헤르츠"),
    "GHz": Names("吉赫兹", "gigahertz", "gigahertz", "ギガヘルツ", "기가헤르츠"),
    "dB": Names("分贝", "decibel", "decibels", "デシベル", "데시벨"),
    "KB": Names("KB", "kilobyte", "kilobytes", "キロバイト", "킬로바이트"),
    "kB": Names("KB", "kilobyte", "kilobytes", "キロバイト", "킬로바이트"),
    "MB": Names("MB", "megabyte", "megabytes", "メガバイト", "메가바이트"),
    "GB": Names("GB", "gigabyte", "gigabytes", "ギガバイト", "기가바이트"),
    "TB": Names("TB", "terabyte", "terabytes", "テラバイト", "테라바이트"),
    "Mbps": Names("兆比特每秒", "megabit per second", "megabits per second", "メガビット毎秒", "메가비피에스"),
    "Gbps": Names("吉比特每秒", "gigabit per second", "gigabits per second", "ギガビット毎秒", "기가비피에스"),
    "V": Names("伏", "volt", "volts", "ボルト", "볼트"),
    "W": Names("瓦", "watt", "watts", "ワット", "와트"),
    "kW": Names("千瓦", "kilowatt", "kilowatts", "キロワット", "킬로와트"),
    "MW": Names("兆瓦", "megawatt", "megawatts", "メガワット", "메가와트"),
    "kWh": Names("千瓦时", "kilowatt hour", "kilowatt hours", "キロワット時", "킬로와트시"),
    "mAh": Names("毫安时", "milliamp hour", "milliamp hours", "ミリアンペア時", "밀리암페어시"),
    "kPa": Names("千帕", "kilopascal", "kilopascals", "キロパスカル", "킬로파스칼"),
    "hPa": Names("百帕", "hectopascal", "hectopascals", "ヘクトパスカル", "헥토파스칼"),
    "kcal": Names("千卡", "kilocalorie", "kilocalories", "キロカロリー", "킬로칼로리"),
    "sq ft": Names("平方英尺", "square foot", "square feet", "平方フィート", "제곱피트"),
    "sq mi": Names("平方英里", "square mile", "square miles", "平方マイル", "제곱마일"),
    "ft²": Names("平方英尺", "square foot", "square feet", "平方フィート", "제곱피트"),
    "mpg": Names("英里每加仑", "mile per gallon", "miles per gallon", "マイル毎ガロン", "마일 퍼 갤런"),
    "gal": Names("加仑", "gallon", "gallons", "ガロン", "갤런"),
    "tbsp": Names("汤匙", "tablespoon", "tablespoons", "大さじ", "큰술"),
    "tsp": Names("茶匙", "teaspoon", "teaspoons", "小さじ", "작은술"),
    "bpm": Names("拍每分钟", "beat per minute", "beats per minute", "ビーピーエム", "비피엠"),
    "px": Names("像素", "pixel", "pixels", "ピクセル", "픽셀"),
    "dm": Names("分米", "decimeter", "decimeters", "デシメートル", "데시미터"),
    "mm²": Names("平方毫米", "square millimeter", "square millimeters", "平方ミリメートル", "제곱밀리미터"),
    "dm³": Names("立方分米", "cubic decimeter", "cubic decimeters", "立方デシメートル", "세제곱데시미터"),
    "mm³": Names("立方毫米", "cubic millimeter", "cubic millimeters", "立方ミリメートル", "세제곱밀리미터"),
    "km³": Names("立方公里", "cubic kilometer", "cubic kilometers", "立方キロメートル", "세제곱킬로미터"),
    "µg": Names("微克", "microgram", "micrograms", "マイクログラム", "마이크로그램"),
    "ng": Names("纳克", "nanogram", "nanograms", "ナノグラム", "나노그램"),
    "µL": Names("微升", "microliter", "microliters", "マイクロリットル", "마이크로리터"),
    "dL": Names("分升", "deciliter", "deciliters", "デシリットル", "데시리터"),
    "cL": Names("厘升", "centiliter", "centiliters", "センチリットル", "센티리터"),
    "mol": Names("摩尔", "mole", "moles", "モル", "몰"),
    "mmol": Names("毫摩尔", "millimole", "millimoles", "ミリモル", "밀리몰"),
    "µmol": Names("微摩尔", "micromole", "micromoles", "マイクロモル", "마이크로몰"),
    "µs": Names("微秒", "microsecond", "microseconds", "マイクロ秒", "마이크로초"),
    "ns": Names("纳秒", "nanosecond", "nanoseconds", "ナノ秒", "나노초"),
    "m/s²": Names(
        "米每二次方秒", "meter per second squared", "meters per second squared", "メートル毎秒毎秒", "미터 매초 제곱"
    ),
    "kt": Names("节", "knot", "knots", "ノット", "노트"),
    "kbps": Names("千比特每秒", "kilobit per second", "kilobits per second", "キロビット毎秒", "킬로비피에스"),
    "PB": Names("PB", "petabyte", "petabytes", "ペタバイト", "페타바이트"),
    "THz": Names("太赫兹", "terahertz", "terahertz", "テラヘルツ", "테라헤르츠"),
    "mV": Names("毫伏", "millivolt", "millivolts", "ミリボルト", "밀리볼트"),
    "kV": Names("千伏", "kilovolt", "kilovolts", "キロボルト", "킬로볼트"),
    "mA": Names("毫安", "milliamp", "milliamps", "ミリアンペア", "밀리암페어"),
    "kA": Names("千安", "kiloamp", "kiloamps", "キロアンペア", "킬로암페어"),
    "Ah": Names("安时", "amp hour", "amp hours", "アンペア時", "암페어시"),
    "Ω": Names("欧", "ohm", "ohms", "オーム", "옴"),
    "kΩ": Names("千欧", "kilohm", "kilohms", "キロオーム", "킬로옴"),
    "MΩ": Names("兆欧", "megohm", "megohms", "メガオーム", "메가옴"),
    "mW": Names("毫瓦", "milliwatt", "milliwatts", "ミリワット", "밀리와트"),
    "GW": Names("吉瓦", "gigawatt", "gigawatts", "ギガワット", "기가와트"),
    "Wh": Names("瓦时", "watt hour", "watt hours", "ワット時", "와트시"),
    "MWh": Names("兆瓦时", "megawatt hour", "megawatt hours", "メガワット時", "메가와트시"),
    "J": Names("焦耳", "joule", "joules", "ジュール", "줄"),
    "kJ": Names("千焦", "kilojoule", "kilojoules", "キロジュール", "킬로줄"),
    "MJ": Names("兆焦", "megajoule", "megajoules", "メガジュール", "메가줄"),
    "cal": Names("卡", "calorie", "calories", "カロリー", "칼로리"),
    "N": Names("牛", "newton", "newtons", "ニュートン", "뉴턴"),
    "kN": Names("千牛", "kilonewton", "kilonewtons", "キロニュートン", "킬로뉴턴"),
    "N·m": Names("牛米", "newton meter", "newton meters", "ニュートンメートル", "뉴턴미터"),
    "Pa": Names("帕", "pascal", "pascals", "パスカル", "파스칼"),
    "MPa": Names("兆帕", "megapascal", "megapascals", "メガパスカル", "메가파스칼"),
    "GPa": Names("吉帕", "gigapascal", "gigapascals", "ギガパスカル", "기가파스칼"),
    "psi": Names("磅每平方英寸", "pound per square inch", "pounds per square inch", "ピーエスアイ", "피에스아이"),
    "mmHg": Names(
        "毫米汞柱", "millimeter of mercury", "millimeters of mercury", "ミリメートル水銀柱", "밀리미터 수은주"
    ),
    "hp": Names("马力", "horsepower", "horsepower", "馬力", "마력"),
    "lm": Names("流明", "lumen", "lumens", "ルーメン", "루멘"),
    "lx": Names("勒克斯", "lux", "lux", "ルクス", "럭스"),
    "mSv": Names("毫希沃特", "millisievert", "millisieverts", "ミリシーベルト", "밀리시버트"),
    "Bq": Names("贝克勒尔", "becquerel", "becquerels", "ベクレル", "베크렐"),
    "ppm": Names("ppm", "part per million", "parts per million", "ピーピーエム", "피피엠"),
    "dpi": Names("dpi", "dot per inch", "dots per inch", "ディーピーアイ", "디피아이"),
    "MP": Names("兆像素", "megapixel", "megapixels", "メガピクセル", "메가픽셀"),
}


def _per(unit: str, by: str) -> Names:
    """One unit for each of another: mg/L."""
    top, under = UNITS[unit], UNITS[by]
    return Names(
        f"{top.zh}每{under.zh}",
        f"{top.en} per {under.en}",
        f"{top.en_many} per {under.en}",
        f"{top.ja}毎{under.ja}",
        f"{top.ko} 퍼 {under.ko}",
    )


_UPPER = words("µg mg g kg t µmol mmol mol mL ml L l m km mm cm KB kB MB GB TB kcal kJ J W N kN lm Bq ng mSv")
_LOWER = words("L l mL ml dL kg g m² m³ cm² cm³ mm² s min h km mol")
UNITS |= {f"{a}/{b}": _per(a, b) for a in _UPPER for b in _LOWER if a != b and f"{a}/{b}" not in UNITS}
UNITS["L/100km"] = Names(
    "升每百公里",
    "liter per hundred kilometers",
    "liters per hundred kilometers",
    "リットル毎100キロメートル",
    "리터 퍼 백 킬로미터",
)

SPELLINGS = {
    "um": "µm", "Km": "km", "KM": "km", "Kg": "kg", "KG": "kg", "CM": "cm", "MM": "mm", "ML": "ml", "kmh": "km/h",
    "kph": "km/h", "KM/H": "km/h", "Km/h": "km/h", "km/hr": "km/h", "hr": "h", "hrs": "h", "mins": "min", "sec": "s",
    "secs": "s", "Kw": "kW", "KW": "kW", "KWh": "kWh", "kwh": "kWh", "KWH": "kWh", "khz": "kHz", "hz": "Hz", "HZ": "Hz",
    "Ghz": "GHz", "Mhz": "MHz", "db": "dB", "DB": "dB", "Mb/s": "Mbps", "Gb/s": "Gbps", "KV": "kV", "KPa": "kPa",
    "Mpa": "MPa", "MAH": "mAh", "mah": "mAh", "Kcal": "kcal", "RPM": "rpm", "r/min": "rpm", "sqm": "m²", "cc": "cm³",
    "HP": "hp", "FPS": "fps", "mbps": "Mbps", "MBPS": "Mbps", "DPI": "dpi",
}  # fmt: skip
SPELLINGS |= {unit.replace("µ", "μ"): unit for unit in UNITS if "µ" in unit}  # the Greek letter for the sign
SPELLINGS |= {
    written: unit
    for unit in UNITS
    if "²" in unit or "³" in unit
    for written in (unit.replace("²", "2").replace("³", "3"), unit.replace("µ", "μ"))
    if written != unit
}
"""Other ways to write a unit of UNITS."""

LOOSE_LETTERS = frozenset("mgLVWΩ")
"""Units of one letter that may stand apart from their number; the others would be mistaken for words."""

_YEN = Currency(Names("元", "yen", "yen", "円", "엔"), "", "")
_YUAN = Currency(Names("元", "yuan", "yuan", "元", "위안"), "", "")
_DOLLAR = Currency(Names("美元", "dollar", "dollars", "ドル", "달러"), "cent", "cents")
_EURO = Currency(Names("欧元", "euro", "euros", "ユーロ", "유로"), "cent", "cents")
_POUND = Currency(Names("英镑", "pound", "pounds", "ポンド", "파운드"), "penny", "pence")
_WON = Currency(Names("韩元", "won", "won", "ウォン", "원"), "", "")
_JAPANESE = Currency(Names("日元", "yen", "yen", "円", "엔"), "", "")
_HONG_KONG = Currency(Names("港元", "Hong Kong dollar", "Hong Kong dollars", "香港ドル", "홍콩 달러"), "", "")
_TAIWAN = Currency(Names("新台币", "Taiwan dollar", "Taiwan dollars", "台湾ドル", "대만 달러"), "", "")
_AUSTRALIAN = Currency(
    Names("澳元", "Australian dollar", "Australian dollars", "オーストラリアドル", "호주 달러"), "cent", "cents"
)
_CANADIAN = Currency(Names("加元", "Canadian dollar", "Canadian dollars", "カナダドル", "캐나다 달러"), "cent", "cents")
_SINGAPORE = Currency(
    Names("新加坡元", "Singapore dollar", "Singapore dollars", "シンガポールドル", "싱가포르 달러"), "cent", "cents"
)

CURRENCIES = {
    "$": _DOLLAR,
    "US$": _DOLLAR,
    "USD": _DOLLAR,
    "HK$": _HONG_KONG,
    "NT$": _TAIWAN,
    "€": _EURO,
    "EUR": _EURO,
    "£": _POUND,
    "GBP": _POUND,
    "R$": Currency(Names("雷亚尔", "real", "reais", "レアル", "헤알"), "centavo", "centavos"),
    "¥": _YEN,
    "JPY": _JAPANESE,
    "RMB": _YUAN,
    "CNY": _YUAN,
    "₩": _WON,
    "KRW": _WON,
    "JP¥": _JAPANESE,
    "CN¥": _YUAN,
    "HKD": _HONG_KONG,
    "TWD": _TAIWAN,
    "A$": _AUSTRALIAN,
    "AU$": _AUSTRALIAN,
    "NZ$": Currency(
        Names("新西兰元", "New Zealand dollar", "New Zealand dollars", "ニュージーランドドル", "뉴질랜드 달러"),
        "cent",
        "cents",
    ),
    "AUD": _AUSTRALIAN,
    "C$": _CANADIAN,
    "CA$": _CANADIAN,
    "CAD": _CANADIAN,
    "S$": _SINGAPORE,
    "SGD": _SINGAPORE,
    "CHF": Currency(Names("瑞士法郎", "Swiss franc", "Swiss francs", "スイスフラン", "스위스 프랑"), "", ""),
    "฿": Currency(Names("泰铢", "baht", "baht", "バーツ", "바트"), "", ""),
    "₫": Currency(Names("越南盾", "dong", "dong", "ドン", "동"), "", ""),
    "₱": Currency(Names("比索", "peso", "pesos", "ペソ", "페소"), "", ""),
    "₿": Currency(Names("比特币", "bitcoin", "bitcoins", "ビットコイン", "비트코인"), "", ""),
    "BTC": Currency(Names("比特币", "bitcoin", "bitcoins", "ビットコイン", "비트코인"), "", ""),
    "₹": Currency(Names("卢比", "rupee", "rupees", "ルピー", "루피"), "", ""),
    "₽": Currency(Names("卢布", "rouble", "roubles", "ルーブル", "루블"), "", ""),
}
"""By sign or code. A bare ¥ is each language's own: yuan in Chinese, yen elsewhere."""
