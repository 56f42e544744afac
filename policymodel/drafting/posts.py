"""Posts of officials without the persons who hold them: plans hold no names of persons."""

import re

_POST = re.compile(
    "(?:[省市县区州盟旗镇乡村局处科厅委所院校会组队秘部站馆行社]长|主任|书记|主席|委员|专员|巡视员|调研员|领导|负责人"
    "|责任人|联系人|联络员|总经理|董事长|总监|助理|秘书长?|党组成员|常委|(?:负责|分管|主要|有关|相关)同志)"
)
_ENDS_IN_POST = re.compile(f"{_POST.pattern}$")
_PERSON = re.compile(f"(?P<post>.*?{_POST.pattern})(?!{_POST.pattern})[\u4e00-\u9fff]{{2,3}}")
_ASIDE = re.compile(
    f"(?:[\u4e00-\u9fff]{{2,4}}[ ]*[（(](?P<post>[^（）()]*{_POST.pattern})[）)]"
    f"|(?P<before>.*{_POST.pattern})[（(][\u4e00-\u9fff·]{{1,8}}[）)])"
)
# 李小四副市长: those of governments and of the party are called so, names first. What is none and
# begins with one of these, 常务副市长, is known by its words, or loses what the post is for.
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴"
    "夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪"
    "翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄"
    "项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫"
)
_BY_NAME = re.compile(
    f"(?!常务|高级|文教|文旅|安全)[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?"
    "(?<![区县市镇乡州旗村局委办部院会组])[ ]*"
    "(?P<post>(?:常务)?副?(?:[省市县区州盟旗镇乡]长|书记|秘书长)"
    "|[省市县区]委(?:常委|副?书记)|常委|党组成员)"
)


def is_private(words: str) -> bool:
    """Return whether words are a person's name, or hold one, and no post: plans hold none.

    >>> [is_private(each) for each in ("张三", "分管副市长", "副市长张三", "主要负责同志")]
    [True, False, True, False]
    """
    return _ENDS_IN_POST.search(words.strip()) is None


def without_person(words: str) -> str:
    """Return a post without the name of whoever holds it.

    >>> [without_person(each) for each in ("副市长张三", "张小三副市长", "张三（市政府党组成员）")]
    ['副市长', '副市长', '市政府党组成员']
    >>> [without_person(each) for each in ("常务副市长", "副市长（张三）", "管委会主任")]
    ['常务副市长', '副市长', '管委会主任']
    """
    bare = words.strip()
    found = _ASIDE.fullmatch(bare) or _BY_NAME.fullmatch(bare)
    if found is None and is_private(words):
        found = _PERSON.fullmatch(bare)
    return next(filter(None, found.groups())) if found else words


def post_in(words: str) -> str | None:
    """Return the post that words tell, without who holds it; None where they tell none.

    >>> [post_in(each) for each in ("副市长张三同志", "市甲局主要负责同志", "张三")]
    ['副市长', '市甲局主要负责同志', None]
    """
    post = without_person(words if not is_private(words) else words.removesuffix("同志"))
    return None if is_private(post) else post
