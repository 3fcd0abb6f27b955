import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { choose, expect, expectAccessible, expectFits, headline, signIn, test } from './app'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A unified social credit code with its check character (GB 32100-2015). */
function creditCode(start: string): string {
  const sum = [...start].reduce(
    (total, letter, index) => total + alphabet.indexOf(letter) * (3 ** index % 31),
    0,
  )
  return start + alphabet[(31 - (sum % 31)) % 31]
}

const header = '纳税人识别号,纳税人名称,所属期,全口径税收（元）,地方级税收（元）,区级税收（元）'
const firm = creditCode('91210102MA0WEBTE1')

function csv(name: string, lines: string[]) {
  return {
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from('\ufeff' + [header, ...lines].join('\r\n') + '\r\n'),
  }
}

async function upload(page: Page, file: ReturnType<typeof csv>, source: string) {
  await page.goto('/imports')
  await page.setInputFiles('input[type=file]', file)
  await page.getByLabel('报送单位').fill(source)
  await page.getByRole('button', { name: '上传并检查' }).click()
}

test.beforeEach(async ({ page }) => {
  await signIn(page)
})

async function drop(page: Page) {
  await page.getByRole('button', { name: '放弃' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click()
  await expect(page).toHaveURL(/\/imports$/)
}

test('a tax file moves the figure of the cockpit, and undoing moves it back', async ({ page }) => {
  test.setTimeout(180_000)
  const year = '/?period=2020-01/2020-12'
  await page.goto(year)
  const before = await headline(page, '全区全口径税收')
  const hundredths = (text: string) => Math.round(Number(text.replace(' 亿元', '').replaceAll(',', '')) * 100)

  await upload(
    page,
    csv('浏览器检验税收.csv', [
      `${firm},沈阳浏览器检验有限公司,2020-12,100000000.00,50000000.00,25000000.00`,
    ]),
    '浏览器检验税务所',
  )
  const row = page.locator('li.upload')
  await expect(row).toContainText('新增 1', { timeout: 60_000 })
  await row.getByRole('link', { name: '查看' }).click()
  await expect(page.getByRole('heading', { name: '浏览器检验税收.csv' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: '确认入账' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认入账' }).click()
  await expect(page.getByText('已入账').first()).toBeVisible({ timeout: 60_000 })
  const batch = page.url()
  await page.goto(year)
  await expect
    .poll(async () => hundredths(await headline(page, '全区全口径税收')))
    .toBe(hundredths(before) + 100)

  await page.goto(batch)
  await page.getByRole('button', { name: '撤销入账' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销入账' }).click()
  await expect(page.getByText('已撤销').first()).toBeVisible({ timeout: 60_000 })
  await page.goto(year)
  expect(await headline(page, '全区全口径税收')).toBe(before)
})

test('bad cells are named by sheet, row and column, and the good rows go on', async ({ page }) => {
  await upload(
    page,
    csv('有错误的税收.csv', [
      `${firm},沈阳浏览器检验有限公司,2020-12,1000.00,500.00,250.00`,
      `${firm},沈阳浏览器检验有限公司,2020-11,整体出售,0,0`,
    ]),
    '浏览器检验税务所',
  )
  const row = page.locator('li.upload')
  await expect(row).toContainText('退回 1', { timeout: 60_000 })
  await row.getByRole('link', { name: '查看' }).click()
  const problems = page.getByRole('region', { name: '问题清单' })
  await expect(problems.getByRole('row', { name: /整体出售/ })).toContainText('3')

  // The refused row, with the bad cell where it stands.
  await page.getByRole('button', { name: /^退回/ }).click()
  const refusedRows = page.getByRole('region', { name: '退回' })
  await expect(refusedRows.getByRole('heading', { name: '第 3 行' })).toBeVisible()
  await expect(refusedRows.getByRole('listitem')).toContainText('D')
  await expect(refusedRows.locator('.cell')).toHaveText('整体出售')

  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: '只下载退回的行' }).click()
  const marked = await waiting
  expect(marked.suggestedFilename()).toBe('有错误的税收（已标注）.xlsx')
  expect((await readFile(await marked.path())).subarray(0, 2).toString()).toBe('PK')
  await drop(page)
})

test('several files are read one after the other', async ({ page }) => {
  await page.goto('/imports')
  await page.setInputFiles(
    'input[type=file]',
    [1, 2, 3].map((month) =>
      csv(`多份文件${month}.csv`, [`${firm},沈阳浏览器检验有限公司,2020-0${month},5.00,3.00,1.00`]),
    ),
  )
  const rows = page.locator('li.upload')
  await expect(rows).toHaveCount(3)
  await rows.nth(2).getByRole('button', { name: '移除' }).click()
  await expect(rows).toHaveCount(2)
  for (const index of [0, 1]) {
    await rows.nth(index).getByLabel('报送单位').fill('浏览器检验税务所')
  }
  await page.getByRole('button', { name: '上传并检查' }).click()
  for (const index of [0, 1]) {
    await expect(rows.nth(index)).toContainText('新增 1', { timeout: 60_000 })
  }
  for (const name of ['多份文件1.csv', '多份文件2.csv']) {
    await page.goto('/imports')
    await page.getByRole('link', { name }).click()
    await drop(page)
  }
})

test('an upload can be stopped, and nothing is written', async ({ page, expected }) => {
  expected.errors.push(/ERR_ABORTED|ERR_FAILED/)
  await page.route('**/api/v1/imports', (route) =>
    route.request().method() === 'POST' ? undefined : route.continue(),
  )
  await upload(page, csv('停下.csv', [`${firm},沈阳浏览器检验有限公司,2020-12,5.00,3.00,1.00`]), '检验')
  const row = page.locator('li.upload')
  await expect(row.getByRole('progressbar')).toBeVisible()
  await row.getByRole('button', { name: '取消' }).click()
  await expect(row).toContainText('已取消，没有写入任何数据。')
  await expect(page.getByRole('link', { name: '停下.csv' })).toHaveCount(0)
})

test('a mapping is corrected, and the file is read again with it', async ({ page }) => {
  await page.goto('/imports')
  await page.setInputFiles('input[type=file]', {
    name: '列名特别.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `\ufeff纳税人识别号,纳税人名称,所属期,全口径税收（元）,备用甲\r\n${firm},沈阳浏览器检验有限公司,2020-12,9000.00,4000.00\r\n`,
    ),
  })
  const row = page.locator('li.upload')
  await choose(row, '数据种类', /^税收/)
  await row.getByLabel('报送单位').fill('浏览器检验税务所')
  await page.getByRole('button', { name: '上传并检查' }).click()
  await row.getByRole('link', { name: '查看' }).click({ timeout: 60_000 })
  await expect(page.getByText('没有使用的列：“备用甲”。')).toBeVisible()
  await page.locator('summary', { hasText: '列对应关系' }).click()
  await choose(page, '备用甲', /^地方级税收$/)
  await expect(page.getByText('改动后需要重新检查，尚未写入。')).toBeVisible()
  await page.getByRole('button', { name: '按修改重新检查' }).click()
  await expect(page.getByText('没有使用的列：“备用甲”。')).toBeHidden({ timeout: 30_000 })
  await drop(page)
})

test('a file that is no table gets one sentence', async ({ page }) => {
  await page.goto('/imports')
  await page.setInputFiles('input[type=file]', {
    name: '照片.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('not a workbook at all'),
  })
  await page.getByRole('button', { name: '上传并检查' }).click()
  await expect(page.getByText('这个文件不能导入')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('alert')).not.toBeEmpty()
})

test('files of other kinds are refused before they are sent', async ({ page }) => {
  await page.goto('/imports')
  await page.setInputFiles('input[type=file]', {
    name: '说明.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('x'),
  })
  await expect(page.getByText(/不是 xlsx、xls、ods 或 csv 文件/)).toBeVisible()
  await expect(page.locator('li.upload')).toHaveCount(0)
})

test('templates can be downloaded', async ({ page }) => {
  await page.goto('/imports')
  const download = page.waitForEvent('download')
  await page.locator('a[href*="/templates/buildings"]').click()
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
})

test('a phone shows the batches and what came of them', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/imports')
  await expect(page.getByRole('table').first()).toContainText('已入账')
  await expectFits(page)
  await page.locator('tbody a').first().click()
  await expect(page.getByRole('heading', { name: '识别结果' })).toBeVisible()
  await expectFits(page)
  await expectAccessible(page)
})
