// The first page of a city in Chromium: how soon the cockpit shows its figures, and the weight of what that takes.
//   first_paint.mjs ADDRESS COOKIE
import { chromium } from '../web/node_modules/@playwright/test/index.mjs'

const [address, cookie] = process.argv.slice(2)
const [name, value] = cookie.split(/=(.*)/)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
})
const times = { empty: [], kept: [] }
let weight = 0
for (let i = 0; i < 5; ++i) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Strict' }])
  for (const cache of ['empty', 'kept']) {
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    const scripts = new Set()
    let bytes = 0
    network.on('Network.responseReceived', (event) => event.type === 'Script' && scripts.add(event.requestId))
    network.on('Network.loadingFinished', (event) => scripts.has(event.requestId) && (bytes += event.encodedDataLength))
    await page.goto(`${address}/?period=2020-01/2020-12`, { waitUntil: 'commit' })
    await page.locator('button.figure strong').first().waitFor()
    // From the beginning of the navigation, by the browser's own clock.
    times[cache].push(await page.evaluate(() => performance.now()))
    if (cache === 'empty') weight = Math.max(weight, bytes)
    await page.close()
  }
  await context.close()
}
await browser.close()
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]
console.log(`first page: figures after ${(median(times.empty) / 1000).toFixed(2)} s with an empty cache, ${(median(times.kept) / 1000).toFixed(2)} s with a kept one (bar <= 1.5 s); scripts ${(weight / 1000).toFixed(0)} kB compressed (bar <= 400 kB)`)
