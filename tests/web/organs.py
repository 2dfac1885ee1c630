"""The organs the replica knows, as facts: name, GB/T 2260 code, and the short words its texts call them by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organ:
    """``code`` is None for media. ``region`` is how texts name the place, ``account`` the usual account name."""

    name: str
    code: str | None
    region: str
    account: str


def _organ(name: str, code: str | None, region: str, account: str) -> tuple[str, Organ]:
    return name, Organ(name, code, region, account)


ORGANS: dict[str, Organ] = dict(
    (
        _organ("最高人民检察院", "100000", "全国", "最高检"),
        _organ("内蒙古自治区人民检察院", "150000", "内蒙古", "内蒙古检察"),
        _organ("鄂托克旗人民检察院", "150624", "鄂托克旗", "鄂托克检察"),
        _organ("内丘县人民检察院", "130523", "内丘县", "内丘检察"),
        _organ("江苏省人民检察院", "320000", "江苏", "江苏检察在线"),
        _organ("浙江省人民检察院", "330000", "浙江", "浙江检察"),
        _organ("余姚市人民检察院", "330281", "余姚市", "余姚检察"),
        _organ("上海市人民检察院", "310000", "上海", "上海检察"),
        _organ("泉州市人民检察院", "350500", "泉州市", "泉州检察"),
        _organ("上犹县人民检察院", "360724", "上犹县", "上犹检察"),
        _organ("湖北省人民检察院", "420000", "湖北", "湖北检察"),
        _organ("广东省人民检察院", "440000", "广东", "广东检察"),
        _organ("钦州市人民检察院", "450700", "钦州市", "钦州检察"),
        _organ("南丹县人民检察院", "451221", "南丹县", "南丹检察"),
        _organ("雅安市人民检察院", "511800", "雅安市", "雅安检察"),
        _organ("肃北蒙古族自治县人民检察院", "620923", "肃北县", "肃北检察"),
        _organ("永靖县人民检察院", "622923", "永靖县", "永靖检察"),
        _organ("宁夏回族自治区人民检察院", "640000", "宁夏", "宁夏检察"),
        _organ("土默特右旗人民检察院", "150221", "土默特右旗", "土默特右检察"),
        _organ("乌审旗人民检察院", "150626", "乌审旗", "乌审检察"),
        _organ("鄂尔多斯市东胜区人民检察院", "150602", "东胜区", "东胜检察"),
        _organ("保定市徐水区人民检察院", "130609", "徐水区", "徐水检察"),
        _organ("保定市人民检察院", "130600", "保定市", "保定检察"),
        _organ("南宁市武鸣区人民检察院", "450110", "武鸣区", "武鸣检察"),
        _organ("南昌市新建区人民检察院", "360112", "新建区", "新建检察"),
        _organ("抚州市人民检察院", "361000", "抚州市", "抚州检察"),
        _organ("青阳县人民检察院", "341723", "青阳县", "青阳检察"),
        _organ("新密市人民检察院", "410183", "新密市", "新密检察"),
        _organ("梅州市梅江区人民检察院", "441402", "梅江区", "梅江检察"),
        _organ("珠海市人民检察院", "440400", "珠海市", "珠海检察"),
        _organ("佛山市人民检察院", "440600", "佛山市", "佛山检察"),
        _organ("肇庆市人民检察院", "441200", "肇庆市", "肇庆检察"),
        _organ("蒙山县人民检察院", "450423", "蒙山县", "蒙山检察"),
        _organ("上海市浦东新区人民检察院", "310115", "浦东新区", "浦东检察"),
        _organ("上海市黄浦区人民检察院", "310101", "黄浦区", "黄浦检察"),
        _organ("南京市栖霞区人民检察院", "320113", "栖霞区", "栖霞检察"),
        _organ("咸丰县人民检察院", "422826", "咸丰县", "咸丰检察"),
        _organ("襄阳市襄州区人民检察院", "420607", "襄州区", "襄州检察"),
        _organ("反腐调研网", None, "全国", "反腐调研网"),
        _organ("检察日报", None, "全国", "检察日报"),
        _organ("正义网", None, "全国", "正义网"),
    )
)

#: Media that originals name as their source; each is an organisation without a code.
MEDIA = ("检察日报", "正义网")
