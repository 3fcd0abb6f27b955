import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectFits, headline, read, signIn, test } from './app'

// The figures printed in the district's own plan (R044, R046, R032; docs of the demonstration district).
const year = '/?period=2020-01/2020-12'

test.beforeEach(async ({ page }) => {
  await signIn(page)
})

const panel = (page: Page, name: string) =>
  page.locator('section.panel', { has: page.getByRole('heading', { name, exact: true }) })

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
  await expect(panel(page, '入驻率分档').locator('.chart svg')).toContainText('85%以上')
})

test('figures come with the year before and their course over twelve months', async ({ page }) => {
  await page.goto(year)
  const figure = page.locator('[data-metric=occupancy_rate]')
  await expect(figure).toContainText(/同比 [+−]?\d+\.\d 个百分点/)
  const points = await figure.locator('svg polyline').first().getAttribute('points')
  expect(points?.trim().split(' ')).toHaveLength(12)
  await expect(page.locator('button.figure svg.spark')).toHaveCount(12)
})

test('the ladder shows every building from ten million up, the highest first', async ({ page }) => {
  await page.goto(year)
  const ladder = panel(page, '晋级阶梯（本年累计）')
  const names = ladder.locator('tbody tr')
  await expect(names).toHaveCount(8)
  await ladder.getByRole('button', { name: /^全部/ }).click()
  // 11 + 6 + 1 of the plan, and those between ten and fifty million.
  const answer = await read<{ rows: [string, number][]; keys: string[][] }>(
    page,
    '/statistics?metrics=building_count&by=tax_tier&period=2020&where=location:in_building',
  )
  const wanted = answer.rows
    .filter((_, index) => answer.keys[index]?.[0] !== 'lt_10m')
    .reduce((sum, row) => sum + row[1], 0)
  await expect(names).toHaveCount(wanted)
  const taxes = (await ladder.locator('tbody .number').allInnerTexts()).map((text) =>
    Number(text.replaceAll(',', '')),
  )
  expect(taxes).toEqual([...taxes].sort((left, right) => right - left))
  const top = await read<{ rows: [string, number][] }>(
    page,
    '/statistics?metrics=tax_full&by=building&period=2020&where=location:in_building;tax_tier:gte_100m',
  )
  const highest = (await ladder.locator('tbody th').allInnerTexts()).slice(0, 11)
  expect([...highest].sort()).toEqual(top.rows.map((row) => row[0]).sort())
})

test('moves in and out stand side by side by month, and a month can be asked about', async ({ page }) => {
  await page.goto(year)
  const moves = panel(page, '入驻与退租')
  await moves.getByText('表', { exact: true }).click()
  const rows = moves.locator('tbody tr')
  await expect(rows).toHaveCount(12)
  const cell = rows.nth(1).locator('button').first()
  const shown = await cell.innerText()
  await cell.click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.locator('.value strong')).toHaveText(`${shown} 户次`)
  await expect(drawer.locator('.value')).toContainText('2020年2月')
})

