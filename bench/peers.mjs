// The same questions to the program, DuckDB and PostgreSQL over the same facts; one line of ratios each.
//   peers.mjs BENCH_ASK URL PERIOD ROOM
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [ask, url, period, room] = process.argv.slice(2)
const year = 'CAST(f.month / 100 AS INTEGER)'
const quarter = `${year} * 10 + CAST((f.month % 100 + 2) / 3 AS INTEGER)`
const outside = 'LEFT JOIN building b ON b.id = f.building'
const questions = [
  { metrics: 'tax_full', by: 'region:county,month', sql: 'SELECT f.district, f.month, sum(f.tax_full) FROM tax f GROUP BY 1, 2', check: 'tax_full' },
  { metrics: 'tax_full', by: 'zone:industry_zones,industry:division,year', sql: `SELECT b.zone, f.industry, ${year}, sum(f.tax_full) FROM tax f ${outside} GROUP BY 1, 2, 3` },
  { metrics: 'tax_full', by: 'region:street,quarter', sql: `SELECT b.street, ${quarter}, sum(f.tax_full) FROM tax f ${outside} GROUP BY 1, 2` },
  { metrics: 'tax_full,tax_local', by: 'kind,ownership,year', sql: `SELECT b.kind, b.ownership, ${year}, sum(f.tax_full), sum(f.tax_local) FROM tax f ${outside} GROUP BY 1, 2, 3` },
  { metrics: 'tax_full', by: 'industry:division,month', sql: 'SELECT f.industry, f.month, sum(f.tax_full) FROM tax f GROUP BY 1, 2' },
  { metrics: 'tax_full', by: 'building,year', sql: `SELECT f.building, ${year}, sum(f.tax_full) FROM tax f GROUP BY 1, 2` },
  { metrics: 'occupied_area', by: 'region:county,kind,month', sql: 'SELECT b.county, b.kind, f.month, sum(f.area) FROM stock f JOIN building b ON b.id = f.building WHERE b.stage = \'operating\' GROUP BY 1, 2, 3' },
  { metrics: 'firm_count', by: 'industry:division,month', sql: 'SELECT f.industry, f.month, sum(f.firms) FROM stock f JOIN building b ON b.id = f.building WHERE b.stage = \'operating\' GROUP BY 1, 2' },
  { metrics: 'firm_count', by: 'region:street,ownership,month', sql: 'SELECT b.street, b.ownership, f.month, sum(f.firms) FROM stock f JOIN building b ON b.id = f.building WHERE b.stage = \'operating\' GROUP BY 1, 2, 3' },
]
const tables = {
  building: 'id BIGINT, county VARCHAR, street VARCHAR, zone VARCHAR, kind VARCHAR, ownership VARCHAR, stage VARCHAR',
  tax: 'month INTEGER, district VARCHAR, building BIGINT, industry VARCHAR, tax_full BIGINT, tax_local BIGINT',
  stock: 'month INTEGER, building BIGINT, industry VARCHAR, firms INTEGER, area BIGINT',
}
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]

const ours = execFileSync(ask, [url, period, ...questions.flatMap((one) => [one.metrics, one.by])], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
ours.forEach(([milliseconds], i) => {
  if (Number.isNaN(Number(milliseconds))) throw new Error(`${questions[i].by}: ${ours[i].join(' ')}`)
})

function report(peer, bar, times) {
  const ratios = questions.map((_, i) => times[i] / Number(ours[i][0]))
  console.log(
    `questions: ${peer} takes ${median(ratios).toFixed(0)} times as long (median of ${questions.length}; least ${Math.min(...ratios).toFixed(0)}, most ${Math.max(...ratios).toFixed(0)}; ${median(times).toFixed(1)} ms against ${median(ours.map((one) => Number(one[0]))).toFixed(2)} ms) (bar >= ${bar})`,
  )
  if (process.env.VERBOSE) {
    questions.forEach((one, i) => console.log(`    ${ratios[i].toFixed(1).padStart(8)}  ${times[i].toFixed(2).padStart(9)} ms  ${ours[i][0].padStart(8)} ms  ${one.metrics} by ${one.by} (${ours[i][1]} rows)`))
  }
}

function expectSame(peer, sum) {
  const told = ours[questions.findIndex((one) => one.check !== undefined)][2]
  if (String(sum) !== told) console.log(`questions: ${peer} adds the taxes up to ${sum}, the program to ${told}: the facts differ`)
}

async function duckdb() {
  let duck
  try {
    duck = createRequire(join(room, 'x.js'))('@duckdb/node-api')
  } catch {
    console.log('questions: DuckDB could not be installed through npm: skipped')
    return
  }
  const connection = await (await duck.DuckDBInstance.create(':memory:')).connect()
  for (const [name, columns] of Object.entries(tables)) {
    await connection.run(`CREATE TABLE ${name} (${columns})`)
    await connection.run(`COPY ${name} FROM '${join(room, `${name}_facts.csv`)}' (HEADER false)`)
  }
  const times = []
  for (const { sql } of questions) {
    const runs = []
    for (let i = 0; i < 9; ++i) {
      const begin = performance.now()
      await connection.runAndReadAll(sql)
      runs.push(performance.now() - begin)
    }
    times.push(median(runs))
  }
  expectSame('DuckDB', (await connection.runAndReadAll('SELECT CAST(sum(tax_full) AS BIGINT) FROM tax')).getRows()[0][0])
  report('DuckDB', 20, times)
}

function postgresql() {
  const psql = (input) => execFileSync('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', process.env.LOUYU_PG], { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  const fill = Object.entries(tables).map(([name, columns]) => `DROP TABLE IF EXISTS ${name}; CREATE UNLOGGED TABLE ${name} (${columns});\n\\copy ${name} FROM '${join(room, `${name}_facts.csv`)}' CSV\n`)
  psql(`${fill.join('')} VACUUM ANALYZE;`)
  const times = questions.map(({ sql }) => {
    const said = psql(`\\timing on\n${`${sql} \\g /dev/null\n`.repeat(3)}`)
    return median([...said.matchAll(/Time: ([\d.]+) ms/g)].map((found) => Number(found[1])))
  })
  expectSame('PostgreSQL', psql('SELECT sum(tax_full) FROM tax;').trim())
  report('PostgreSQL', 200, times)
}

const rows = (name) => readFileSync(join(room, `${name}_facts.csv`)).reduce((n, byte) => n + (byte === 10 ? 1 : 0), 0)
console.log(`questions: facts of ${rows('tax')} tax cells and ${rows('stock')} stock cells`)
await duckdb()
postgresql()
