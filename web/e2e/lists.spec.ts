import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { choose, expect, expectAccessible, expectFits, read, signIn, test, write } from './app'

test.beforeEach(async ({ page }) => {
  await signIn(page)
})

interface Record_ {
  readonly id: string
  readonly version: string
  readonly [field: string]: unknown
}

async function open(page: Page, address = '/lists/buildings') {
  await page.goto(address)
  await expect(page.locator('tr.row').first()).toBeVisible()
}

/** The drawer of a building: its name leads to its page, the rest of its row opens it beside the list. */
async function beside(page: Page, name: string) {
  await open(page, `/lists/buildings?q=${encodeURIComponent(name)}`)
  await page.locator('tr.row').first().getByText('已运营').click()
  return page.getByRole('dialog', { name })
}

async function buildings(page: Page, q: string): Promise<Record_[]> {
  return (await read<{ items: Record_[] }>(page, `/buildings?q=${encodeURIComponent(q)}`)).items
}

test('finds a building by characters, pinyin and initials', async ({ page }) => {
  await open(page)
  const search = page.getByRole('textbox', { name: '查找楼宇' })
  for (const text of ['华润大厦', 'huarundasha', 'hrds']) {
    await search.fill(text)
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(text)}`))
    await expect(page.locator('tr.row').first()).toContainText('华润大厦A座')
  }
})

test('sorts by area, largest first, and keeps it in the address', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: /^建筑面积/ }).click()
  await expect(page).toHaveURL(/sort=-floor_area/)
  await expect(page.getByRole('columnheader', { name: /建筑面积/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  const column = await page
    .locator('thead th')
    .evaluateAll((heads) => heads.findIndex((head) => (head.textContent ?? '').includes('建筑面积')))
  const cells = page.locator(`tr.row > :nth-child(${column + 1})`)
  await expect
    .poll(async () => {
      const areas = (await cells.allInnerTexts()).map((text) => Number(text.replaceAll(',', '')))
      return areas.length > 10 && areas.every((area, index) => index === 0 || areas[index - 1]! >= area)
    })
    .toBe(true)
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
  await open(page, '/lists/zones')
  const first = page.locator('tr.row').first().getByRole('button')
  const name = await first.innerText()
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name })).toBeVisible()
})

test('opens a record beside its list, with its fields and its history', async ({ page }) => {
  const drawer = await beside(page, '华润大厦A座')
  await expect(drawer).toContainText('建筑面积')
  await drawer.getByRole('tab', { name: '变更记录' }).click()
  await expect(drawer).toContainText('新增')
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(page).not.toHaveURL(/record=/)
})

test('remembers the chosen columns', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.locator('.el-popover label', { hasText: '物业公司' }).click()
  await expect(page.getByRole('columnheader', { name: '物业公司' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('columnheader', { name: '物业公司' })).toBeVisible()
})

test('a view is saved under a name and comes back with its order and conditions', async ({ page }) => {
  await open(page, '/lists/buildings?f.stage=operating&sort=-floor_area')
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('textbox', { name: '视图名称' }).fill('大楼')
  await page.getByRole('button', { name: '保存当前视图' }).click()
  await open(page)
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('button', { name: '大楼', exact: true }).click()
  await expect(page).toHaveURL(/f\.stage=operating/)
  await expect(page).toHaveURL(/sort=-floor_area/)
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('button', { name: '删除视图“大楼”' }).click()
  await expect(page.getByText('还没有保存的视图。')).toBeVisible()
})

test('one field of many records is changed at once, and taken back', async ({ page }) => {
  const before = await buildings(page, '新世界')
  expect(before.length).toBeGreaterThan(2)
  const property = (records: Record_[]) => records.map((one) => [one.id, one.property_company ?? null])
  await open(page, '/lists/buildings?q=新世界')
  await page.getByRole('checkbox', { name: /选择已显示的/ }).check()
  await page.getByRole('button', { name: '批量修改' }).click()
  const dialog = page.getByRole('dialog')
  await choose(dialog, '字段', /^物业公司$/)
  await dialog.getByLabel('改为').fill('浏览器检验物业有限公司')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: `修改 ${before.length} 条` }).click()
  await expect(dialog).toContainText(`已修改 ${before.length} 条。`)
  const field = (await buildings(page, '新世界')).map((one) => Object.values(one))
  expect(field.every((values) => values.includes('浏览器检验物业有限公司'))).toBe(true)

  await dialog.getByRole('button', { name: '撤销这次修改' }).click()
  await expect(dialog).toContainText(`已恢复 ${before.length} 条`)
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(dialog).toBeHidden()
  expect(property(await buildings(page, '新世界'))).toEqual(property(before))
})

test('a record that somebody else changed meanwhile is left alone, and named', async ({ page, expected }) => {
  expected.errors.push(/status of 412/)
  const [first] = await buildings(page, '新世界')
  await open(page, '/lists/buildings?q=新世界')
  await page.getByRole('checkbox', { name: /选择已显示的/ }).check()
  await page.getByRole('button', { name: '批量修改' }).click()
  const dialog = page.getByRole('dialog')
  await choose(dialog, '字段', /^备注$/)
  await dialog.getByLabel('改为').fill('检验')
  const other = await write(page, 'PATCH', `/buildings/${first!.id}?as=correct`, {
    data: { note: '他人所写' },
    headers: { 'If-Match': `"${first!.version}"` },
  })
  expect(other.status()).toBe(200)
  await dialog.getByRole('button', { name: /^修改 \d+ 条$/ }).click()
  await expect(dialog).toContainText('1 条没有写入')
  await expect(dialog.getByRole('listitem')).toContainText(String(first!.name))
  await dialog.getByRole('button', { name: '撤销这次修改' }).click()
  await expect(dialog).toContainText('已恢复')
  const now = (await buildings(page, '新世界')).find((one) => one.id === first!.id)
  expect(now?.note).toBe('他人所写')
  await write(page, 'PATCH', `/buildings/${first!.id}?as=correct`, {
    data: { note: first!.note ?? null },
    headers: { 'If-Match': `"${now!.version}"` },
  })
})

test('two who edit the same record both see both values, and nothing typed is lost', async ({
  page,
  expected,
}) => {
  expected.errors.push(/status of 412/, /ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  const [building] = await buildings(page, '总统大厦')
  const drawer = await beside(page, '总统大厦')
  await drawer.getByRole('button', { name: '修改' }).click()
  await drawer.getByLabel('物业公司').fill('我写的物业')
  const other = await write(page, 'PATCH', `/buildings/${building!.id}?as=correct`, {
    data: { operator_name: '他人写的运营' },
    headers: { 'If-Match': `"${building!.version}"` },
  })
  expect(other.status()).toBe(200)
  const save = drawer.getByRole('button', { name: '保存 1 项' })

  await page.context().setOffline(true)
  await save.click()
  await expect(drawer.getByRole('alert')).toContainText('连接不上服务器')
  await expect(drawer.getByLabel('物业公司')).toHaveValue('我写的物业')
  await page.context().setOffline(false)

  await save.click()
  await expect(drawer.getByRole('alert')).not.toBeEmpty()
  await drawer.getByRole('button', { name: '按最新内容重新修改' }).click()
  await expect(drawer.getByLabel('运营主体')).toHaveValue('他人写的运营')
  await expect(drawer.getByLabel('物业公司')).toHaveValue('我写的物业')
  await save.click()
  await expect(drawer.getByText('我写的物业')).toBeVisible()
  await expect(drawer.getByText('他人写的运营')).toBeVisible()

  const [now] = await buildings(page, '总统大厦')
  const back = await write(page, 'PATCH', `/buildings/${building!.id}?as=correct`, {
    data: {
      operator_name: building!.operator_name ?? null,
      property_company: building!.property_company ?? null,
    },
    headers: { 'If-Match': `"${now!.version}"` },
  })
  expect(back.status()).toBe(200)
})

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A unified social credit code with its check character (GB 32100-2015). */
function creditCode(start: string): string {
  const sum = [...start].reduce(
    (total, letter, index) => total + alphabet.indexOf(letter) * (3 ** index % 31),
    0,
  )
  return start + alphabet[(31 - (sum % 31)) % 31]
}

test('a new firm is checked as it is written, found by pinyin, and ended', async ({ page, expected }) => {
  expected.errors.push(/status of 409/)
  const serial = String(Date.now()).slice(-8)
  const name = `沈阳栖霞检验${serial}有限公司`
  await open(page, '/lists/enterprises')
  await page.getByRole('button', { name: '新增' }).click()
  const drawer = page.getByRole('dialog', { name: '新增入驻主体' })
  await drawer.getByLabel('从业人数').fill('三十')
  await expect(drawer.getByText('请填写整数。')).toBeVisible()
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByText('此项必填。')).toBeVisible()
  await drawer.getByLabel('从业人数').fill('30')
  await drawer.getByLabel('企业名称').fill(name)
  const right = creditCode(`91210102M${serial}`)
  const [other] = (await read<{ items: Record_[] }>(page, '/enterprises?limit=1')).items
  await drawer.getByLabel('统一社会信用代码').fill(String(other!.credit_code))
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByRole('alert').first()).toContainText('已经存在')
  await expect(drawer.getByLabel('企业名称')).toHaveValue(name)
  await drawer.getByLabel('统一社会信用代码').fill(right)
  await drawer.getByRole('button', { name: '保存' }).click()

  const record = page.getByRole('dialog', { name })
  await expect(record).toContainText(right)
  await expect(record).toContainText('30 人')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: '查找入驻主体' }).fill(`syqxjy${serial}`)
  await expect(page.locator('tr.row')).toHaveCount(1)
  await page.locator('tr.row').getByText(right).click()
  await record.getByRole('button', { name: '修改' }).click()
  await record.locator('.el-radio-button', { hasText: '终止' }).click()
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  await record.getByLabel('自该日起不再有效').fill(day(2))
  await page.keyboard.press('Enter')
  await record.getByRole('button', { name: '终止', exact: true }).click()
  await expect(page.getByText('已保存。')).toBeVisible()
  const found = async (asof: string) =>
    (await read<{ items: unknown[] }>(page, `/enterprises?q=syqxjy${serial}&asof=${asof}`)).items.length
  expect(await found(day(1))).toBe(1)
  expect(await found(day(3))).toBe(0)
})

test('what is taken home as a file is what is shown', async ({ page }) => {
  await open(page, '/lists/buildings?q=华润大厦A座')
  for (const format of ['csv', 'xlsx']) {
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: `导出 ${format}` }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`))
    const bytes = await readFile(await download.path())
    if (format === 'csv') {
      const lines = bytes.toString('utf8').trim().split(/\r?\n/)
      expect(lines).toHaveLength(2)
      expect(lines[0]).toContain('建筑面积（㎡）')
      expect(lines[1]).toContain('华润大厦A座')
    } else {
      expect(bytes.subarray(0, 2).toString()).toBe('PK')
    }
  }
})

