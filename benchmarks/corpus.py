"""Make a site of any size from a fixed vocabulary: `python benchmarks/corpus.py 1000 FOLDER`.

Clips are web addresses, so that only texts are measured; every lesson has a body, subtitles and a prize now and then.
The same number gives the same site.
"""

import random
import sys
from pathlib import Path

TOPICS = ["党章党规", "党史学习", "先进事迹", "安全生产", "廉洁自律", "岗位建功", "技术创新", "家风家训"]
CAMPAIGNS = ["喜迎党的十九大", "反三违保安全", "身边的榜样", "重温入党志愿书"]
COMMITTEES = [f"{name}煤矿党委" for name in ("东沟", "西岭", "南坪", "北川", "青石", "白水", "红崖", "黑山")]
UNITS = ["综采队", "掘进队", "机电队", "运输队", "通风队", "救护队", "调度室", "洗选厂", "医务所", "后勤科"]
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
GIVEN = "新兴伟华建国红军志强秀英敏静丽勇艳杰娟涛明超霞平刚桂兰芳玉海洋波斌宇浩凯健俊"
SUBJECTS = ["班长", "师傅", "新工人", "护士长", "调度员", "支部书记", "老党员", "检修工", "司机", "技术员"]
PLACES = [
    "井下三百米",
    "夜班的巷道里",
    "灯房门口",
    "抢救室外",
    "铁道边",
    "食堂后厨",
    "会议室",
    "选煤楼上",
    "井口",
    "宿舍楼下",
]
ACTIONS = [
    "停下来又查了一遍",
    "把自己的灯摘下来",
    "蹲下去量了量缝",
    "没有签那张字",
    "多走了半里路",
    "守了整整一夜",
    "把话说在了前头",
    "记在了本子上",
    "把方案改了三回",
    "先让别人上了罐",
]
THOUGHTS = [
    "规矩不是写给检查的人看的",
    "小事里头有大责任",
    "多看一眼，少一分险",
    "把方便让给别人",
    "话说清楚，事就好办",
    "手上有准，心里才不慌",
    "带头不用喊，做就行",
    "一个人稳，一个班就稳",
]


def write_site(count: int, folder: Path) -> None:
    """Write a site with `count` lessons to `folder`."""
    chance = random.Random(count)
    _write_settings(folder)
    for number in range(count):
        year, month, day = 2017 + number * 9 // count, chance.randint(1, 12), chance.randint(1, 28)
        lesson = folder / "lessons" / str(year) / f"{year}-{month:02d}-{number:06d}"
        lesson.mkdir(parents=True, exist_ok=True)
        (lesson / "lesson.md").write_text(_lesson(chance, number, f"{year}-{month:02d}-{day:02d}"), "utf-8")
        (lesson / "cues.srt").write_text(_cues(chance), "utf-8")


def _write_settings(folder: Path) -> None:
    source = folder / "site_src"
    (source / "campaigns").mkdir(parents=True, exist_ok=True)
    topics = "".join(f"  - {topic}\n" for topic in TOPICS)
    (source / "site.yaml").write_text(
        f"title: 学习在线\norganization: 公司党委\nbase_url: https://xuexi.example.com/\ntopics:\n{topics}", "utf-8"
    )
    rows = ["name: 公司党委", "level: company", "children:"]
    for committee in COMMITTEES:
        rows += [f"  - name: {committee}", "    level: committee", "    children:"]
        rows += [f"      - {{name: {unit}党支部, aliases: [{unit}], level: branch, members: 30}}" for unit in UNITS]
    (source / "organizations.yaml").write_text("\n".join(rows) + "\n", "utf-8")
    for number, campaign in enumerate(CAMPAIGNS):
        text = f"---\ntitle: {campaign}\nstart: {2017 + number}-01-01\n---\n每人讲一节，支部选一节。\n"
        (source / "campaigns" / f"c{number}.md").write_text(text, "utf-8")


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(SUBJECTS)}在{chance.choice(PLACES)}{chance.choice(ACTIONS)}，{chance.choice(THOUGHTS)}。"


def _lesson(chance: random.Random, number: int, date: str) -> str:
    name = chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.choice((1, 2, 2))))
    branch = f"{chance.choice(COMMITTEES)}/{chance.choice(UNITS)}"
    month = f"{date[:4]}年{int(date[5:7])}月微党课评比"
    rows = [
        f"title: {chance.choice(SUBJECTS)}{chance.choice(ACTIONS)}（{number}）",
        f"date: {date}",
        f"speakers: [{name}]",
        f"branch: {branch}",
        f"topic: {chance.choice(TOPICS)}",
        f"tags: [{', '.join(chance.sample(THOUGHTS, 2))}]".replace("，", ""),
        f"summary: {_sentence(chance)}",
        "video: https://media.example.org/sample.mp4",
        f'duration: "{chance.randint(1, 6)}:{chance.randint(10, 59)}"',
        "subtitles: cues.srt",
    ]
    rows += [f"campaign: {chance.choice(CAMPAIGNS)}"] if chance.random() < 0.5 else []
    rows += [f"awards: [{{name: {chance.choice('一二三')}等奖, of: {month}}}]"] if chance.random() < 0.3 else []
    parts = [
        f"## {part}\n\n" + "\n\n".join("".join(_sentence(chance) for _ in range(4)) for _ in range(2))
        for part in ("一事", "一思", "一议", "一党课")
    ]
    return "---\n" + "\n".join(rows) + "\n---\n" + "\n\n".join(parts) + "\n"


def _cues(chance: random.Random) -> str:
    rows = []
    for number in range(40):
        start, end = number * 4, number * 4 + 3
        rows.append(
            f"{number + 1}\n00:{start // 60:02d}:{start % 60:02d},000 --> 00:{end // 60:02d}:{end % 60:02d},500\n"
            f"{_sentence(chance)}\n"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    write_site(int(sys.argv[1]), Path(sys.argv[2]))
