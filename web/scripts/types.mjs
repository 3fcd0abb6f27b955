// Writes src/api/types.gen.ts from the server's own contract: `npm run types`, or `npm run types -- FILE|URL`.
import { readFile, writeFile } from 'node:fs/promises'
import openapiTypes, { astToString } from 'openapi-typescript'

const target = new URL('../src/api/types.gen.ts', import.meta.url)
const source = process.argv[2] ?? `${process.env.LOUYU_URL ?? 'http://127.0.0.1:8080'}/api/v1/openapi.json`

async function document() {
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
await writeFile(target, banner + astToString(await openapiTypes(await document())))
console.log(`${target.pathname} written from ${source}`)
