"""Synthetic notices and what editors do to them: our own text, deterministic by seed, with the kind each edit must be given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from archiver.compare import Text

NAMES = ("张伟", "李娜", "王建国", "赵国华", "陈静", "欧阳明", "周晓东", "吴伟雄", "郑秀兰", "冯海涛")
PLACES = ("临江市", "云岭县", "东湖区", "北川县", "海原市", "青石县", "白沙区", "长宁县")
TOPICS: dict[str, tuple[str, ...]] = {
    "case": (
        "近日，{place}人民检察院依法对{place}交通运输局原局长{name}涉嫌受贿一案向人民法院提起公诉。",
        "起诉书指控，被告人{name}利用担任乡长、局长等职务上的便利，为他人在工程承揽、款项拨付等方面谋取利益，非法收受财物共计折合人民币{n}万元。",
        "{date}，该案由监察委员会调查终结，移送检察机关审查起诉，办案组共审阅卷宗{n}册、询问证人{n}名。",
        "检察机关在审查起诉阶段依法告知了被告人享有的诉讼权利，并讯问了被告人，听取了辩护人的意见。",
        "案发后，{name}主动退缴赃款{n}万元，其家属配合办案机关追回房产{n}处。",
        "承办检察官{name}介绍，案件反映出部分单位在采购环节缺少监督，检察院已就此发出检察建议{n}份。",
        "收到建议后，主管部门修订了招标办法，清理长期挂账项目{n}个，并把整改结果书面回复检察机关。",
        "庭审持续了整整一天，控辩双方围绕犯罪数额和自首情节充分发表了意见，法庭宣布择期宣判。",
        "旁听的{n}名基层干部表示，这堂警示课比任何文件都更有分量，要“守住底线、不碰红线”。",
        "据了解，{place}两级检察院今年以来共受理职务犯罪案件{n}件，同比上升{n}%。",
    ),
    "water": (
        "清晨的河面上飘着薄雾，{place}人民检察院公益诉讼部门的干警又一次来到取水口查看水质。",
        "三年前，这里还堆放着建筑垃圾{n}吨，附近村民反映强烈，却一直没有哪个部门愿意牵头。",
        "{date}，检察院召集水利、环保、农业等部门开了一场圆桌会，把治理任务逐项写进了清单。",
        "副检察长{name}说，“公益诉讼不是比谁跑得快，而是比谁看得远”，关键在于让责任落到人头。",
        "无人机一共飞了{n}次，拍下的影像被拼成一张长图，哪一段岸线塌了、哪一处暗管还在流，一目了然。",
        "到今年汛期前，两岸补种柳树{n}棵，拆除违建棚屋{n}间，监测断面的水质由劣五类升到三类。",
        "村民们自发成立了护河队，每周沿着河堤走一遍，捡拾的塑料瓶换来的钱用来给孩子们买图书。",
        "{place}人大代表{name}在视察时表示，这样的监督看得见、摸得着，群众心里有杆秤。",
        "下一步，检察院还将与下游的兄弟单位签订协作文件，约定每季度会商一次，共享数据{n}条以上。",
        "如今站在桥头望去，白鹭在浅滩上踱步，远处的水闸旁立着一块写有举报电话的蓝色牌子。",
    ),
    "school": (
        "开学第一周，{place}第三中学的操场上多了一顶帐篷，法治副校长{name}在里面摆起了模拟法庭。",
        "扮演法官的是初二学生，扮演陪审员的是他们的家长，一桩虚构的校园欺凌案审了足足{n}分钟。",
        "未检检察官们把讲义改成了漫画，一年里进校园{n}场，听过课的孩子超过{n}人。",
        "{date}，检察院与教育局联合印发了入职查询的办法，所有宿管、校车司机都要先查再上岗。",
        "“有的孩子不敢说，我们就教他写”，心理老师{name}指着墙角的信箱告诉来访者。",
        "信箱设立以来收到来信{n}封，其中{n}封转成了线索，由专人跟进到底。",
        "对罪错少年，帮教小组坚持一人一策，请来木匠、厨师和修车师傅当他们的师父。",
        "去年冬天离开观护基地的{n}名少年里，大多数已经找到了工作，还有人回来做了志愿者。",
        "家庭教育指导站设在社区二楼，周末总是坐满了人，年轻的父母们把困惑写在便签上。",
        "教育专家{name}认为，保护未成年人要靠网，不能只靠一根线，检察机关就是那个织网的人。",
    ),
}
SUBJECTS = {"case": "职务犯罪检察", "water": "河湖治理", "school": "未成年人保护"}
SYNONYMS = {"近日": "日前", "依法": "依照法律", "共计": "合计", "表示": "谈到", "介绍": "透露", "附近": "周边", "部门": "单位"}
SYNONYMS |= {"检察院": "检察机关", "一共": "总共", "大多数": "多半", "关键": "要害", "村民": "乡亲", "孩子": "学生"}


@dataclass(frozen=True)
class Edited:
    """A repost made from an original by one kind of edit, and what it must be called. ``changed``: (kind, old, new) that must be found."""

    edit: str
    kind: str
    original: Text
    repost: Text
    changed: tuple[str, str, str] | None = None


def notice(random: Random, topic: str) -> Text:
    """An article of 6 to 10 paragraphs, one or two sentences each."""
    lines = [_filled(random, line) for line in TOPICS[topic]]
    random.shuffle(lines)
    cut = random.randint(0, 3)
    paragraphs = ["".join(lines[: cut + 1]), *lines[cut + 1 :]]
    title = f"{random.choice(PLACES)}检察机关{random.choice(('推进', '开展', '深化'))}{SUBJECTS[topic]}工作纪实"
    return Text(title, tuple(paragraphs))


def _another_topic(random: Random, text: Text) -> str:
    return random.choice([topic for topic, subject in SUBJECTS.items() if subject not in text.title])


def _filled(random: Random, line: str) -> str:
    while "{" in line:
        line = line.replace("{name}", random.choice(NAMES), 1).replace("{place}", random.choice(PLACES), 1)
        line = line.replace("{n}", str(random.randint(3, 980)), 1)
        line = line.replace("{date}", f"2023年{random.randint(1, 12)}月{random.randint(1, 28)}日", 1)
    return line


def typeset(random: Random, text: Text) -> Text:
    """Another editor's typesetting: white space, width, quotes, commas, paragraphs run together. No change to a reader."""
    variants = {"，": ",", "：": ":", "“": '"', "”": '"', "（": "(", "）": ")", "—": "－"}
    chosen = {old: new for old, new in variants.items() if random.random() < 0.5}
    paragraphs = ["".join(chosen.get(char, char) for char in paragraph) for paragraph in text.paragraphs]
    if random.random() < 0.5:
        paragraphs = [paragraph.translate({0x30 + digit: 0xFF10 + digit for digit in range(10)}) for paragraph in paragraphs]
    if random.random() < 0.5:
        at = random.randrange(len(paragraphs))
        paragraphs[at : at + 2] = ["".join(paragraphs[at : at + 2])]
    return Text(f" {text.title}\u3000", tuple(f"\u3000\u3000{paragraph}\u200b" for paragraph in paragraphs))


