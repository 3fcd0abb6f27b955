import { expect, expectAccessible, refused, signIn, test } from './app'

test.beforeEach(async ({ page, expected }) => {
  expected.errors.push(refused)
  await signIn(page)
})

test('a link reproduces the question', async ({ page }) => {
  await page.goto(
    '/statistics?metrics=building_count,floor_area&by=occupancy_band&period=2020-12&options=share',
  )
  await expect(page.getByRole('row', { name: /85%以上/ })).toContainText('56')
  await expect(page.getByRole('row', { name: /合计/ })).toContainText('422.7')
  await expectAccessible(page)
})

test('metrics are chosen by name and the address follows', async ({ page }) => {
  await page.goto('/statistics?period=2020-12')
  await page.getByRole('combobox', { name: '指标' }).click()
  await page.getByRole('option', { name: '楼宇数量' }).click()
  await expect(page).toHaveURL(/metrics=building_count/)
  await expect(page.getByRole('cell', { name: '89' })).toBeVisible()
})

test('a question without meaning is refused with the reason', async ({ page, expected }) => {
  expected.errors.push(/status of 4\d\d/)
  await page.goto('/statistics?metrics=floor_area&by=industry&period=2020-12')
  await expect(page.getByRole('alert')).toContainText(/产业|行业|建筑面积/)
})

test('the palette opens by keyboard and finds pages, buildings and metrics', async ({ page }) => {
  await page.goto('/statistics')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('华润')
  await expect(page.getByRole('option', { name: /华润大厦A座/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/lists\/buildings\?record=/)
  await expect(page.getByRole('dialog', { name: /华润大厦/ })).toBeVisible()
})
