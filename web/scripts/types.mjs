// Writes src/api/types.gen.ts from the server's own contract: `npm run types`, or `npm run types -- FILE|URL`.
// With --check nothing is written; the exit code says whether the committed types are stale.
import { readFile, writeFile } from 'node:fs/promises'
import openapiTypes, { astToString } from 'openapi-typescript'

const target = new URL('../src/api/types.gen.ts', import.meta.url)
const given = process.argv.slice(2)
const check = given.includes('--check')
const source =
  given.find((argument) => !argument.startsWith('--')) ??
  `${process.env.LOUYU_URL ?? 'http://127.0.0.1:8080'}/api/v1/openapi.json`

async function contract() {
  if (!/^https?:/.test(source)) {
    return JSON.parse(await readFile(source, 'utf8'))
  }
  const answer = await fetch(source)
  if (!answer.ok) {
    throw new Error(`${source} answered ${answer.status}; start the server with "make demo" first.`)
  }
  return answer.json()
}

const banner = '// Generated from /api/v1/openapi.json by "npm run types". Do not edit.\n'
const text = banner + astToString(await openapiTypes(await contract(), { emptyObjectsUnknown: true }))
if (!check) {
  await writeFile(target, text)
  console.log(`${target.pathname} written from ${source}`)
} else if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
  console.error(
    'src/api/types.gen.ts is stale: run "npm run types" against the current server and commit it.',
  )
  process.exit(1)
}
