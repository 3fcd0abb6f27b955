import type { Page } from '@playwright/test'
import { expect, expectAccessible, refused, signIn, test } from './app'

// 华润大厦A座 has 42 floors and 400 rooms; what is gone through element by element is done on a smaller one.
const small = '新世界商务中心'

async function openBuilding(page: Page, name = '华润大厦A座') {
  await page.goto(`/lists/buildings?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('grid', { name: '楼层剖面' })).toBeVisible()
}

const blocks = (page: Page) => page.getByRole('grid', { name: '楼层剖面' }).getByRole('gridcell')
const letBlocks = (page: Page) => page.locator('[role="gridcell"][data-state="let"]')

test.beforeEach(async ({ page, expected }) => {
  expected.errors.push(refused)
  await signIn(page)
})

test('leads from the list to the building, to a firm and back', async ({ page }) => {
  await openBuilding(page)
  await expect(page).toHaveURL(/\/buildings\/\d+/)
  const building = page.url().replace(/\?.*/, '')
  await letBlocks(page).first().click()
  const card = page.locator('.block-card.pinned')
  const firm = await card.locator('strong').innerText()
  await expect(page).toHaveURL(/block=/)
  await card.getByRole('link', { name: '查看企业' }).click()
  await expect(page.getByRole('heading', { level: 1, name: firm })).toBeVisible()
  await expect(page.getByRole('heading', { name: '历次入驻' })).toBeVisible()
  await expect(page.getByRole('region', { name: '历次入驻' })).toContainText('华润大厦A座')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: '华润大厦A座' })).toBeVisible()
  expect(page.url().replace(/\?.*/, '')).toBe(building)
})

test('is moved in by keyboard, and Enter opens the firm', async ({ page }) => {
  await openBuilding(page)
  await letBlocks(page).nth(3).focus()
  const before = new URL(page.url()).searchParams.get('block')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => new URL(page.url()).searchParams.get('block')).not.toBe(before)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await page.keyboard.press('End')
  const focused = page.locator('[role="gridcell"]:focus')
  await expect(focused).toHaveAttribute('aria-selected', 'true')
  await letBlocks(page).nth(3).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/enterprises\/\d+/)
})

test('follows the slider through the months', async ({ page }) => {
  await openBuilding(page)
  const slider = page.getByRole('slider')
  await expect(slider).toHaveAttribute('aria-valuetext', '2020年12月')
  const area = page.locator('[data-figure="occupied_area"] strong')
  const now = await area.innerText()
  await slider.focus()
  for (let step = 0; step < 14; step += 1) {
    await page.keyboard.press('ArrowLeft')
  }
  await expect(page).toHaveURL(/asof=2019-10-31/)
  await expect(slider).toHaveAttribute('aria-valuetext', '2019年10月')
  await expect(area).not.toHaveText(now)
  await page.getByRole('button', { name: '后一个月' }).click()
  await expect(page).toHaveURL(/asof=2019-11-30/)
})

test('compares two dates: who came and who left', async ({ page }) => {
  await openBuilding(page)
  const id = /buildings\/(\d+)/.exec(page.url())![1]
  await page.goto(`/buildings/${id}?asof=2020-12-31&compare=2019-12-31`)
  await expect(page.getByRole('heading', { name: '2019-12-31 至 2020-12-31 的变化' })).toBeVisible()
  const answer = await page.request.get(`/api/v1/buildings/${id}/stacking?asof=2020-12-31&compare=2019-12-31`)
  const plan = (await answer.json()) as { changes: { rows: unknown[] } }
  expect(plan.changes.rows.length).toBeGreaterThan(0)
  await expect(page.getByRole('region', { name: '变化' }).locator('tbody tr')).toHaveCount(
    plan.changes.rows.length,
  )
  await expect(page.locator('path.change').first()).toBeAttached()
})

test('colours by lease end, industry, place of registration and tax, each with its marks', async ({
  page,
}) => {
  await openBuilding(page)
  const legend = page.getByRole('list', { name: '图例' })
  for (const [by, entry] of [
    ['lease', '1至2年'],
    ['industry', '批发和零售业'],
    ['registered', '区外'],
    ['tax', '无税收'],
  ] as const) {
    await page.goto(`${page.url().replace(/\?.*/, '')}?by=${by}`)
    await expect(legend).toContainText(entry)
    await expect(legend.locator('text').first()).not.toBeEmpty()
  }
})

test('shows the same blocks as a table', async ({ page }) => {
  await openBuilding(page, small)
  await expect(blocks(page).first()).toBeVisible()
  const drawn = await blocks(page).count()
  await page.locator('.controls').getByText('表', { exact: true }).click()
  await expect(page).toHaveURL(/view=table/)
  await expect(page.getByRole('region', { name: '楼层剖面' }).locator('tbody tr')).toHaveCount(drawn)
  await expectAccessible(page)
})

test('explains its key figures', async ({ page }) => {
  await openBuilding(page)
  await page.locator('[data-figure="occupancy_rate"]').click()
  const drawer = page.getByRole('dialog', { name: /数据来源：入驻率/ })
  await expect(drawer).toContainText('计算公式')
  await page.keyboard.press('Escape')
  await page.locator('[data-figure="walt"]').click()
  await expect(page.getByRole('dialog', { name: /加权平均剩余租期/ })).toContainText('按面积加权平均')
})

test('prints the plan on one page of A4 across', async ({ page }) => {
  await openBuilding(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.print-line')).toContainText('华润大厦A座')
  await expect(page.locator('.controls')).toBeHidden()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!
  expect(Number(width)).toBeGreaterThan(Number(height))
  expect(Math.round(Number(width))).toBeGreaterThan(830)
})

test('says that a day lies before the first record, and leads back', async ({ page, expected }) => {
  expected.errors.push(/status of 400/)
  await openBuilding(page)
  await page.goto(`${page.url().replace(/\?.*/, '')}?asof=1900-01-01`)
  await expect(page.getByRole('alert')).toContainText('起有记录')
  await page.getByRole('button', { name: '换到有记录的日期' }).click()
  await expect(page.getByRole('grid', { name: '楼层剖面' })).toBeVisible()
})

test('a building without floors says what to bring', async ({ page }) => {
  await page.goto('/lists/buildings?f.stage=under_construction')
  await page.locator('tr.row a').first().click()
  await expect(page.getByText(/还没有楼层和房源/)).toBeVisible()
})

test('an unknown building gets a sentence', async ({ page, expected }) => {
  expected.errors.push(/status of 404/)
  await page.goto('/buildings/12')
  await expect(page.getByRole('alert')).toBeVisible()
})

test('a building chief sees the plan but no tax of a firm', async ({ page }) => {
  await page.context().clearCookies()
  await signIn(page, 'chief')
  await openBuilding(page, '新世界商务大厦')
  const id = /buildings\/(\d+)/.exec(page.url())![1]
  const answer = await page.request.get(`/api/v1/buildings/${id}/stacking?asof=2020-12-31&tax=true`)
  expect(await answer.text()).not.toContain('taxBand')
  await page.goto(`/buildings/${id}?by=tax`)
  await expect(page.getByRole('list', { name: '图例' })).toContainText('出租')
  await letBlocks(page).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '历次入驻' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '逐月税收' })).toHaveCount(0)
})

test('is scrolled and tapped on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/lists/buildings?q=${encodeURIComponent(small)}`)
  await page.locator('.card').first().click()
  await expect(page.getByRole('grid', { name: '楼层剖面' })).toBeVisible()
  const height = await letBlocks(page)
    .first()
    .evaluate((block) => block.getBoundingClientRect().height)
  expect(height).toBeGreaterThanOrEqual(24)
  await letBlocks(page).first().click()
  await expect(page.locator('.block-card.sheet')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)
})

test('has no serious accessibility fault, on the building and on the firm', async ({ page }) => {
  await openBuilding(page, small)
  await expectAccessible(page)
  await letBlocks(page).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '逐月税收' })).toBeVisible()
  await expectAccessible(page)
})
