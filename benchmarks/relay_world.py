"""Invented statements in two languages, and what outlets make of them, with known truth.

    world(statements=40, seed=5)

A statement (a letter or a release, every third with its translation) is relayed by outlets that trim it, reorder it,
quote a sentence or two, or tell it in their own words, in the same language or the other; some have it from another
outlet, which they name. Planted beside them: the formulas of letters, the lines that an agency puts under every story,
other letters of the same author on the same subject, and reports of the same strike by somebody else.
Nothing here is about a real place, body or event.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from random import Random

from invented_names import MOULDS, WORDS

FIRST_DAY = datetime.date(2031, 1, 5)
Two = tuple[str, str]
"""The same in English and in Arabic."""
EN, AR = 0, 1
LANGUAGES = ("en", "ar")
QUOTED_ALONE = 0.15
"""So many relays in the statement's own language only quote a sentence of it, and give no figure."""

AUTHORS: tuple[tuple[str, str, Two], ...] = (
    ("arda-mfa", "ministry", ("the Ardan Ministry of Foreign Affairs", "وزارة الخارجية الأردية")),
    ("velia-health", "ministry", ("the Velian Ministry of Health", "وزارة الصحة الفيلية")),
    ("lantern-network", "monitor", ("the Lantern Network for Rights", "شبكة الفانوس للحقوق")),
    ("two-rivers-doctors", "monitor", ("the Two Rivers Doctors Union", "اتحاد أطباء النهرين")),
    ("harbour-defence", "organisation", ("the Harbour Civil Guard", "الحرس المدني للمرافئ")),
)
OUTLETS: tuple[tuple[str, str, Two], ...] = (
    ("cardin-wire", "agency", ("Cardin Wire", "كاردن واير")),
    ("morna", "agency", ("MORNA", "مورنا")),
    ("north-gazette", "media", ("the North Gazette", "جريدة الشمال")),
    ("al-sahil-daily", "media", ("Al-Sahil Daily", "الساحل اليومية")),
    ("tidewater", "media", ("Tidewater News", "أخبار تايدووتر")),
)
BY: Two = ("the Pact of Sarn", "حلف سارن")
DAYS = (
    ("Monday", "الاثنين"), ("Tuesday", "الثلاثاء"), ("Wednesday", "الأربعاء"), ("Thursday", "الخميس"),
    ("Friday", "الجمعة"), ("Saturday", "السبت"), ("Sunday", "الأحد"),
)  # fmt: skip
MONTHS = (
    ("January", "كانون الثاني/يناير"), ("February", "شباط/فبراير"), ("March", "آذار/مارس"), ("April", "نيسان/أبريل"),
    ("May", "أيار/مايو"), ("June", "حزيران/يونيه"), ("July", "تموز/يوليه"), ("August", "آب/أغسطس"),
    ("September", "أيلول/سبتمبر"), ("October", "تشرين الأول/أكتوبر"), ("November", "تشرين الثاني/نوفمبر"),
    ("December", "كانون الأول/ديسمبر"),
)  # fmt: skip
HIT = (
    ("a bakery", "مخبزا"), ("a primary school", "مدرسة ابتدائية"), ("a market", "سوقا"), ("a clinic", "مستوصفا"),
    ("several houses", "عدة منازل"), ("a mosque", "مسجدا"), ("a water station", "محطة مياه"),
)  # fmt: skip
FORMULA = (
    "Acting for my Government, and after our previous letters on the crimes of the Pact against our"
    " people, I have the honour to bring the following to your attention.",
    "بناء على تعليمات من حكومتي، وإلحاقا برسائلنا السابقة بشأن جرائم الحلف بحق شعبنا، أتشرف بأن أسترعي انتباهكم إلى"
    " ما يلي.",
)
CLOSING = (
    "I ask that this letter be shared with every member and kept among the papers of the Council.",
    "وسأكون ممتنا لو تكرمتم بإطلاع أعضاء المجلس جميعا على هذه الرسالة وحفظها بين أوراقه.",
)
FOOTER = (
    "{outlet} is an independent news service with reporters in eleven countries of the region. The war between Arda and"
    " the Pact, now in its fourth year, has driven more than two million people from their homes.",
    "{outlet} خدمة إخبارية مستقلة لها مراسلون في أحد عشر بلدا من بلدان المنطقة. وقد شردت الحرب بين أردا والحلف، وهي في"
    " عامها الرابع، أكثر من مليوني شخص من ديارهم.",
)
VIEWS: tuple[Two, ...] = (
    ("What was done to {place} is a crime that no claim excuses", "إن ما جرى في {place} جريمة لا يبررها أي زعم"),
    ("The people of {place} had been told their street was safe", "لقد أبلغ أهالي {place} بأن شارعهم آمن"),
    ("There was no fighter, no gun and no depot near {place}", "لم يكن في محيط {place} مقاتل ولا مدفع ولا مستودع"),
    ("Our teams dug with their hands in {place} until morning", "حفرت فرقنا بأيديها في {place} حتى الصباح"),
    ("Nobody in {place} has slept under a roof since that night", "لم ينم أحد في {place} تحت سقف منذ تلك الليلة"),
    ("The dead of {place} have names and we have written them down", "لقتلى {place} أسماء وقد دوناها كلها"),
)
AND: tuple[Two, ...] = (
    ("those who ordered it will one day have to answer for it", "ولا بد أن يحاسب يوما من أمر بذلك أمام قضاء مستقل"),
    ("the Pact knew all this before the first bomb was dropped", "وكان الحلف يعلم ذلك كله قبل سقوط القنبلة الأولى"),
    (
        "the only digger of the district burnt in the second raid",
        "وقد احترقت الحفارة الوحيدة في المنطقة في الغارة الثانية",
    ),
    ("not one of the warnings that were promised ever came", "ولم يصل أي من الإنذارات التي وعد بها الأهالي مرارا"),
    ("we ask how many more villages must fall before you speak", "ونسأل كم قرية أخرى يجب أن تسقط قبل أن تنطقوا"),
    (
        "the road out was shelled while the wounded lay on it",
        "وقد قصفت الطريق الوحيدة والجرحى ممددون عليها ساعات طويلة",
    ),
)