def _verbatim(random: Random, text: Text) -> Edited:
    return Edited("typeset", "verbatim", text, text)


def _retitled(random: Random, text: Text) -> Edited:
    title = random.choice(("看检察官怎样啃下硬骨头", "一份答卷背后的故事", "守护在身边"))
    return Edited("retitle", "retitled", text, Text(title, text.paragraphs))


def _drop(random: Random, text: Text) -> Edited:
    count = random.randint(1, len(text.paragraphs) - 2)
    gone = set(random.sample(range(len(text.paragraphs)), count))
    return Edited("drop", "abridged", text, Text(text.title, tuple(p for i, p in enumerate(text.paragraphs) if i not in gone)))


def _tail(random: Random, text: Text) -> Edited:
    return Edited("cut the tail", "abridged", text, Text(text.title, text.paragraphs[: random.randint(2, len(text.paragraphs) - 1)]))


def _drop_and_change(random: Random, text: Text) -> Edited:
    kept = _tail(random, text).repost.paragraphs
    return Edited("drop and change", "abridged", text, Text(text.title, (*kept[:-1], kept[-1].replace("，", "，已", 1))))


def _add(random: Random, text: Text) -> Edited:
    other = notice(random, _another_topic(random, text))
    paragraphs = list(text.paragraphs)
    for extra in other.paragraphs[: random.randint(1, 3)]:
        paragraphs.insert(random.randint(0, len(paragraphs)), extra)
    return Edited("add", "extended", text, Text(text.title, tuple(paragraphs)))


def _move(random: Random, text: Text) -> Edited:
    return Edited("move", "rewritten", text, Text(text.title, (*text.paragraphs[2:], *text.paragraphs[:2])))


def _reword(random: Random, text: Text) -> Edited:
    return Edited("reword", "rewritten", text, Text(text.title, tuple(_reworded(random, paragraph) for paragraph in text.paragraphs)))


def _reworded(random: Random, paragraph: str) -> str:
    for old, new in SYNONYMS.items():
        paragraph = paragraph.replace(old, new)
    clauses = paragraph.rstrip("。").split("，")
    if len(clauses) > 2:
        clauses[0], clauses[1] = clauses[1], clauses[0]
    clauses.insert(random.randint(0, len(clauses)), random.choice(("值得一提的是", "记者在现场看到", "与此同时", "不难发现")))
    return "，".join(clauses) + "。"


def _other(random: Random, text: Text) -> Edited:
    return Edited("another article", "unrelated", text, notice(random, _another_topic(random, text)))


def _swap(kind: str, old: str, new: str, text: Text, random: Random) -> Edited:
    body = "\n".join(text.paragraphs).replace(old, new)
    return Edited(f"change a {kind}", "rewritten", text, Text(text.title, tuple(body.split("\n"))), (kind, old, new))


def _number(random: Random, text: Text) -> Edited:
    marked = Text(text.title, (*text.paragraphs, "据统计，此项工作累计惠及群众4321人。"))
    return _swap("number", "4321人", random.choice(("4312人", "432人", "14321人", "5000人")), marked, random)


def _date(random: Random, text: Text) -> Edited:
    marked = Text(text.title, (*text.paragraphs, "上述办法自2024年3月15日起施行。"))
    return _swap("date", "2024年3月15日", random.choice(("2024年3月16日", "2024年5月15日", "2023年3月15日")), marked, random)


def _name(random: Random, text: Text) -> Edited:
    marked = Text(text.title, (*text.paragraphs, "市人民检察院检察长孙立平出席并讲话。"))
    return _swap("name", "孙立平", random.choice(("孙立军", "马晓", "司马文", "何立平")), marked, random)


EDITS: tuple[Callable[[Random, Text], Edited], ...] = (
    _verbatim, _retitled, _drop, _tail, _drop_and_change, _add, _move, _reword, _other, _number, _date, _name,
)  # fmt: skip


def edited_pairs(seed: int, rounds: int) -> list[Edited]:
    """*rounds* times every edit, on fresh notices, the repost typeset anew."""
    random = Random(seed)
    pairs = []
    for _ in range(rounds):
        for edit in EDITS:
            made = edit(random, notice(random, random.choice(list(TOPICS))))
            pairs.append(Edited(made.edit, made.kind, made.original, typeset(random, made.repost), made.changed))
    return pairs
