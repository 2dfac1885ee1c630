"""How a division of GB/T 2260 gives its procuratorate its name (FACTS.md §3). Used when the data are built; pure."""

from __future__ import annotations

MUNICIPALITIES = ("11", "12", "31", "50")
_KINDS = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "特区", "地区", "省", "市", "县", "区", "旗", "盟")
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
_PEOPLES = (
    "哈萨克族 哈尼族 柯尔克孜族 维吾尔族 达斡尔族 仫佬族 毛南族 景颇族 傈僳族 纳西族 布依族 土家族 拉祜族 布朗族 撒拉族 东乡族 "
    "保安族 裕固族 仡佬族 普米族 德昂族 独龙族 锡伯族 朝鲜族 蒙古族 鄂温克族 塔吉克族 哈萨克 柯尔克孜 维吾尔 塔吉克 蒙古 锡伯 各族 "
    "壮族 回族 藏族 苗族 彝族 侗族 瑶族 白族 傣族 黎族 畲族 羌族 土族 佤族 怒族 满族 水族 族"
)


def core(name: str) -> str:
    """The place without its kind and its peoples: 肃北蒙古族自治县 → 肃北. A core of one character keeps its kind: 蔚县 → 蔚县."""
    kind = next((k for k in _KINDS if name.endswith(k) and len(name) > len(k)), "")
    short = name[: len(name) - len(kind)] if kind else name
    if kind in _AUTONOMOUS or (kind == "区" and short.endswith("族")):
        short = _without_peoples(short)
    elif kind == "区" and len(short) > 2:
        short = short.removesuffix("新").removesuffix("矿")  # 浦东新区, 井陉矿区
    if name == "神农架林区":
        short = "神农架"
    return short if len(short) > 1 else name


def _without_peoples(short: str) -> str:
    """Strips the peoples' names from the end, never below two characters: 积石山保安族东乡族撒拉族 → 积石山, 东乡族 → 东乡."""
    while True:
        people = next((p for p in _PEOPLES.split() if short.endswith(p) and len(short) - len(p) >= 2), None)
        if people is None:
            return short
        short = short[: len(short) - len(people)]


def level(code: str) -> str:
    """省, 市 or 县 by the zeros of a six-digit code."""
    if code.endswith("0000"):
        return "省"
    return "市" if code.endswith("00") else "县"


def procuratorate(code: str, name: str, city: str, province: str) -> str:
    """The full name of the office of one division.

    Leagues and prefectures have branches of the provincial office; districts carry their city's name, and in a municipality everything
    carries the municipality's; counties and county-level cities carry nothing (FACTS.md §3, names).
    """
    if code[:2] in MUNICIPALITIES and level(code) != "省":
        return f"{province}{name}人民检察院"
    if level(code) == "市" and name.endswith(("地区", "盟")):
        return f"{province}人民检察院{name.removesuffix('地区')}分院"
    if level(code) == "县" and name.endswith(("区", "特区")) and name != "神农架林区":
        return f"{city}{name}人民检察院"
    return f"{name}人民检察院"
