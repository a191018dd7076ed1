"""Latin letters and English words in Korean lines, as Koreans say them: KBS 케이비에스, Wi-Fi 와이파이."""

import re
from collections.abc import Callable

from studio.text.tables import words

LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        words(
            "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 제트"
        ),
        strict=True,
    )
)
DIGITS = ("제로", "원", "투", "쓰리", "포", "파이브", "식스", "세븐", "에이트", "나인")
"""A single digit beside a letter is said in English: A4 에이포."""

_LOANS = words(
    "ok 오케이 okay 오케이 wifi 와이파이 hi 하이 hello 헬로 bye 바이 yes 예스 no 노 sorry 쏘리 thank 땡큐",
    "thanks 땡스 you 유 i 아이 love 러브 like 라이크 happy 해피 birthday 버스데이 good 굿 morning 모닝",
    "night 나이트 day 데이 new 뉴 year 이어 best 베스트 iphone 아이폰 ipad 아이패드 mac 맥 macbook 맥북",
    "airpods 에어팟 galaxy 갤럭시 android 안드로이드 ios 아이오에스 windows 윈도우 google 구글 youtube 유튜브",
    "youtuber 유튜버 naver 네이버 kakao 카카오 kakaotalk 카카오톡 daum 다음 samsung 삼성 apple 애플",
    "microsoft 마이크로소프트 amazon 아마존 facebook 페이스북 instagram 인스타그램 twitter 트위터 tiktok 틱톡",
    "netflix 넷플릭스 disney 디즈니 tesla 테슬라 nvidia 엔비디아 intel 인텔 sony 소니 nintendo 닌텐도",
    "starbucks 스타벅스 mcdonald 맥도날드 line 라인 gmail 지메일 chatgpt 챗지피티 openai 오픈에이아이 gpt 지피티",
    "zoom 줌 excel 엑셀 word 워드 powerpoint 파워포인트 photoshop 포토샵 steam 스팀 discord 디스코드 linux 리눅스",
    "python 파이썬 java 자바 bluetooth 블루투스 internet 인터넷 online 온라인 offline 오프라인 computer 컴퓨터",
    "notebook 노트북 laptop 랩톱 tablet 태블릿 phone 폰 smartphone 스마트폰 camera 카메라 video 비디오",
    "audio 오디오 app 앱 application 애플리케이션 web 웹 website 웹사이트 site 사이트 home 홈 page 페이지",
    "homepage 홈페이지 blog 블로그 email 이메일 mail 메일 message 메시지 chat 채팅 file 파일 folder 폴더",
    "data 데이터 database 데이터베이스 server 서버 cloud 클라우드 software 소프트웨어 hardware 하드웨어",
    "program 프로그램 system 시스템 service 서비스 network 네트워크 password 패스워드 login 로그인",
    "logout 로그아웃 click 클릭 download 다운로드 upload 업로드 update 업데이트 upgrade 업그레이드 version 버전",
    "link 링크 copy 카피 key 키 code 코드 test 테스트 game 게임 player 플레이어 level 레벨 item 아이템",
    "quest 퀘스트 start 스타트 stop 스톱 play 플레이 pause 포즈 end 엔드 over 오버 music 뮤직 song 송 dance 댄스",
    "rap 랩 hiphop 힙합 rock 록 jazz 재즈 pop 팝 kpop 케이팝 jpop 제이팝 idol 아이돌 concert 콘서트 album 앨범",
    "movie 무비 film 필름 drama 드라마 show 쇼 live 라이브 stage 스테이지 studio 스튜디오 star 스타 fan 팬",
    "fandom 팬덤 event 이벤트 coffee 커피 latte 라테 americano 아메리카노 espresso 에스프레소 tea 티 milk 밀크",
    "juice 주스 cake 케이크 bread 브레드 pizza 피자 burger 버거 hamburger 햄버거 chicken 치킨 sandwich 샌드위치",
    "salad 샐러드 steak 스테이크 pasta 파스타 beer 비어 wine 와인 cocktail 칵테일 menu 메뉴 set 세트 size 사이즈",
    "bar 바 cafe 카페 restaurant 레스토랑 hotel 호텔 room 룸 lobby 로비 check 체크 in 인 out 아웃 bus 버스",
    "taxi 택시 car 카 truck 트럭 train 트레인 subway 서브웨이 airport 에어포트 tour 투어 travel 트래블",
    "ticket 티켓 map 맵 trip 트립 sale 세일 shopping 쇼핑 mall 몰 market 마켓 mart 마트 store 스토어 shop 숍",
    "brand 브랜드 card 카드 point 포인트 coupon 쿠폰 free 프리 black 블랙 white 화이트 red 레드 blue 블루",
    "green 그린 yellow 옐로 pink 핑크 gold 골드 silver 실버 friday 프라이데이 christmas 크리스마스",
    "halloween 핼러윈 party 파티 gift 기프트 box 박스 bag 백 dress 드레스 shirt 셔츠 jacket 재킷 fashion 패션",
    "style 스타일 design 디자인 business 비즈니스 company 컴퍼니 manager 매니저 team 팀 leader 리더",
    "project 프로젝트 meeting 미팅 report 리포트 plan 플랜 marketing 마케팅 news 뉴스 media 미디어",
    "interview 인터뷰 issue 이슈 top 톱 one 원 two 투 three 쓰리 four 포 five 파이브 first 퍼스트 second 세컨드",
    "last 라스트 king 킹 queen 퀸 prince 프린스 princess 프린세스 boy 보이 girl 걸 man 맨 woman 우먼 baby 베이비",
    "friend 프렌드 lady 레이디 mr 미스터 dr 닥터 my 마이 your 유어 me 미 we 위 she 쉬 he 히",
    "it 잇 the 더 a 어 an 언 and 앤드 or 오어 of 오브 for 포 to 투 up 업 on 온 off 오프 go 고 come 컴 back 백",
    "again 어게인 please 플리즈 welcome 웰컴 world 월드 korea 코리아 seoul 서울 busan 부산 japan 재팬",
    "china 차이나 america 아메리카 usa 유에스에이 english 잉글리시 korean 코리안 house 하우스 school 스쿨",
    "class 클래스 book 북 paper 페이퍼 sports 스포츠 soccer 사커 football 풋볼 baseball 베이스볼",
    "basketball 바스켓볼 golf 골프 tennis 테니스 gym 짐 health 헬스 diet 다이어트 yoga 요가 doctor 닥터",
    "nurse 너스 virus 바이러스 covid 코비드 vaccine 백신 stress 스트레스 energy 에너지 power 파워 speed 스피드",
    "super 슈퍼 hot 핫 cool 쿨 cold 콜드 big 빅 small 스몰 long 롱 short 쇼트 high 하이 low 로 max 맥스 mini 미니",
    "pro 프로 plus 플러스 ultra 울트라 air 에어 real 리얼 true 트루 nice 나이스 great 그레이트 perfect 퍼펙트",
    "fighting 파이팅 oh 오 wow 와우 god 갓 dream 드림 hope 호프 time 타임 life 라이프 sun 선 moon 문 sky 스카이",
    "sea 시 water 워터 fire 파이어 ice 아이스 cream 크림 dog 도그 cat 캣 bear 베어 tiger 타이거 robot 로봇",
    "drone 드론 xray 엑스레이 tshirt 티셔츠 readme 리드미 image 이미지 photo 포토 index 인덱스 document 도큐먼트",
    "final 파이널 sample 샘플 backup 백업 nasa 나사 unesco 유네스코 unicef 유니세프 nato 나토 opec 오펙 fifa 피파",
    "ikea 이케아 asean 아세안 aids 에이즈 sars 사스 apec 에이펙 kospi 코스피 kosdaq 코스닥 kaist 카이스트",
    "posco 포스코 pin 핀 sim 심 ram 램 rom 롬 jpeg 제이펙 zip 집 imax 아이맥스 toeic 토익 toefl 토플 opic 오픽",
    "webtoon 웹툰 manhwa 만화 anime 아니메 cosplay 코스프레 com 컴 net 넷 org 오알지 exe 이엑스이 hwp 한글",
    "vs 버서스 feat 피처링 co 씨오 kr 케이알 ac 에이씨 etc 기타",
)  # fmt: skip
LOANS = dict(zip(_LOANS[::2], _LOANS[1::2], strict=True))
"""English words and names in Hangul, as they are written and said in Korea."""

