import type { Page } from '@playwright/test'
import { expect, expectAccessible, headline, refused, signIn, test } from './app'

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

test.beforeEach(async ({ page, expected }) => {
  expected.errors.push(refused)
  await signIn(page)
})

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
  await expect(page.getByRole('link', { name: '只下载退回的行' })).toBeVisible()

  await page.getByRole('button', { name: '放弃' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click()
  await expect(page).toHaveURL(/\/imports$/)
})

test('a mapping is corrected and the file is read again', async ({ page }) => {
  await page.goto('/imports')
  await page.setInputFiles('input[type=file]', {
    name: '列名特别.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `\ufeff纳税人识别号,纳税人名称,所属期,实缴数（元）,备用甲\r\n${firm},沈阳浏览器检验有限公司,2020-12,5.00,9.00\r\n`,
    ),
  })
  await page.getByRole('combobox', { name: '数据种类' }).click()
  await page.getByRole('option', { name: /税收/ }).first().click()
  await page.getByLabel('报送单位').fill('浏览器检验税务所')
  await page.getByRole('button', { name: '上传并检查' }).click()
  const row = page.locator('li.upload')
  await expect(row.getByText(/新增|不能导入/)).toBeVisible({ timeout: 60_000 })
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
  await page.getByRole('link', { name: '楼宇', exact: true }).last().click()
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
})

test('has no serious accessibility fault', async ({ page }) => {
  await page.goto('/imports')
  await expect(page.getByRole('table').first()).toBeVisible()
  await expectAccessible(page)
})
