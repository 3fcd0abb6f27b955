import { expect, expectAccessible, headline, refused, signIn, test } from './app'

// The figures printed in the district's own plan (R044, R046, R032; docs of the demonstration district).
const year = '/?period=2020-01/2020-12'

test.beforeEach(async ({ page, expected }) => {
  expected.errors.push(refused)
  await signIn(page)
})

test('shows the published figures of the district', async ({ page }) => {
  await page.goto(year)
  expect(await headline(page, '楼宇数量')).toBe('89 座')
  expect(await headline(page, '建筑面积')).toBe('422.7 万㎡')
  expect(await headline(page, '重点闲置资源数')).toBe('24 个')
  expect(await headline(page, '重点闲置资源面积')).toBe('65.8 万㎡')
})

test('every chart has its table, with the same figures', async ({ page }) => {
  await page.goto(year)
  const bands = page.getByRole('region', { name: '入驻率分档' })
  await expect(bands.getByRole('row', { name: /85%以上/ })).toContainText('56')
  await expect(bands.getByRole('row', { name: /不足50%/ })).toContainText('5')
  await expect(bands.getByRole('row', { name: /合计/ })).toContainText('89')
  const tiers = page.getByRole('region', { name: '税收分级' })
  await expect(tiers.getByRole('row', { name: /^亿元以上/ })).toContainText('11')
})

test('a figure says where it comes from', async ({ page }) => {
  await page.goto(year)
  await page.locator('[data-metric=occupancy_rate]').click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('计算公式')
  await expect(drawer).toContainText('可租售面积')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
})

test('the address is the whole state', async ({ page }) => {
  await page.goto(`${year}&calibre=district`)
  await expect(page.getByText('楼宇区级税收')).toBeVisible()
  await page.reload()
  await expect(page.getByText('楼宇区级税收')).toBeVisible()
})

test('an address that makes no sense falls back on defaults', async ({ page }) => {
  await page.goto('/?period=2020-99&calibre=all&asof=never')
  expect(await headline(page, '楼宇数量')).toMatch(/^\d+ 座$/)
})

test('has no serious accessibility fault, light or dark', async ({ page }) => {
  await page.goto(year)
  await headline(page, '楼宇数量')
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
})

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(year)
  await headline(page, '楼宇数量')
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await expectAccessible(page)
})

test('speaks English', async ({ page }) => {
  await page.getByRole('button', { name: /账户/ }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Headline figures' })).toBeVisible()
})