test('shows twelve thousand firms without putting them all in the page', async ({ page }) => {
  await open(page, '/lists/enterprises')
  await expect(page.getByText(/共 \d{5} 条/)).toBeVisible()
  expect(await page.locator('tr.row').count()).toBeLessThan(120)
  await page.locator('.frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight))
  await expect(page.getByText(/已显示 [2-9]\d\d 条/)).toBeVisible()
})

test('every register opens', async ({ page }) => {
  const dictionary = await read<{ entities: { plural: string; keeping: string }[] }>(page, '/dictionary')
  const registers = dictionary.entities.filter((one) => one.keeping !== 'plain')
  expect(registers.length).toBeGreaterThan(10)
  for (const entity of registers) {
    await page.goto(`/lists/${entity.plural}`)
    await expect(page.locator('tr.row, .empty').first(), entity.plural).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
})

test('the tax ledger is searched by name and month', async ({ page }) => {
  await page.goto('/lists/tax-records?month=2020-03')
  await expect(page.locator('tr.row').first()).toContainText('2020-03')
  await page.getByRole('textbox', { name: '查找税收台账' }).fill('没有这样的纳税人')
  await expect(page.getByText('没有符合条件的税收台账。')).toBeVisible()
  await page.getByRole('button', { name: '清除条件' }).click()
  await expect(page.locator('tr.row').first()).toContainText('2020-12')
})

test('is a list of cards on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/lists/buildings')
  await expect(page.locator('.card').first()).toBeVisible()
  await expectFits(page)
})

test('a building chief edits on a phone, and it waits for review', async ({ page }) => {
  await signIn(page, 'chief')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/lists/buildings')
  const cards = page.locator('.card')
  await expect(cards.first()).toBeVisible()
  expect(await cards.count()).toBeLessThan(10)
  const [own] = (await read<{ items: Record_[] }>(page, '/buildings?limit=1')).items
  await page.goto(`/lists/buildings?record=${own!.id}`)
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '修改' }).click()
  await expectFits(page)
  await drawer.getByLabel('备注').fill('手机上报的备注')
  await drawer.getByRole('button', { name: '保存 1 项' }).click()
  await expect(page.getByText('已提交，待审核。')).toBeVisible()
})

test('an unknown register gets a sentence', async ({ page }) => {
  await page.goto('/lists/nonsense')
  await expect(page.getByText(/没有名为“nonsense”的台账/)).toBeVisible()
})
