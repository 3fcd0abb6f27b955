// Writes a labelled test set: what the register says of an invented city, and addresses as files have them, each with
// the truth it was made from.
//   node make.mjs DIR [BUILDINGS] [ADDRESSES] [SEED]
import { mkdirSync, writeFileSync } from 'node:fs';
import { makeCity, randomFrom, regions } from './city.mjs';

const [dir, buildingCount = '600', addressCount = '4000', seed = '20251122'] = process.argv.slice(2);
const city = makeCity(Number(seed), Number(buildingCount));
const random = randomFrom(Number(seed) + 1);
const { pick, chance, between, below } = random;

const NUMERALS = '零一二三四五六七八九';
const chinese = (n) => (n < 10 ? NUMERALS[n] : (n >= 20 ? NUMERALS[Math.floor(n / 10)] : '') + '十' + (n % 10 ? NUMERALS[n % 10] : ''));
const wide = (text) => text.replace(/[0-9A-Z#-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const room = (floor, n) => `${floor}${String(n).padStart(2, '0')}`;

// --- floors and rooms -------------------------------------------------------------------------------------------

function tail() {
  const f = between(2, 45);
  const n = between(1, 24);
  const f2 = f + between(1, 4);
  const n2 = n + between(1, 4);
  const forms = [
    () => [`${f}层`, `${f}`, ''],
    () => [`${f}楼`, `${f}`, ''],
    () => [`${f}F`, `${f}`, ''],
    () => [`${chinese(f)}层`, `${f}`, ''],
    () => [`第${f}层`, `${f}`, ''],
    () => [`${room(f, n)}室`, `${f}`, room(f, n)],
    () => [`${room(f, n)}`, `${f}`, room(f, n)],
    () => [`${room(f, n)}房`, `${f}`, room(f, n)],
    () => [`#${room(f, n)}`, `${f}`, room(f, n)],
    () => [`${f}层${room(f, n)}室`, `${f}`, room(f, n)],
    () => [`${f}楼${room(f, n)}号`, `${f}`, room(f, n)],
    () => [`${f}层${String(n).padStart(2, '0')}室`, `${f}`, room(f, n)],
    () => [`${f}楼${String(n).padStart(2, '0')}室`, `${f}`, room(f, n)],
    () => [`（${f}-${n}）`, `${f}`, `${f}-${n}`],
    () => [`${f}-${f2}层`, `${f}-${f2}`, ''],
    () => [`${f}层至${f2}层`, `${f}-${f2}`, ''],
    () => [`${f}-${f2}F`, `${f}-${f2}`, ''],
    () => [`${f}、${f2}层`, `${f};${f2}`, ''],
    () => [`${f}.${f + 2}.${f + 3}层`, `${f};${f + 2};${f + 3}`, ''],
    () => [`${room(f, n)}-${room(f, n2)}室`, `${f}`, `${room(f, n)}-${room(f, n2)}`],
    () => [`${room(f, n)}、${room(f, n2)}室`, `${f}`, `${room(f, n)};${room(f, n2)}`],
    () => [`${room(f, n)}，${room(f, n2)}`, `${f}`, `${room(f, n)};${room(f, n2)}`],
    () => [`${room(f, n)}/${room(f, n2)}`, `${f}`, `${room(f, n)};${room(f, n2)}`],
    () => [`${f}层${room(f, n)}、${room(f, n2)}、${room(f, n2 + 1)}室`, `${f}`, `${room(f, n)};${room(f, n2)};${room(f, n2 + 1)}`],
    () => [`${f}层${room(f, n)}-${room(f, n2)}室`, `${f}`, `${room(f, n)}-${room(f, n2)}`],
    () => [`${room(f, n)}至${room(f, n2)}室`, `${f}`, `${room(f, n)}-${room(f, n2)}`],
    () => ['地下一层', '-1', ''],
    () => ['负一层', '-1', ''],
    () => ['B1层', '-1', ''],
    () => [`地下一层B${between(10, 60)}号商铺`, '-1', null],
    () => [`${room(f, n)}A室`, `${f}`, `${room(f, n)}A`],
    () => [`${f}层整层`, `${f}`, ''],
    () => ['', '', ''],
  ];
  const [text, floors, units] = pick(forms)();
  return { text, floors, units };
}

// --- where ------------------------------------------------------------------------------------------------------

function regionText(building) {
  const [code, county, streets] = building.county;
  const renamed = city.renamed.get(code);
  const name = renamed && chance(0.3) ? renamed : county;
  const street = chance(0.2) ? streets[building.street] : '';
  const community = street && chance(0.3) ? `${pick(['永兴', '幸福', '振工', '玉屏'])}社区` : '';
  const above = pick(['东岭省云州市', '云州市', '云州市', '东岭云州', '东岭省云州市', '', '']);
  if (chance(0.08)) return { text: '', county: false };
  if (chance(0.06)) return { text: '云州市', county: false };
  return { text: above + name + street + community, county: true };
}

function numberText(number) {
  const plain = /^\d+$/.test(number);
  const stem = number.match(/^(\d+)甲$/);
  if (stem) return pick([`${stem[1]}甲号`, `甲${stem[1]}号`, `${stem[1]}号甲`]);
  if (plain && Number(number) < 100 && chance(0.05)) return `${chinese(Number(number))}号`;
  if (plain && chance(0.05)) return `${number}号院`;
  if (chance(0.06)) return wide(`${number}`) + '号';
  return `${number}号`;
}

function roadText(road) {
  const former = city.formerRoads.find(([, current]) => current === road);
  if (former && chance(0.4)) return former[0];
  const numbered = road.match(/^(南?)([一二三五八九十]+)(纬路|马路)$/);
  if (numbered && chance(0.3)) {
    const at = Array.from({ length: 30 }, (_, i) => chinese(i)).indexOf(numbered[2]);
    return `${numbered[1]}${at}${numbered[3]}`;
  }
  return road;
}

// --- what the building is called --------------------------------------------------------------------------------

// Characters typed for others of the same sound.
const SAME_SOUND = { 厦: '夏', 心: '新', 广: '光', 鼎: '顶', 融: '溶', 际: '纪', 瑞: '锐', 恒: '横', 汇: '会', 源: '圆', 达: '答', 嘉: '佳', 城: '成', 技: '计', 商: '伤', 宏: '红' };

function slipOf(name) {
  const spots = [...name].map((c, i) => (SAME_SOUND[c] ? i : -1)).filter((i) => i >= 0);
  if (spots.length && chance(0.6)) {
    const at = pick(spots);
    return name.slice(0, at) + SAME_SOUND[name[at]] + name.slice(at + 1);
  }
  const at = between(1, name.length - 2);
  return chance(0.7) ? name.slice(0, at) + name.slice(at + 1) : name.slice(0, at) + name[at] + name.slice(at);
}

function shortOf(name) {
  for (const kind of ['大厦', '中心', '广场', '大楼', '商厦', '商城']) if (name.endsWith(kind) && name.length >= 6) return name.slice(0, -2);
  return name;
}

function towerText(tower) {
  const letter = tower.match(/^([A-C])座$/);
  if (letter) return pick([`${letter[1]}座`, `${letter[1]}座`, `${letter[1]}栋`, `${letter[1]}楼`, `（${letter[1]}座）`, `${letter[1].toLowerCase()}座`, ` ${letter[1]} 座`]);
  const numbered = tower.match(/^(\d)号楼$/);
  if (numbered) return pick([`${numbered[1]}号楼`, `${numbered[1]}栋`, `${numbered[1]}幢`, `${numbered[1]}#楼`, `${chinese(Number(numbered[1]))}号楼`]);
  if (tower === '一期') return pick(['一期', '1期']);
  if (tower === '二期') return pick(['二期', '2期', 'Ⅱ期']);
  return tower;
}

const towerTruth = (tower) => tower.replace(/座|号楼|塔|楼/g, '').replace('一期', '1期').replace('二期', '2期');

// --- one address ------------------------------------------------------------------------------------------------

const REMARKS = ['（集群注册）', '（住所申报）', '（自主申报）', '(一照多址)', '（仅限办公）', '(经营场所)'];

function noisy(text) {
  const kind = random.real();
  if (kind < 0.08) return wide(text);
  if (kind < 0.14) return text.replace(/号/, '号 ').replace(/区/, '区 ');
  if (kind < 0.17) return text.replace(/号/, '号\n');
  if (kind < 0.19) return `  ${text}。`;
  if (kind < 0.21) return text.replace(/楼/g, '樓').replace(/号/g, '號');
  return text;
}

function realAddress() {
  const building = pick(city.buildings);
  const region = regionText(building);
  const [road, number] = building.others.length && chance(0.3) ? building.others[0] : [building.road, building.number];
  const { text: behind, floors, units } = tail();
  let tower = building.tower;
  if (building.whole && chance(0.15)) tower = pick(['A座', 'B座', '1号楼', '2号楼', '主楼', '北塔']);
  const names = [building.name.slice(0, building.name.length - building.tower.length)];
  const own = names[0];
  for (const other of [...building.aliases, ...building.former]) names.push(other.slice(0, other.length - building.tower.length));
  const at = `${roadText(road)}${numberText(number)}`;
  const alone = !building.shared && region.county;
  const style = random.real();
  let text;
  let kind;
  const named = chance(0.75) ? own : pick(names);
  if (style < 0.12 && alone) {
    kind = 'number';
    text = region.text + at + (tower ? towerText(tower) : '');
  } else if (style < 0.27 && !building.alike) {
    kind = 'name';
    text = region.text + named + (tower ? towerText(tower) : '');
  } else if (style < 0.33 && !building.shared && !building.alike) {
    kind = 'short';
    text = region.text + at + shortOf(own) + (tower ? towerText(tower) : '');
  } else if (style < 0.38 && !building.shared && !building.alike && own.length >= 5) {
    kind = 'slip';
    text = region.text + at + slipOf(own) + (tower ? towerText(tower) : '');
  } else if (style < 0.46) {
    kind = 'brackets';
    text = `${region.text}${at}（${named}${tower ? towerText(tower).replace(/[（）]/g, '') : ''}）`;
  } else if (style < 0.5) {
    kind = 'name-first';
    text = `${region.text}${named}（${at}）${tower ? towerText(tower) : ''}`;
    if (building.tower) text = `${region.text}${named}${towerText(tower)}（${at}）`;
  } else {
    kind = 'whole';
    text = region.text + at + named + (tower ? towerText(tower) : '');
  }
  text += behind;
  if (chance(0.06)) text += pick(REMARKS);
  return [kind, noisy(text), building.id, towerTruth(tower), floors, units];
}

// Addresses that no building of the register is at, or that do not say which.
function decoy() {
  const building = pick(city.buildings);
  const other = pick(city.buildings);
  const region = `${pick(['东岭省云州市', '云州市', ''])}${building.county[1]}`;
  const base = building.base;
  const behind = tail().text;
  const freeNumber = () => {
    for (;;) {
      const n = between(401, 900);
      if (!city.usedNumbers.has(building.road + n)) return n;
    }
  };
  const unknown = () => {
    for (;;) {
      const name = pick(['德隆', '宝华', '福满', '星海', '雅居', '金鼎', '聚贤', '鸿运']) + pick(['', '国际', '商务', '科创']) + pick(['大厦', '中心', '广场', '公寓']);
      if (!city.taken.has(name)) return name;
    }
  };
  const forms = [
    () => `${region}${building.road}${freeNumber()}号${unknown()}${behind}`,
    () => `${region}${building.road}${freeNumber()}号${behind}`,
    () => `${region}${building.road}${building.number}号${unknown()}${behind}`,
    () => `${region}${unknown()}${behind}`,
    () => `${region}${building.road}${building.number}号对面，${base}东侧`,
    () => `云州市${pick(['春晖', '秋实', '夏荷'])}路${between(1, 300)}号${behind}`,
    () => `${region}${building.road}${String.fromCharCode(65 + below(6))}-0${between(1, 9)}地块`,
    () => `${region}${base}管理有限公司`,
    () => `${region}新${base}${behind}`,
    () => `${region}${pick(['张家', '李家', '王家', '前'])}村`,
    () => `海平市和平区${building.road}${building.number}号${behind}`,
    () => (building.tower ? `${region}${base}${/[A-C]/.test(building.tower) ? 'F座' : '9号楼'}${behind}` : `${region}${unknown()}${behind}`),
    () => (building.tower && !building.aliases.length ? `${region}${building.road}${building.number}号${base}` : `${region}${unknown()}${behind}`),
    () => (other.road !== building.road && other.county !== building.county ? `${region}${building.road}${building.number}号${other.base}${behind}` : `${region}${unknown()}`),
    () => (base.length > 5 && !building.alike ? `${region}${building.road}${freeNumber()}号${base.slice(0, 1)}${pick(['峰', '岭', '涛'])}${base.slice(2)}` : `${region}${unknown()}`),
  ];
  return ['decoy', noisy(pick(forms)()), 0, '', null, null];
}

const cell = (value) => {
  const text = value === null ? '?' : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csv = (header, rows) => [header, ...rows].map((row) => row.map(cell).join(',')).join('\n') + '\n';

mkdirSync(dir, { recursive: true });
writeFileSync(`${dir}/regions.csv`, csv(['code', 'name', 'level'], regions()));
writeFileSync(`${dir}/roads.csv`, csv(['former', 'current'], city.formerRoads));
writeFileSync(
  `${dir}/buildings.csv`,
  csv(
    ['id', 'name', 'aliases', 'former_names', 'region_code', 'road', 'number', 'other_road', 'other_number'],
    city.buildings.map((b) => [b.id, b.name, b.aliases.join('|'), b.former.join('|'), b.county[0], b.road, b.number, b.others[0]?.[0] ?? '', b.others[0]?.[1] ?? '']),
  ),
);
const rows = [];
for (let i = 0; i < Number(addressCount); i += 1) rows.push(chance(0.12) ? decoy() : realAddress());
// The same for a peer that compares texts: one line a building, and a sample of the addresses.
writeFileSync(`${dir}/peer_buildings.csv`, csv(['id', 'text'], city.buildings.map((b) => [b.id, `东岭省云州市${b.county[1]}${b.road}${b.number}号${b.name}`])));
writeFileSync(`${dir}/peer_addresses.csv`, csv(['building', 'text'], rows.filter((_, i) => i % 200 === 0).map((row) => [row[2], row[1]])));
writeFileSync(`${dir}/addresses.csv`, csv(['kind', 'address', 'building', 'tower', 'floors', 'units'], rows));
