import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, password, refused, test, withWebGl } from './app'

test.use(withWebGl)
test.setTimeout(120_000)

/** Goes on by the Tab key alone, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab', most = 250) {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < most; ++presses) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return
    }
    await page.keyboard.press(key)
  }
  await expect(target).toBeFocused()
}

test('keyboard alone leads from the sign-in over cockpit, map and building to a firm and back', async ({
  page,
  expected,
}) => {
  expected.errors.push(refused)
  await page.goto('/')
  await tabTo(page, page.getByLabel('用户名'))
  await page.keyboard.type('analyst')
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')

  await tabTo(page, page.locator('button.figure').first())
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: /数据来源/ })
  await expect(drawer).toContainText('计算公式')
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()

  const menu = page.getByRole('navigation', { name: '主导航' })
  await tabTo(page, menu.getByRole('link', { name: '地图' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/map/)
  await expect(page.locator('.map-canvas[data-ready=true]')).toBeVisible({ timeout: 60_000 })
  const list = page.getByRole('region', { name: '列表', exact: true })
  await tabTo(page, list.getByRole('button', { name: '华润大厦A座' }))
  await page.keyboard.press('Enter')
  const card = page.getByRole('region', { name: '华润大厦A座' })
  await tabTo(page, card.getByRole('link', { name: '查看楼宇' }))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: '华润大厦A座' })).toBeVisible()
  const plan = page.locator('[role="gridcell"]')
  await tabTo(page, page.locator('[role="gridcell"][tabindex="0"]'))
  const chosen = page.locator('[role="gridcell"]:focus')
  for (let moves = 0; moves < 60 && (await chosen.getAttribute('data-state')) !== 'let'; ++moves) {
    await page.keyboard.press(moves % 2 === 0 ? 'ArrowDown' : 'ArrowRight')
  }
  expect(await plan.count()).toBeGreaterThan(1)
  await expect(chosen).toHaveAttribute('data-state', 'let')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/enterprises\/\d+/)
  await expect(page.getByRole('heading', { name: '历次入驻' })).toBeVisible()
  await expectAccessible(page)
  // Alt+Left belongs to the browser's own window, which takes no keys here.
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: '华润大厦A座' })).toBeVisible()
})
