import { expect, expectAccessible, refused, signIn, test } from './app'

test.beforeEach(async ({ page, expected }) => {
  expected.errors.push(refused)
  await signIn(page)
  await page.goto('/lists/buildings')
  await expect(page.locator('tr.row').first()).toBeVisible()
})

test('finds a building by characters, pinyin and initials', async ({ page }) => {
  const search = page.getByRole('textbox', { name: '查找楼宇' })
  for (const text of ['华润大厦', 'huarundasha', 'hrds']) {
    await search.fill(text)
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(text)}`))
    await expect(page.locator('tr.row').first()).toContainText('华润大厦A座')
  }
})

test('sorts by area, largest first, and keeps it in the address', async ({ page }) => {
  await page.getByRole('button', { name: /^建筑面积/ }).click()
  await expect(page).toHaveURL(/sort=-floor_area/)
  await expect(page.getByRole('columnheader', { name: /建筑面积/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  const column = await page
    .locator('thead th')
    .evaluateAll((heads) => heads.findIndex((head) => (head.textContent ?? '').includes('建筑面积')))
  const texts = await page.locator(`tr.row > :nth-child(${column + 1})`).allInnerTexts()
  const areas = texts.map((text) => Number(text.replaceAll(',', '')))
  expect(areas.length).toBeGreaterThan(10)
  expect(areas).toEqual([...areas].sort((left, right) => right - left))
})

test('filters by a code list and takes the filter away again', async ({ page }) => {
  await page.goto('/lists/buildings?f.stage=under_construction')
  await expect(page.getByText(/楼宇状态：在建/)).toBeVisible()
  await page.getByRole('button', { name: '去掉条件“楼宇状态”' }).click()
  await expect(page).not.toHaveURL(/f\.stage/)
})

test('says what to do when nothing fits', async ({ page }) => {
  await page.goto('/lists/buildings?q=没有这样的楼')
  await expect(page.getByText('没有符合条件的楼宇。')).toBeVisible()
  await page.getByRole('button', { name: '清除条件' }).click()
  await expect(page.locator('tr.row').first()).toBeVisible()
})

test('opens a record by keyboard', async ({ page }) => {
  await page.goto('/lists/zones')
  const first = page.locator('tr.row').first().getByRole('button')
  const name = await first.innerText()
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name })).toBeVisible()
})

test('opens a record beside its list, with its fields and its history', async ({ page }) => {
  await page.goto('/lists/buildings?q=华润大厦A座')
  await page.locator('tr.row td').first().click()
  const drawer = page.getByRole('dialog', { name: '华润大厦A座' })
  await expect(drawer).toContainText('建筑面积')
  await expectAccessible(page)
  await drawer.getByRole('tab', { name: '变更记录' }).click()
  await expect(drawer).toContainText('新增')
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(page).not.toHaveURL(/record=/)
})

test('remembers the chosen columns', async ({ page }) => {
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('checkbox', { name: '物业公司' }).check()
  await expect(page.getByRole('columnheader', { name: '物业公司' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('columnheader', { name: '物业公司' })).toBeVisible()
})

test('shows twelve thousand firms without putting them all in the page', async ({ page }) => {
  await page.goto('/lists/enterprises')
  await expect(page.locator('tr.row').first()).toBeVisible()
  await expect(page.getByText(/共 \d{5} 条/)).toBeVisible()
  expect(await page.locator('tr.row').count()).toBeLessThan(120)
  await page.locator('.frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight))
  await expect(page.getByText(/已显示 [2-9]\d\d 条/)).toBeVisible()
})

test('every register opens', async ({ page }) => {
  const answer = await page.request.get('/api/v1/dictionary')
  const dictionary = (await answer.json()) as { entities: { plural: string; keeping: string }[] }
  for (const entity of dictionary.entities.filter((one) => one.keeping === 'versioned')) {
    await page.goto(`/lists/${entity.plural}`)
    await expect(page.locator('tr.row, .empty').first()).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
})

test('is a list of cards on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/lists/buildings')
  await expect(page.locator('.card').first()).toBeVisible()
  await expectAccessible(page)
})

test('has no serious accessibility fault', async ({ page }) => {
  await expectAccessible(page)
})

test('an unknown register gets a sentence', async ({ page }) => {
  await page.goto('/lists/nonsense')
  await expect(page.getByText(/没有名为“nonsense”的台账/)).toBeVisible()
})
