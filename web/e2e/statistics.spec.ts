import { readFile } from 'node:fs/promises'
import { choose, expect, read, signIn, test } from './app'

test.beforeEach(async ({ page }) => {
  await signIn(page)
})

test('a link reproduces the question', async ({ page }) => {
  await page.goto(
    '/statistics?metrics=building_count,floor_area&by=occupancy_band&period=2020-12&options=share',
  )
  await expect(page.getByRole('row', { name: /85%以上/ })).toContainText('56')
  await expect(page.getByRole('row', { name: /合计/ })).toContainText('422.7')
})

test('metrics and groups are chosen by name, and the address follows', async ({ page }) => {
  await page.goto('/statistics?period=2020-12')
  await choose(page, '指标', /^楼宇数量$/)
  await expect(page).toHaveURL(/metrics=building_count/)
  await expect(page.getByRole('cell', { name: '89' })).toBeVisible()
  await page.keyboard.press('Escape')
  await choose(page, '分组', /^面积规模$/)
  await expect(page).toHaveURL(/by=size_class/)
  await expect(page.getByRole('row', { name: /超过10万㎡/ })).toContainText('11')
})

test('conditions are put together by name and taken away again', async ({ page }) => {
  await page.goto('/statistics?metrics=building_count&period=2020-12')
  await expect(page.getByRole('cell', { name: '89' })).toBeVisible()
  await page.getByRole('button', { name: '添加条件' }).click()
  const form = page.locator('.el-popover:visible')
  await choose(form, '条件', /^产业功能区$/)
  await choose(form, '取值', /太原街/)
  await choose(form, '取值', /三好街/)
  await form.locator('.el-select__suffix').last().click()
  await form.getByRole('button', { name: '应用' }).click()
  await expect(page).toHaveURL(/where=zone.industry_zones/)
  await expect(page.getByText(/产业功能区：.*太原街.*三好街/)).toBeVisible()
  await expect(page.getByRole('cell', { name: '69' })).toBeVisible()

  await page.getByRole('button', { name: '添加条件' }).click()
  await choose(form, '条件', /^楼宇状态$/)
  await choose(form, '取值', /^已运营$/)
  await form.locator('.el-select__suffix').last().click()
  await form.getByText('排除所选').click()
  await form.getByRole('button', { name: '应用' }).click()
  await expect(page.getByText('楼宇状态：除已运营外')).toBeVisible()
  await expect(page.getByRole('cell', { name: '69' })).toBeHidden()

  await page.getByRole('button', { name: /去掉条件“楼宇状态/ }).click()
  await page.getByRole('button', { name: /去掉条件“产业功能区/ }).click()
  await expect(page.getByRole('cell', { name: '89' })).toBeVisible()
})

test('the total of a rate is the rate of the whole, not a sum', async ({ page }) => {
  await page.goto('/statistics?metrics=occupancy_rate&by=zone:industry_zones&period=2020-12')
  const whole = await read<{ rows: string[][] }>(page, '/statistics?metrics=occupancy_rate&period=2020-12')
  const percent = (Number(whole.rows[0]?.[0]) * 100).toFixed(1)
  await expect(page.getByRole('row', { name: /合计/ })).toContainText(percent)
  const rows = await page.locator('tbody tr .number').allInnerTexts()
  expect(rows).toHaveLength(4)
  expect(rows.every((text) => Number(text) <= 100)).toBe(true)
})

test('chart and table show the same, and both are there for who cannot see', async ({ page }) => {
  await page.goto('/statistics?metrics=moved_in,moved_out&by=month&period=2020-01/2020-12')
  const table = page.getByRole('region', { name: /入驻户次、退租户次/ })
  await expect(table.getByRole('row')).toHaveCount(14)
  await page.getByText('图', { exact: true }).click()
  await expect(page.locator('.chart svg')).toContainText('入驻户次（户次）')
  await expect(page.locator('.chart svg')).toContainText('退租户次（户次）')
  await expect(table.getByRole('row')).toHaveCount(14)
})

test('a day before the file was delivered knows nothing of it', async ({ page }) => {
  await page.goto('/statistics?metrics=building_count&period=2020-12&asof=2011-01-01')
  await expect(page.locator('tbody tr, .empty').first()).toBeVisible()
  await expect(page.getByRole('cell', { name: '89', exact: true })).toHaveCount(0)
})

test('a cell says where it comes from, with the same number', async ({ page }) => {
  await page.goto('/statistics?metrics=floor_area&by=zone:industry_zones&period=2020-12')
  const cell = page.getByRole('row', { name: /太原街/ }).getByRole('button')
  const shown = await cell.innerText()
  await cell.click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.locator('.value strong')).toHaveText(`${shown} 万㎡`)
  await expect(drawer).toContainText('太原街')
})

test('the figures are taken home as a file and as a link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/statistics?metrics=building_count&by=occupancy_band&period=2020-12')
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: /^导出/ }).click()
  const text = (await readFile(await (await waiting).path())).toString('utf8')
  expect(text).toContain('入驻率分档')
  expect(text).toMatch(/85%以上.*56/)
  await page.getByRole('button', { name: '复制链接' }).click()
  await expect(page.getByText('已复制')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})

test('a question without meaning is refused with the reason', async ({ page, expected }) => {
  expected.errors.push(/status of 4\d\d/)
  await page.goto('/statistics?metrics=floor_area&by=industry&period=2020-12')
  await expect(page.getByRole('alert')).toContainText(/产业|行业|建筑面积/)
})
