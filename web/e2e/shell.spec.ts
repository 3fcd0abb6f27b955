import { expect, expectAccessible, read, refused, signIn, test } from './app'

const everywhere = ['楼宇', '入驻主体', '入驻']

/** The menu of each role (R120): what stands there besides the registers, and whether it may write. */
const roles: readonly { login: string; menu: readonly string[]; absent: readonly string[] }[] = [
  { login: 'analyst', menu: ['首页', ...everywhere, '统计分析', '数据导入'], absent: [] },
  { login: 'leader', menu: ['首页', ...everywhere, '统计分析'], absent: ['数据导入'] },
  { login: 'tax', menu: ['首页', ...everywhere, '统计分析', '数据导入'], absent: [] },
  { login: 'department', menu: ['首页', ...everywhere, '统计分析'], absent: ['数据导入'] },
  { login: 'street', menu: ['首页', ...everywhere, '统计分析', '数据导入'], absent: [] },
  { login: 'chief', menu: ['首页', ...everywhere, '统计分析'], absent: ['数据导入'] },
  { login: 'liaison', menu: [...everywhere, '数据导入'], absent: ['首页', '统计分析'] },
  { login: 'sysadmin', menu: [], absent: ['首页', ...everywhere, '统计分析', '数据导入'] },
]

for (const { login, menu, absent } of roles) {
  test(`${login} sees the menu of the role and no other`, async ({ page }) => {
    await signIn(page, login)
    await page.goto('/')
    const nav = page.getByRole('navigation', { name: '主导航' })
    for (const name of menu) {
      await expect(nav.getByRole('link', { name, exact: true })).toBeVisible()
    }
    await expect(page.getByRole('alert')).toHaveCount(0)
    for (const name of absent) {
      await expect(nav.getByRole('link', { name, exact: true })).toHaveCount(0)
    }
  })
}

test('a street sees its own buildings only', async ({ page }) => {
  const count = async (login: string) => {
    await signIn(page, login)
    return (await read<{ numberMatched: number }>(page, '/buildings?count=true&limit=1')).numberMatched
  }
  const all = await count('analyst')
  const own = await count('street')
  expect(own).toBeGreaterThan(0)
  expect(own).toBeLessThan(all)
  await page.goto('/lists/buildings')
  await expect(page.getByText(`共 ${own} 条`)).toBeVisible()
})

test('tabs keep what was typed and where one was', async ({ page }) => {
  await signIn(page)
  await page.goto('/lists/enterprises')
  await page.getByRole('textbox', { name: '查找入驻主体' }).fill('科技')
  await expect(page).toHaveURL(/q=/)
  await expect(page.locator('tr.row').first()).toContainText('科技')
  await page.locator('.frame').evaluate((frame) => frame.scrollTo(0, 700))
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '统计分析' }).click()
  await expect(page.getByRole('heading', { name: '统计分析' })).toBeVisible()
  const tabs = page.getByRole('navigation', { name: '已打开的页面' })
  await tabs.getByRole('link', { name: '入驻主体' }).click()
  await expect(page.getByRole('textbox', { name: '查找入驻主体' })).toHaveValue('科技')
  await expect(page).toHaveURL(/q=/)
  await tabs.getByRole('button', { name: '关闭“入驻主体”' }).click()
  await expect(tabs).toHaveCount(0)
  await expect(page).toHaveURL(/statistics/)
})

