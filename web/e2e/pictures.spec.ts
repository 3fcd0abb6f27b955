import type { Page } from '@playwright/test'
import { signIn, test, withWebGl } from './app'

// The pictures of README and manual, made from the demonstration: LOUYU_PICTURES=../docs/pictures npm run e2e -- pictures
const folder = process.env.LOUYU_PICTURES ?? ''
test.skip(folder === '', 'only when pictures are wanted')
test.use({ ...withWebGl, viewport: { width: 1366, height: 768 } })

async function take(page: Page, name: string) {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(1500)
  if ((await page.locator('.map-canvas').count()) > 0) {
    await page.locator('.map-canvas[data-ready=true]').waitFor({ timeout: 60_000 })
  }
  await page.screenshot({ path: `${folder}/${name}.png` })
}

const windows = [
  ['', 1366, 768],
  ['-wide', 1920, 1080],
  ['-phone', 390, 844],
] as const

for (const language of ['zh-CN', 'en']) {
  test(`pages in ${language}`, async ({ page }) => {
    test.setTimeout(600_000)
    await page.addInitScript(
      (chosen) =>
        localStorage.setItem('louyu.preferences', JSON.stringify({ language: chosen, theme: 'light' })),
      language,
    )
    await signIn(page)
    const buildings = await page.request.get('/api/v1/buildings?q=新世界商务中心&limit=1')
    const building = (await buildings.json()).items[0].id as string
    const stays = await page.request.get(`/api/v1/tenancies?building_id=${building}&limit=1`)
    const firm = (await stays.json()).items[0].enterprise_id as string
    for (const [window, width, height] of windows) {
      await page.setViewportSize({ width, height })
      for (const [name, path] of [
        ['cockpit', '/'],
        ['map', '/map'],
        ['building', `/buildings/${building}?by=lease`],
        ['firm', `/enterprises/${firm}`],
        ['list', '/lists/buildings'],
        ['imports', '/imports'],
        [
          'statistics',
          '/statistics?metrics=building_count,occupancy_rate,tax_full&by=zone:industry_zones&period=2020-12',
        ],
      ] as const) {
        await page.goto(path)
        await take(page, `${name}${window}-${language}`)
      }
    }
  })
}
