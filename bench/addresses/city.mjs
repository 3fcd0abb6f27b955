// An invented city: regions, roads and buildings with everything that makes real registers hard to match against.
// It shares no code and no word list with the engine.

export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    real: next,
    below: (n) => Math.floor(next() * n),
    between: (a, b) => a + Math.floor(next() * (b - a + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
    chance: (p) => next() < p,
  };
}

const COUNTIES = [
  ['990102', '望湖区', ['湖滨街道', '柳堤街道', '荷塘街道', '南浦街道']],
  ['990103', '临江区', ['江岸街道', '渡口街道', '帆影街道']],
  ['990104', '北关区', ['城楼街道', '鼓台街道', '驿路街道']],
  ['990105', '新城区', ['云启街道', '星桥街道', '广泽街道']],
  ['990106', '浑江区', ['东坡街道', '松岭镇', '石泉街道']],
  ['990107', '和平区', ['文汇街道', '体育场街道', '西塔楼街道']],
];
const RENAMED_REGIONS = [['990106', '东郊区'], ['990105', '云州新区']];

export function regions() {
  const rows = [['99', '东岭省', 'province'], ['9901', '云州市', 'city'], ['9902', '海平市', 'city'], ['990202', '和平区', 'county']];
  for (const [code, name, streets] of COUNTIES) {
    rows.push([code, name, 'county']);
    streets.forEach((street, i) => rows.push([`${code}${String(i + 1).padStart(3, '0')}`, street, 'street']));
  }
  for (const [code, name] of RENAMED_REGIONS) rows.push([code, name, 'county']);
  return rows;
}

const ROAD_FRONTS = ['建设', '长江', '黄河', '青年', '崇文', '解放', '胜利', '迎宾', '滨河', '学府', '丹桂', '翠柏', '银杏', '朝阳', '庆丰', '永安', '天山', '泰山', '昆仑', '牡丹', '海棠', '月季', '工农', '民主', '光荣', '团结', '友谊', '卫国', '珠江', '松花江', '嘉陵江', '白云', '青云', '凌云', '飞云', '祥云'];
const ROAD_MIDDLES = ['', '', '', '东', '西', '南', '北', '中'];
const ROAD_KINDS = ['路', '街', '大街', '大道', '路', '街'];

function makeRoads(random, count) {
  const roads = new Set();
  for (const n of ['一', '二', '三', '五', '八', '九', '十', '十一', '十二', '十三', '二十']) {
    roads.add(`${n}纬路`);
    roads.add(`南${n}马路`);
  }
  let round = 0;
  while (roads.size < count) {
    let front = random.pick(ROAD_FRONTS);
    for (let more = 2000; more < round; more *= 4) front += random.pick('安宁康盛和华兴隆');
    roads.add(front + random.pick(ROAD_MIDDLES) + random.pick(ROAD_KINDS));
    round += 1;
  }
  return [...roads];
}

const BRANDS = '恒润 鼎盛 瑞丰 宏远 嘉泰 金茂源 天汇 盛德 华耀 银河 远洋湾 东方红 中诚 博雅 汇金 泰和 锦江源 凯旋 环宇 世纪星 海岳 龙腾 凤栖 紫金 新时代 国贸 信达通 联合 万恒 百川 九洲 千禧 四海 五岳 双子 三江 长城 启明 朗润 绿洲 明珠 晨光 未来 创智 博览 开元 永利 亿达 中侨 南洋'.split(' ');
const MIDDLES = ['', '国际', '商务', '金融', '科技', '世贸', '财富', '时代', '文化', '信息'];
const KINDS = ['大厦', '中心', '广场', '大楼', '商厦', '大厦', '中心', '国际公寓', '产业园', '商城'];
const EXTRA = '安邦昌德恩福广海嘉康乐美宁鹏清荣尚腾伟熙雅悦泽志卓';

