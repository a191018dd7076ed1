"""Units and currencies as written, and their names in each language. To add one: a line here is enough."""

from typing import NamedTuple


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
    "Mbps": Names("Mbps", "megabit per second", "megabits per second", "メガビット毎秒", "메가비피에스"),
    "Gbps": Names("Gbps", "gigabit per second", "gigabits per second", "ギガビット毎秒", "기가비피에스"),
    "V": Names("伏", "volt", "volts", "ボルト", "볼트"),
    "W": Names("瓦", "watt", "watts", "ワット", "와트"),
    "kW": Names("千瓦", "kilowatt", "kilowatts", "キロワット", "킬로와트"),
    "MW": Names("兆瓦", "megawatt", "megawatts", "メガワット", "메가와트"),
    "kWh": Names("千瓦时", "kilowatt hour", "kilowatt hours", "キロワット時", "킬로와트시"),
    "mAh": Names("毫安时", "milliamp hour", "milliamp hours", "ミリアンペア時", "밀리암페어시"),
    "kPa": Names("千帕", "kilopascal", "kilopascals", "キロパスカル", "킬로파스칼"),
    "hPa": Names("百帕", "hectopascal", "hectopascals", "ヘクトパスカル", "헥토파스칼"),
    "kcal": Names("千卡", "kilocalorie", "kilocalories", "キロカロリー", "킬로칼로리"),
    "px": Names("像素", "pixel", "pixels", "ピクセル", "픽셀"),
}

SPELLINGS = {
    "m2": "m²", "km2": "km²", "cm2": "cm²", "m3": "m³", "cm3": "cm³", "μm": "µm", "um": "µm", "Km": "km", "KM": "km",
    "Kg": "kg", "KG": "kg", "CM": "cm", "MM": "mm", "ML": "ml", "kmh": "km/h", "kph": "km/h", "hr": "h", "hrs": "h",
    "mins": "min", "sec": "s", "secs": "s", "Kw": "kW", "KW": "kW", "khz": "kHz", "hz": "Hz", "db": "dB",
}  # fmt: skip
"""Other ways to write a unit of UNITS."""

LOOSE_LETTERS = frozenset("mgLVW")
"""Units of one letter that may stand apart from their number; the others would be mistaken for words."""

_YEN = Currency(Names("元", "yen", "yen", "円", "엔"), "", "")
_YUAN = Currency(Names("元", "yuan", "yuan", "元", "위안"), "", "")
_DOLLAR = Currency(Names("美元", "dollar", "dollars", "ドル", "달러"), "cent", "cents")
_EURO = Currency(Names("欧元", "euro", "euros", "ユーロ", "유로"), "cent", "cents")
_POUND = Currency(Names("英镑", "pound", "pounds", "ポンド", "파운드"), "penny", "pence")
_WON = Currency(Names("韩元", "won", "won", "ウォン", "원"), "", "")

CURRENCIES = {
    "$": _DOLLAR,
    "US$": _DOLLAR,
    "USD": _DOLLAR,
    "HK$": Currency(Names("港元", "Hong Kong dollar", "Hong Kong dollars", "香港ドル", "홍콩 달러"), "", ""),
    "NT$": Currency(Names("新台币", "Taiwan dollar", "Taiwan dollars", "台湾ドル", "대만 달러"), "", ""),
    "€": _EURO,
    "EUR": _EURO,
    "£": _POUND,
    "GBP": _POUND,
    "¥": _YEN,
    "JPY": Currency(Names("日元", "yen", "yen", "円", "엔"), "", ""),
    "RMB": _YUAN,
    "CNY": _YUAN,
    "₩": _WON,
    "KRW": _WON,
    "₹": Currency(Names("卢比", "rupee", "rupees", "ルピー", "루피"), "", ""),
    "₽": Currency(Names("卢布", "rouble", "roubles", "ルーブル", "루블"), "", ""),
}
"""By sign or code. A bare ¥ is each language's own: yuan in Chinese, yen elsewhere."""
