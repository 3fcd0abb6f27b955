// The figures the Heping plan prints (requirements O5), computed by the program from the files of the demonstration, on
// both stores: none of them is written anywhere but here and in the plan.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'

const program = process.env.LOUYU_PROGRAM ?? 'build/release/louyu'
const postgres = process.env.LOUYU_TEST_POSTGRES

const stores = [{ name: 'sqlite' }]
if (postgres) stores.push({ name: 'postgresql' })
else console.error('LOUYU_TEST_POSTGRES is not set: the known answers are checked on SQLite only')

const TIER_NAMES = {
  gte_100m: ['新世界商务大厦', '中海国际中心', '华润大厦A座', '沈阳银基发展中心', '中兴-沈阳商业大厦', '总统大厦', '汇锦金融中心', '北约客置地广场', '光大大厦', '华航大厦', '泰宸商务大厦'],
  '70m_100m': ['浑河万科中心', '欧亚联营商务大厦', '嘉润大厦', '民生银行大厦', '机械大厦', '新世纪商务大厦'],
  '50m_70m': ['新世界丰盛商务大厦'],
}

for (const store of stores) {
  describe(`the demonstration district on ${store.name}`, () => {
    let directory
    let where

    const louyu = (...args) =>
      execFileSync(program, [...args, ...where], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] })
    const stats = (metrics, ...options) => JSON.parse(louyu('stats', metrics, '--format', 'json', ...options))
    const byKey = (answer, column = 1) => Object.fromEntries(answer.rows.map((row, i) => [answer.keys[i][0], row[column]]))

    before(() => {
      directory = mkdtempSync(join(tmpdir(), 'louyu-known-'))
      where = ['--data', directory]
      if (store.name === 'postgresql') {
        const database = `known_${process.pid}`
        execFileSync('psql', [postgres, '-qc', `CREATE DATABASE ${database}`])
        where.push('--database', postgres.replace(/\/[^/]*$/, `/${database}`))
      }
      louyu('demo')
    })
    after(() => rmSync(directory, { recursive: true, force: true }))

    test('89 operating buildings, 4 227 000 ㎡, in bands of 5, 10, 18 and 56', () => {
      const answer = stats('building_count,floor_area', '--by', 'occupancy_band', '--period', '2020-12')
      assert.deepEqual(byKey(answer), { lt_50: 5, '50_70': 10, '70_85': 18, gte_85: 56 })
      assert.deepEqual(answer.totals.slice(1), [89, '4227000.00'])
    })

    test('11 buildings above 100 000 ㎡, the one of exactly that size not among them', () => {
      const answer = stats('building_count', '--by', 'size_class', '--period', '2020-12')
      assert.equal(byKey(answer).gt_100k, 11)
    })

    test('zones of 40, 29, 18 and 2', () => {
      const answer = stats('building_count', '--by', 'zone:industry_zones', '--period', '2020-12')
      assert.deepEqual(Object.fromEntries(answer.rows), {
        太原街商贸金融产业区: 40,
        三好街创新创业示范区: 29,
        西塔北市南市文化产业区: 18,
        浑河文化旅游产业发展带: 2,
      })
    })

    test('tiers of 11, 6 and 1 by name; 43.9 亿 in the eleven, 27.5 % of the district', () => {
      const tiers = stats('building_count,tax_full,tax_share_of_district', '--by', 'tax_tier', '--period', '2020')
      const counts = byKey(tiers)
      assert.equal(counts.gte_100m, 11)
      assert.equal(counts['70m_100m'], 6)
      assert.equal(counts['50m_70m'], 1)
      assert.equal(byKey(tiers, 2).gte_100m, 439_000_000_000)
      assert.equal(Number(byKey(tiers, 3).gte_100m).toFixed(3), '0.275')
      const named = stats('building_count', '--by', 'tax_tier,building', '--period', '2020', '--where', 'tax_tier:gte_100m|70m_100m|50m_70m')
      for (const [tier, names] of Object.entries(TIER_NAMES)) {
        const found = named.rows.filter((_, i) => named.keys[i][0] === tier).map((row) => row[1])
        assert.deepEqual(found.sort(), [...names].sort())
      }
      assert.ok(named.notes.some((note) => note.includes('10座') && note.includes('18座')), 'the plan prints 10, its list 18')
    })

    test('24 idle resources whose parts add to 65.8 and not to the printed 65.9', () => {
      const answer = stats('idle_resource_count,idle_resource_area', '--by', 'region:street', '--period', '2020-12')
      const parts = Object.fromEntries(answer.rows.filter((row) => row[1]).map(([name, count, area]) => [name, [count, area]]))
      assert.deepEqual(parts, {
        太原街街道: [16, '552000.00'],
        南市场街道: [1, '15000.00'],
        北市场街道: [3, '29000.00'],
        马路湾街道: [2, '47000.00'],
        长白街道: [1, '10000.00'],
        南湖街道: [1, '5000.00'],
      })
      assert.deepEqual(answer.totals.slice(1), [24, '658000.00'])
      assert.ok(answer.notes.some((note) => note.includes('65.9') && note.includes('65.8')), answer.notes.join('\n'))
    })

    test('5593, 3130, 231 and 407 firms of 15 local classes', () => {
      const answer = stats('firm_count', '--by', 'industry:heping', '--period', '2020-12')
      const counts = Object.fromEntries(answer.rows)
      assert.equal(Object.keys(counts).length, 15)
      assert.deepEqual([counts['商贸业'], counts['科技产业'], counts['金融业'], counts['文化产业']], [5593, 3130, 231, 407])
    })

    test('157 and 286 key firms in 2019, 62 and 118 of them in buildings', () => {
      const answer = stats('key_firm_count_10m,key_firm_count_5m', '--by', 'location', '--period', '2019')
      assert.deepEqual(answer.totals.slice(1), [157, 286])
      const inside = answer.rows[answer.keys.findIndex(([key]) => key === 'in_building')]
      assert.deepEqual(inside.slice(1), [62, 118])
    })

    test('what is stored holds together', () => {
      assert.match(louyu('verify'), /核验通过/)
    })

    test('a tax row of 1 元 more moves the figure by 1 元, and undoing the file moves it back', () => {
      const december = () => stats('tax_full', '--period', '2020-12').totals[0]
      const folder = join(directory, 'demo_files', '09_税收', '国家税务总局沈阳市和平区税务局')
      const text = readFileSync(join(folder, readdirSync(folder).find((name) => name.includes('2020-12'))), 'utf8')
      const lines = text.split(/\r?\n/)
      const header = lines[0].split(',')
      const total = header.findIndex((cell) => cell.includes('合计'))
      const other = header.findIndex((cell) => cell.includes('印花税'))
      const cells = lines[1].split(',')
      for (const column of [total, other]) cells[column] = (Number(cells[column] || 0) + 1).toFixed(2)
      const changed = join(directory, '2020-12.csv')
      writeFileSync(changed, [lines[0], cells.join(',')].join('\r\n') + '\r\n')
      const before = december()
      const said = louyu('import', 'tax', changed, '--source', '国家税务总局沈阳市和平区税务局', '--period', '2020-12')
      assert.match(said, /变更1/)
      assert.equal(december() - before, 100)
      louyu('undo', /批次(\d+)/.exec(said)[1])
      assert.equal(december(), before)
      assert.match(louyu('import', 'tax', changed, '--source', '国家税务总局沈阳市和平区税务局', '--period', '2020-12'), /变更1/)
      assert.equal(december() - before, 100)
    })
  })
}
