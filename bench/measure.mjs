// Runs a command and writes "SECONDS MEGABYTES" (the most memory it held at once) to OUT; what it says goes to OUT.said.
//   measure.mjs OUT COMMAND...
import { spawn } from 'node:child_process'
import { openSync, readFileSync, writeFileSync } from 'node:fs'

const [out, command, ...rest] = process.argv.slice(2)
const said = openSync(`${out}.said`, 'w')
const begin = performance.now()
const child = spawn(command, rest, { stdio: ['ignore', said, said] })
let peak = 0
const look = setInterval(() => {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
    peak = Math.max(peak, found ? Number(found[1]) / 1024 : 0)
  } catch {
    // It has just ended.
  }
}, 20)
child.on('close', (code) => {
  clearInterval(look)
  writeFileSync(out, `${((performance.now() - begin) / 1000).toFixed(2)} ${peak.toFixed(0)}\n`)
  process.exitCode = code ?? 2
})