@dataclass(frozen=True, slots=True)
class Strike:
    """What is told: a day, a place, who was harmed."""

    day: datetime.date
    village: Two
    region: Two
    hit: Two
    killed: int
    children: int
    injured: int
    view: Two


@dataclass(frozen=True, slots=True)
class Written:
    """One document; ``statement`` is the number of the statement that it carries, None for none."""

    name: str
    language: int
    publisher: str
    published: datetime.date
    text: str
    statement: int | None
    kind: str
    of: str | None = None


@dataclass(slots=True)
class World:
    """All documents, in no order."""

    documents: list[Written] = field(default_factory=list)

    def pairs(self) -> set[frozenset[str]]:
        """Pairs of documents that carry one statement."""
        carrying: dict[int, list[str]] = {}
        for each in self.documents:
            if each.statement is not None:
                carrying.setdefault(each.statement, []).append(each.name)
        return {frozenset(pair) for names in carrying.values() for pair in combinations(names, 2)}


def world(statements: int = 40, seed: int = 5) -> World:
    """So many statements with their relays and neighbours."""
    random, made = Random(seed), World()
    for number in range(statements):
        made.documents += _Maker(random, number).documents()
    return made


def when(day: datetime.date, language: int, weekday: bool = True) -> str:
    """A day in words."""
    month = MONTHS[day.month - 1][language]
    name = DAYS[day.weekday()][language]
    if language == EN:
        return f"{name}, {day.day} {month} {day.year}" if weekday else f"{day.day} {month}"
    return f"يوم {name} {day.day} {month} {day.year}" if weekday else f"{day.day} {month}"


