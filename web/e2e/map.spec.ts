import { expectAccessible, expect, refused, signIn, test, withWebGl } from './app'
import type { Page } from '@playwright/test'

test.use(withWebGl)
test.setTimeout(120_000)

interface Building {
  id: string
  name: string
  longitude: string
  latitude: string
  occupancy_band: string
  stage: string
}

async function buildings(page: Page, question = 'month=2020-12'): Promise<Building[]> {
  const answer = await page.request.get(`/api/v1/map/buildings?${question}`)
  return ((await answer.json()) as { items: Building[] }).items
}

/** The map when nothing is being loaded or drawn any more. */
async function drawn(page: Page) {
  const canvas = page.locator('.map-canvas[data-ready=true]')
  await expect(canvas).toBeVisible({ timeout: 60_000 })
  return canvas
}

/** The colour of the picture some way from its middle, as red, green, blue. */
async function colourAt(page: Page, right: number, down: number): Promise<number[]> {
  const box = (await page.locator('.map-canvas').boundingBox())!
  const clip = { x: box.x + box.width / 2 + right, y: box.y + box.height / 2 + down, width: 1, height: 1 }
  const picture = (await page.screenshot({ clip })).toString('base64')
  return page.evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0)
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }, picture)
}

/** The colour the legend gives a class. */
async function legendColour(page: Page, label: string): Promise<number[]> {
  const swatch = page
    .getByRole('region', { name: '图例' })
    .getByRole('row', { name: new RegExp(label) })
    .locator('span')
    .first()
  const text = await swatch.evaluate((span) => getComputedStyle(span).backgroundColor)
  return [...text.matchAll(/\d+/g)].slice(0, 3).map(Number)
}

function camera(building: Building, zoom: number): string {
  return `camera=${Number(building.longitude).toFixed(5)},${Number(building.latitude).toFixed(5)},${zoom},0,0`
}

test.beforeEach(async ({ page, expected }) => {
  expected.errors.push(refused)
  await signIn(page)
})

test('a building is drawn where it stands, opens its card and leads to its page', async ({ page }) => {
  const building = (await buildings(page)).find((one) => one.name === '华润大厦A座')!
  expect(building.occupancy_band).toBe('gte_85')
  await page.goto(`/map?month=2020-12&${camera(building, 16)}`)
  const canvas = await drawn(page)
  // Its body from above, beside the name: the roof has the colour of its class.
  const wanted = await legendColour(page, '85%以上')
  const roof = await colourAt(page, -14, -16)
  expect(Math.hypot(...roof.map((part, index) => part - wanted[index]!))).toBeLessThan(60)
  // A street further on there is no building.
  const ground = await colourAt(page, 120, -90)
  expect(Math.hypot(...ground.map((part, index) => part - wanted[index]!))).toBeGreaterThan(120)
  const box = (await canvas.boundingBox())!
  await page.mouse.click(box.x + box.width / 2 - 14, box.y + box.height / 2 - 16)
  const card = page.getByRole('region', { name: '华润大厦A座' })
  await expect(card).toContainText('入驻率')
  await expect(card).toContainText('亿元以上')
  await expect(page).toHaveURL(new RegExp(`pick=${building.id}`))
  await card.getByRole('link', { name: '查看楼宇' }).click()
  await expect(page).toHaveURL(new RegExp(`/buildings/${building.id}`))
})

test('far out a building is a point with its mark in the colour of the legend', async ({ page }) => {
  const building = (await buildings(page)).find((one) => one.name === '五洲商业广场')!
  await page.goto(`/map?month=2020-12&colour=stage&areas=none&${camera(building, 13.6)}`)
  await drawn(page)
  const point = await colourAt(page, -7, 0)
  const wanted = await legendColour(page, '停用')
  expect(Math.hypot(...point.map((part, index) => part - wanted[index]!))).toBeLessThan(60)
})

test('the list says what the map shows, and by keyboard alone one comes to a card', async ({ page }) => {
  await page.goto('/map?month=2020-12')
  await drawn(page)
  const list = page.getByRole('region', { name: '列表', exact: true })
  await expect(list).toContainText('共 111 座')
  await expect(list.getByRole('row')).toHaveCount(112)
  const button = list.getByRole('button', { name: '总统大厦' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '总统大厦' })).toBeVisible()
  await drawn(page)
  await expect(page).toHaveURL(/camera=123\.4\d+,41\.79/)
})

test('colour, month, filter and place are in the address, and a link shows them again', async ({ page }) => {
  await page.goto(
    '/map?month=2019-06&colour=tax_tier&where=stage:operating&areas=region:street&camera=123.41,41.79,12.5,0,0',
  )
  await drawn(page)
  await expect(page.getByText('2019年6月')).toBeVisible()
  const legend = page.getByRole('region', { name: '图例' })
  await expect(legend).toContainText('税收分档')
  await expect(legend).toContainText('按本年累计')
  const only = await buildings(page, 'month=2019-06&where=stage:operating')
  await expect(page.getByRole('region', { name: '列表', exact: true })).toContainText(`共 ${only.length} 座`)
  await page.getByRole('slider', { name: '月份' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/month=2019-07/)
  await drawn(page)
})

test('months play one after the other and stop at the end', async ({ page }) => {
  await page.goto('/map?month=2020-10')
  await drawn(page)
  await page.getByRole('button', { name: '播放' }).click()
  await expect(page).toHaveURL(/month=2020-12/, { timeout: 40_000 })
  await expect(page.getByRole('button', { name: '播放' })).toBeVisible({ timeout: 20_000 })
})

test('a building is found by its initials', async ({ page }) => {
  await page.goto('/map?month=2020-12')
  await drawn(page)
  await page.getByRole('combobox', { name: '查找楼宇' }).fill('ztds')
  await page.getByRole('option', { name: '总统大厦' }).click()
  await expect(page.getByRole('region', { name: '总统大厦' })).toBeVisible()
})

test('a street sees its own buildings only', async ({ page }) => {
  await page.request.delete('/api/v1/session')
  await page.context().clearCookies()
  await signIn(page, 'street')
  await page.goto('/map?month=2020-12')
  await drawn(page)
  const own = await buildings(page)
  expect(own.length).toBeLessThan(60)
  await expect(page.getByRole('region', { name: '列表', exact: true })).toContainText(`共 ${own.length} 座`)
})

test('has no serious accessibility fault, light or dark, and fits a phone', async ({ page }) => {
  await page.goto('/map?month=2020-12')
  await drawn(page)
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/map?month=2020-12&list=1')
  await drawn(page)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await expectAccessible(page)
})