_ABBREVIATIONS = frozenset(words("co go a i ms dr mr pin sim it in on or to me we up my pop app api"))
"""Words that capitals spell."""
_CHUNK = re.compile("[A-Za-z]+|[0-9]+")
_LONGEST_SPELLED = 6
"""Capitals alone: more of them are a word."""


def said(run: str, number: Callable[[str], str]) -> str | None:
    """Words of Latin letters (and digits in them) with spaces between, in Hangul; None, so that all is read as English,
    where one of them is none that Koreans know. `number` says digits."""
    tokens = run.split()
    known = [_word(token, number) for token in tokens]
    return " ".join(filter(None, known)) if all(known) else None


def _word(token: str, number: Callable[[str], str]) -> str | None:
    """One token in Hangul; None if it is none that Koreans would know."""
    bare = re.sub("[^A-Za-z0-9]", "", token)
    spelled = bare.isupper() and bare.lower() in _ABBREVIATIONS
    if bare.lower() in LOANS and not spelled and len(bare) > 1:
        return LOANS[bare.lower()]
    chunks = [_chunk(chunk, number) for part in re.split("[^A-Za-z0-9]+", token) for chunk in _CHUNK.findall(part)]
    if not all(chunks):
        return None
    return ("앤" if "&" in token else "").join(filter(None, chunks))


def _chunk(chunk: str, number: Callable[[str], str]) -> str | None:
    """The letters or the digits of a token."""
    if chunk.isdigit():
        return DIGITS[int(chunk)] if len(chunk) == 1 else number(chunk)
    if chunk.lower() in LOANS and len(chunk) > 1 and not (chunk.isupper() and chunk.lower() in _ABBREVIATIONS):
        return LOANS[chunk.lower()]
    is_spelled = (
        len(chunk) == 1
        or (chunk.isupper() and len(chunk) <= _LONGEST_SPELLED)
        or not re.search("[aeiouyAEIOUY]", chunk)
    )
    return "".join(LETTERS[letter] for letter in chunk.upper()) if is_spelled else None