test('the palette opens by keyboard and finds pages, buildings, firms and metrics', async ({ page }) => {
  await signIn(page)
  await page.goto('/statistics')
  await expect(page.getByRole('heading', { name: '统计分析' })).toBeVisible()
  const type = async (text: string) => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused()
    await page.keyboard.type(text)
  }
  await type('数据导入')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/imports/)
  await type('空置率')
  await expect(page.getByRole('option', { name: /指标.*空置率/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/metrics=vacancy_rate/)
  await type('hrds')
  await expect(page.getByRole('option', { name: /华润大厦A座/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/record=|\/buildings\//)
  await type('没有这样的东西')
  await expect(page.getByText(/没有找到“没有这样的东西”/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: '查找' })).toHaveCount(0)
})

test('light and dark are remembered', async ({ page }) => {
  await signIn(page)
  await page.goto('/statistics')
  const dark = () => page.evaluate(() => document.documentElement.classList.contains('dark'))
  expect(await dark()).toBe(false)
  await page.getByRole('button', { name: /账户/ }).click()
  await page.getByRole('menuitem', { name: /深色/ }).click()
  await expect.poll(dark).toBe(true)
  await page.reload()
  await expect.poll(dark).toBe(true)
})

test('a lost network and a failing server get a sentence and a way on', async ({ page, expected }) => {
  expected.errors.push(/ERR_FAILED|ERR_INTERNET|status of 500/)
  await signIn(page)
  await page.route('**/api/v1/buildings?*', (route) => route.abort())
  await page.goto('/lists/buildings')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('连接不上服务器', { timeout: 20_000 })
  await page.unroute('**/api/v1/buildings?*')
  await page.route('**/api/v1/buildings?*', (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 500, code: 'http.internal', requestId: 'abc123' }),
    }),
  )
  await alert.getByRole('button', { name: '重试' }).click()
  await expect(alert).toContainText('服务器出现故障')
  await expect(alert).toContainText('abc123')
  await page.unroute('**/api/v1/buildings?*')
  await alert.getByRole('button', { name: '重试' }).click()
  await expect(page.locator('tr.row').first()).toBeVisible()
})

test('text from data is never run', async ({ page }) => {
  await signIn(page)
  let ran = false
  await page.exposeFunction('caught', () => {
    ran = true
  })
  const name = '<img src=x onerror=caught()>'
  await page.route('**/api/v1/buildings?*', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.json()) as { items: { name: string }[] }
    body.items.forEach((item) => (item.name = name))
    await route.fulfill({ response: answer, json: body })
  })
  await page.goto('/lists/buildings')
  await expect(page.locator('tr.row').first()).toContainText(name)
  await expect(page.locator('tr.row img')).toHaveCount(0)
  expect(ran).toBe(false)
})

test('a page that is not there says so', async ({ page }) => {
  await signIn(page)
  await page.goto('/nonsense')
  await expect(page.getByText('没有这个页面。')).toBeVisible()
  await page.getByRole('link', { name: '回到首页' }).click()
  await expect(page.getByRole('heading', { name: /主要指标/ })).toBeVisible()
})

const pages = [
  '/?period=2020-01/2020-12',
  '/lists/buildings?record=',
  '/lists/tax-records',
  '/imports',
  '/statistics?metrics=building_count,floor_area&by=zone:industry_zones&period=2020-12&where=stage:operating',
  '/password',
]

for (const theme of ['light', 'dark'] as const) {
  test(`no page has a serious accessibility fault, ${theme}`, async ({ page, expected }) => {
    test.setTimeout(300_000)
    expected.errors.push(refused)
    // The same page in other colours: only those can be at fault.
    const judge = (what: string) =>
      expectAccessible(page, what, theme === 'dark' ? ['color-contrast'] : undefined)
    await page.addInitScript(
      (chosen) => localStorage.setItem('louyu.preferences', JSON.stringify({ theme: chosen })),
      theme,
    )
    await page.goto('/sign-in')
    await expect(page.getByLabel('用户名')).toBeVisible()
    await judge('sign-in')
    await signIn(page)
    for (const address of pages) {
      await page.goto(address)
      await page.waitForLoadState('networkidle')
      await judge(address)
    }
    // What opens over a page.
    await page.goto('/lists/buildings?q=华润大厦A座')
    await page.locator('tr.row').first().getByText('已运营').click()
    const drawer = page.getByRole('dialog')
    await expect(drawer).toContainText('建筑面积')
    await judge('record')
    await drawer.getByRole('tab', { name: '变更记录' }).click()
    await expect(drawer).toContainText('新增')
    await judge('history')
    await drawer.getByRole('tab', { name: '基本信息' }).click()
    await drawer.getByRole('button', { name: '修改' }).click()
    await expect(drawer.getByLabel('备注')).toBeVisible()
    await judge('form')
    await page.goto('/statistics')
    await expect(page.getByRole('heading', { name: '统计分析' })).toBeVisible()
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: '查找' })).toBeVisible()
    await judge('palette')
  })
}