function makeName(random, taken) {
  for (let tries = 0; ; tries += 1) {
    const extra = tries > 3 ? random.pick(EXTRA) + (tries > 8 ? random.pick(EXTRA) : '') : '';
    const name = random.pick(BRANDS) + extra + random.pick(MIDDLES) + random.pick(KINDS);
    if (!taken.has(name)) return name;
  }
}

// Another name that differs by one character that makes it another name, or by its kind only.
function lookAlike(random, name) {
  const kind = KINDS.find((k) => name.endsWith(k));
  if (random.chance(0.5)) return name.slice(0, -kind.length) + random.pick(['大厦', '中心', '广场'].filter((k) => k !== kind));
  const at = random.below(Math.max(1, name.length - kind.length));
  return name.slice(0, at) + random.pick(EXTRA) + name.slice(at + 1);
}

function houseNumber(random) {
  const n = random.between(1, 400);
  const kind = random.real();
  if (kind < 0.06) return `${n}-${random.between(1, 8)}`;
  if (kind < 0.09) return `${n}甲`;
  if (kind < 0.11) return `${n}-${n + 2 * random.between(1, 5)}`;
  return String(n);
}

/// Buildings with ids, each a row of the register; `whole` buildings may have parts the register does not tell apart.
export function makeCity(seed, count) {
  const random = randomFrom(seed);
  const roads = makeRoads(random, Math.max(90, Math.floor(count / 8)));
  const formerRoads = roads.slice(30, 36).map((road, i) => [`老${'东西南北前后'[i]}门${road.endsWith('道') ? '大道' : '街'}`, road]);
  const taken = new Set();
  const usedNumbers = new Set();
  const buildings = [];
  const place = () => {
    for (;;) {
      const county = random.pick(COUNTIES);
      const road = random.pick(roads);
      const number = houseNumber(random);
      const base = `${road}${number.match(/^\d+/)[0]}`;
      if (usedNumbers.has(county[0] + base) || (count < 5000 && usedNumbers.has(base))) continue;
      usedNumbers.add(county[0] + base);
      usedNumbers.add(base);
      return { county, street: random.below(county[2].length), road, number };
    }
  };
  const add = (name, where, more = {}) => {
    const building = { id: buildings.length + 1, name, base: name, aliases: [], former: [], others: [], tower: '', whole: true, shared: false, ...where, ...more };
    buildings.push(building);
    return building;
  };
  const otherName = () => {
    const name = makeName(random, taken);
    taken.add(name);
    return name;
  };
  while (buildings.length < count) {
    const name = otherName();
    const where = place();
    const kind = random.real();
    if (kind < 0.2) {
      const letters = random.chance(0.6) ? ['A座', 'B座', 'C座'] : random.chance(0.5) ? ['1号楼', '2号楼', '3号楼'] : random.chance(0.5) ? ['北塔', '南塔'] : ['一期', '二期'];
      const used = letters.slice(0, random.between(2, letters.length));
      const aliases = random.chance(0.3) ? otherName() : '';
      for (const tower of used) add(name + tower, where, { base: name, tower, whole: false, shared: true, aliases: aliases ? [aliases + tower] : [] });
      continue;
    }
    const building = add(name, where);
    if (random.chance(0.25)) building.aliases.push(otherName());
    if (random.chance(0.15)) building.former.push(otherName());
    if (random.chance(0.08)) {
      const other = place();
      building.others.push([other.road, other.number]);
    }
    if (random.chance(0.1)) {
      building.shared = true;
      add(otherName(), where, { shared: true });
    }
    if (random.chance(0.12)) {
      const alike = lookAlike(random, name);
      if (!taken.has(alike)) {
        taken.add(alike);
        const twin = add(alike, place());
        twin.alike = building.alike = true;
      }
    }
  }
  return { random, roads, formerRoads, buildings, taken, counties: COUNTIES, usedNumbers, renamed: new Map(RENAMED_REGIONS) };
}