test('a figure says where it comes from, month by month', async ({ page }) => {
  await page.goto(year)
  await page.locator('[data-metric=occupancy_rate]').click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('计算公式')
  await expect(drawer).toContainText('可租售面积')
  await drawer.getByRole('button', { name: /全部 \d+ 份文件/ }).click()
  await expect(drawer).toContainText('03_楼宇台账.xlsx')
  await expectAccessible(page)

  const course = drawer.locator('section.panel')
  await course.getByText('表', { exact: true }).click()
  await expect(course.locator('tbody tr')).toHaveCount(13)
  const month = course.locator('tbody tr').first().locator('button')
  const shown = await month.innerText()
  await month.click()
  await expect(drawer.locator('.value strong')).toHaveText(`${shown}%`)

  await drawer.getByRole('link', { name: '在统计分析中打开' }).click()
  await expect(page).toHaveURL(/\/statistics\?.*metrics=occupancy_rate/)
  await expect(page.getByRole('dialog')).toBeHidden()
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

test('says which tax office has not delivered', async ({ page }) => {
  await page.goto('/?period=2021-01')
  const sources = panel(page, '数据来源')
  await expect(sources.getByRole('row', { name: /和平区税务局/ })).toContainText('未报送 2021年1月')
  await page.goto(year)
  await expect(sources.getByRole('row', { name: /和平区税务局/ })).toContainText('已报送')
})

test('who may not see taxpayers sees the sums, no names, and that something is held back', async ({
  page,
}) => {
  const behindTax = async () => {
    await page.goto(year)
    await page.locator('[data-metric=tax_full]').first().click()
    const drawer = page.getByRole('dialog')
    await expect(drawer.getByRole('columnheader').last()).toContainText('税收')
    return drawer
  }
  await expect((await behindTax()).getByRole('columnheader', { name: '纳税人名称' })).toBeVisible()
  await signIn(page, 'department')
  await expect((await behindTax()).getByRole('columnheader', { name: '纳税人名称' })).toHaveCount(0)
  await page.goto(year)
  const ladder = panel(page, '晋级阶梯（本年累计）')
  await ladder.locator('summary').click()
  await expect(ladder).toContainText('不予显示')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(year)
  await headline(page, '楼宇数量')
  await expectFits(page)
  await expectAccessible(page)
})

test('speaks English', async ({ page }) => {
  await page.goto(year)
  await page.getByRole('button', { name: /账户/ }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: /^Headline figures/ })).toBeVisible()
  const bands = page.getByRole('region', { name: 'Occupancy bands' })
  await expect(bands.getByRole('row', { name: /85% and more/ })).toContainText('56')
  await expect(page.getByRole('button', { name: /Account .* Lead office/ })).toBeVisible()
})

test('brings less than 400 kB of programs before the charts', async ({ page }) => {
  const sizes: [string, number][] = []
  page.on('requestfinished', (request) => {
    if (/\/assets\/.*\.js$/.test(request.url())) {
      void request.sizes().then((size) => sizes.push([request.url(), size.responseBodySize]))
    }
  })
  await page.goto(year)
  await headline(page, '楼宇数量')
  await expect(page.locator('.chart svg text').first()).toBeVisible()
  const before = sizes.filter(([url]) => !/charts|Chart/.test(url))
  expect(before.length).toBeGreaterThan(3)
  expect(before.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(400_000)
})

for (const [width, height] of [
  [1920, 1080],
  [3840, 1080],
] as const) {
  test(`fills a wall of ${width} by ${height} at real pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.goto('/screen?period=2020-01/2020-12')
    const tiles = page.locator('.tile')
    await expect(tiles).toHaveCount(9)
    await expect(page.locator('[data-metric=building_count]')).toContainText('89 座')
    await expect(page.locator('.tile svg path').nth(30)).toBeAttached()
    for (const box of await tiles.evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().toJSON()),
    )) {
      expect(box.right).toBeLessThanOrEqual(width)
      expect(box.bottom).toBeLessThanOrEqual(height)
      expect(box.width).toBeGreaterThan(400)
    }
    const scaled = await page.evaluate(() =>
      [...document.querySelectorAll('.screen, .screen .tile')].some((one) => {
        const style = getComputedStyle(one)
        return style.transform !== 'none' || (style.getPropertyValue('zoom') || '1') !== '1'
      }),
    )
    expect(scaled).toBe(false)
    const cut = await tiles.evaluateAll(
      (all) =>
        all.filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
          .length,
    )
    expect(cut, 'tiles with something cut').toBe(0)
    const foot = page.locator('footer')
    await expect(foot).toContainText('国家税务总局沈阳市和平区税务局')
    await expect(foot).toContainText(/取数时间 20\d\d-\d\d-\d\d \d\d:\d\d/)
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(true)
    await expectAccessible(page)
  })
}
