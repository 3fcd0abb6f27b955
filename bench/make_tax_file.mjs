// A tax file of N rows as a tax office sends it: 16 columns, valid credit codes, one month. Seeded, so every run reads
// the same bytes.
import { createWriteStream } from 'node:fs'

const [out, count] = [process.argv[2], Number(process.argv[3])]
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

function creditCode(index) {
  const first = `91210102MAB${index.toString(10).padStart(6, '0').slice(-6)}`
  let sum = 0
  for (let i = 0; i < 17; ++i) sum += alphabet.indexOf(first[i]) * weights[i]
  return first + alphabet[(31 - (sum % 31)) % 31]
}

let state = 20201231
const random = () => (state = (state * 1103515245 + 12345) % 2147483648)
const yuan = (fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

const file = createWriteStream(out)
file.write('纳税人识别号,纳税人名称,税款所属期,税收合计,增值税,消费税,企业所得税,个人所得税,城市维护建设税,印花税,土地增值税,房产税,城镇土地使用税,契税,车船税,其他税收\n')
let chunk = ''
for (let i = 0; i < count; ++i) {
  const kinds = Array.from({ length: 12 }, (_, k) => (k % 3 === 0 ? random() % 5000000 : 0))
  const full = kinds.reduce((a, b) => a + b, 0)
  chunk += `${creditCode(i)},沈阳第${i}号商贸有限公司,2020-12,${yuan(full)},${kinds.map(yuan).join(',')}\n`
  if (chunk.length > 1 << 20) {
    if (!file.write(chunk)) await new Promise((resume) => file.once('drain', resume))
    chunk = ''
  }
}
file.end(chunk)