class _Maker:
    """Everything around one statement."""

    def __init__(self, random: Random, number: int) -> None:
        self.random, self.number = random, number
        self.key, self.kind, self.author = random.choice(AUTHORS)
        self.day = FIRST_DAY + datetime.timedelta(days=9 * number + random.randrange(4))
        region = self._name()
        self.strikes = [self._strike(self.day, region), self._strike(self.day + datetime.timedelta(days=1), region)]
        self.published = self.day + datetime.timedelta(days=3)

    def documents(self) -> Iterator[Written]:
        """The statement, its translation, its relays, and what only looks like one."""
        first = self.random.randrange(2)
        languages = (first, 1 - first) if self.random.random() < 0.33 else (first,)
        for language in languages:
            yield self._written("statement", language, self.author[language], 0, self._statement(language), True)
        outlets = self.random.sample(OUTLETS, self.random.randrange(1, 4))
        for at, (_, _, outlet) in enumerate(outlets):
            language = first if self.random.random() < 0.65 else 1 - first
            through = outlets[at - 1][2] if at and self.random.random() < 0.3 else None
            text = self._relay(language, first, outlet, through)
            yield self._written(f"relay{at}", language, outlet[language], 1 + at, text, True)
        yield self._other()
        if self.random.random() < 0.3:
            yield self._written("later", first, self.author[first], 12, self._later(first), False)

    def _written(self, what: str, language: int, publisher: str, later: int, text: str, carries: bool) -> Written:
        name = f"{self.number:03}_{what}_{LANGUAGES[language]}.txt"
        day = self.published + datetime.timedelta(days=later)
        number = self.number if carries else None
        return Written(name, language, publisher.removeprefix("the "), day, text, number, what)

    def _name(self) -> Two:
        arabic, latin = self.random.choice(MOULDS)
        for at, letter in enumerate(self.random.sample(list(WORDS), 3), start=1):
            arabic, latin = arabic.replace(str(at), letter), latin.replace(str(at), WORDS[letter])
        return latin.capitalize(), arabic

    def _strike(self, day: datetime.date, region: Two) -> Strike:
        killed = self.random.randrange(5, 60)
        view, more = self.random.choice(VIEWS), self.random.choice(AND)
        said = (f"{view[EN]}, and {more[EN]}", f"{view[AR]}، {more[AR]}")
        children, injured = self.random.randrange(2, killed), self.random.randrange(11, 120)
        return Strike(day, self._name(), region, self.random.choice(HIT), killed, children, injured, said)

    def _statement(self, language: int) -> str:
        told = [self._told(strike, language) for strike in self.strikes]
        view = self._view(language) + "."
        if self.kind == "ministry":
            lines = [FORMULA[language], *told, view, CLOSING[language]]
        else:
            lines = [f"{('Statement by', 'بيان صادر عن')[language]} {self.author[language]}", *told, view]
        return "\n\n".join(lines)

    def _later(self, language: int) -> str:
        """Another statement of the same author, on other strikes, which recalls the first of these."""
        again = [self._strike(self.day + datetime.timedelta(days=9 + at), self._name()) for at in range(2)]
        strike = self.strikes[0]
        day, village = when(strike.day, language), strike.village[language]
        recalled = (
            f"They follow the raid of {day} on {village}, which killed {strike.killed} civilians.",
            f"وتأتي هذه الغارات بعد غارة {day} على {village} التي أودت بحياة {strike.killed} مدنيا.",
        )[language]
        told = [self._told(each, language) for each in again]
        return "\n\n".join([FORMULA[language], *told, recalled, CLOSING[language]])

    def _told(self, strike: Strike, language: int) -> str:
        """A strike as the statement has it."""
        day, village, region, hit = when(strike.day, language), *self._at(strike, language)
        if language == EN:
            return (
                f"On {day}, aircraft of {BY[EN]} bombed {hit} in the village of {village}, {region} governorate."
                f" The raid killed {strike.killed} civilians, including {strike.children} children, and wounded"
                f" {strike.injured} others."
            )
        return (
            f"ففي {day}، قصفت طائرات {BY[AR]} {hit} في قرية {village} بمحافظة {region}. وأسفرت الغارة عن مقتل"
            f" {strike.killed} مدنيا، بينهم {strike.children} أطفال، وإصابة {strike.injured} آخرين بجروح."
        )

    def _at(self, strike: Strike, language: int) -> tuple[str, str, str]:
        return strike.village[language], strike.region[language], strike.hit[language]

    def _view(self, language: int) -> str:
        strike = self.strikes[0]
        return strike.view[language].format(place=strike.village[language])

    def _relay(self, language: int, first: int, outlet: Two, through: Two | None) -> str:
        """An outlet's story: some strikes in some order, a quotation where the language is the statement's own."""
        strikes = list(self.strikes)
        self.random.shuffle(strikes)
        if language == first and self.random.random() < QUOTED_ALONE:
            return "\n\n".join(
                [self._bare(language), self._quoted(language), FOOTER[language].format(outlet=outlet[language])]
            )
        strikes = strikes[: 1 if self.random.random() < 0.35 else 2]
        told = [self._retold(strike, language, through if not at else None) for at, strike in enumerate(strikes)]
        if language == first or self.random.random() < 0.5:
            told.insert(self.random.randrange(len(told) + 1), self._quoted(language))
        footer = FOOTER[language].format(outlet=outlet[language])
        return "\n\n".join([self._headline(strikes[0], language), *told, footer])

    def _bare(self, language: int) -> str:
        """A first line without a figure."""
        village, author = self.strikes[0].village[language], self.author[language]
        if language == EN:
            return f"{author[:1].upper()}{author[1:]} issued a statement on the bombing of {village}."
        return f"أصدرت {author} بيانا بشأن قصف {village}."

    def _headline(self, strike: Strike, language: int) -> str:
        if language == EN:
            return f"{self.author[EN].removeprefix('the ')} says {strike.killed} killed in {strike.village[EN]}"
        return f"{self.author[AR]}: {strike.killed} قتيلا في {strike.village[AR]}"

    def _retold(self, strike: Strike, language: int, through: Two | None) -> str:
        """A strike in the words of an outlet, which may have it from another."""
        village, _, hit = self._at(strike, language)
        day, author = when(strike.day, language, weekday=False), self.author[language]
        style = self.random.randrange(3)
        if language == EN:
            source = f", {through[EN]} reported" if through else ""
            return (
                f"{author[:1].upper()}{author[1:]} said that {strike.killed} civilians were killed when warplanes of"
                f" {BY[EN]} hit {hit} in {village} on {day}{source}. {strike.injured} people were injured, it added.",
                f"Warplanes of {BY[EN]} hit {hit} in {village} on {day}, killing {strike.killed} civilians,"
                f" {strike.children} of them children, according to {author}{source}.",
                f"According to {author}, the raid on {village} on {day} left {strike.killed} people dead and"
                f" {strike.injured} wounded{source}.",
            )[style]
        source = f"، بحسب ما نقلت {through[AR]}" if through else ""
        return (
            f"وقالت {author} إن {strike.killed} مدنيا قتلوا حين استهدفت طائرات {BY[AR]} {hit} في {village} في"
            f" {day}{source}. وأضافت أن {strike.injured} شخصا أصيبوا.",
            f"استهدفت طائرات {BY[AR]} {hit} في {village} في {day}، ما أدى إلى مقتل {strike.killed} مدنيا بينهم"
            f" {strike.children} أطفال، وفق {author}{source}.",
            f"وبحسب {author}، خلفت الغارة على {village} في {day} {strike.killed} قتيلا"
            f" و{strike.injured} جريحا{source}.",
        )[style]

    def _quoted(self, language: int) -> str:
        """The statement's view, trimmed at one end."""
        words = self._view(language).split()
        cut = self.random.randrange(0, 4)
        kept = " ".join(words[cut:] if self.random.random() < 0.5 or not cut else words[:-cut])
        return f'"{kept}", it said.' if language == EN else f"وجاء في البيان: «{kept}»."

    def _other(self) -> Written:
        """A story of the same agency about another strike, or of the same strike by somebody else."""
        language = self.random.randrange(2)
        outlet = self.random.choice(OUTLETS)[2]
        same = self.random.random() < 0.5
        strike = self.strikes[0] if same else self._strike(self.day, self._name())
        witness: Sequence[str] = ("Residents", "أهالي المنطقة")
        killed = max(2, strike.killed - self.random.randrange(1, 4))
        if language == EN:
            told = (
                f"{witness[EN]} of {strike.village[EN]} said that an air strike hit {strike.hit[EN]} there on"
                f" {when(strike.day, EN, weekday=False)} and that they buried {killed} of their neighbours."
            )
        else:
            told = (
                f"وقال {witness[AR]} في {strike.village[AR]} إن غارة جوية أصابت {strike.hit[AR]} في"
                f" {when(strike.day, AR, weekday=False)} وإنهم دفنوا {killed} من جيرانهم."
            )
        text = "\n\n".join([told, FOOTER[language].format(outlet=outlet[language])])
        return self._written("other", language, outlet[language], 1, text, False)
