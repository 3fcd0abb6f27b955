import { expect, password, refused, signIn, signInByForm, test } from './app'

test.beforeEach(({ expected }) => {
  expected.errors.push(refused)
})

test('asks for what is missing before anything is sent', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('请填写用户名。')).toBeVisible()
  await expect(page.getByText('请填写密码。')).toBeVisible()
})

test('a wrong password gets one sentence and keeps the name', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill('nobody')
  await page.getByLabel('密码', { exact: true }).fill('wrong-password-1')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).not.toBeEmpty()
  await expect(page.getByLabel('用户名')).toHaveValue('nobody')
})

test('leads to the page that was asked for', async ({ page }) => {
  await page.goto('/lists/buildings?q=中海')
  await expect(page).toHaveURL(/sign-in\?next=/)
  await signInByForm(page, 'analyst', 'click')
  await expect(page).toHaveURL(/\/lists\/buildings\?q=/)
  await expect(page.locator('tr.row').first()).toContainText('中海')
})

test('never leads to another site', async ({ page }) => {
  await page.goto('/sign-in?next=//example.org/')
  await signInByForm(page, 'analyst')
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeAttached()
  expect(new URL(page.url()).hostname).toBe('127.0.0.1')
})

test('an expired sign-in keeps the page and what was typed', async ({ page, context }) => {
  await signIn(page)
  await page.goto('/imports')
  await page.setInputFiles('input[type=file]', {
    name: '过期检验.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('纳税人识别号,纳税人名称\n'),
  })
  await page.getByLabel('报送单位').fill('和平区税务局')
  await context.clearCookies()
  await page.getByRole('button', { name: '上传并检查' }).click()
  const dialog = page.getByRole('dialog', { name: '登录已过期' })
  await expect(dialog).toBeVisible()
  await dialog.getByLabel('密码', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: '登录' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('li.upload')).toContainText('过期检验.csv')
})

test('somebody else who signs in there does not find the page of the one before', async ({
  page,
  context,
}) => {
  await signIn(page)
  await page.goto('/lists/enterprises?q=沈阳')
  await expect(page.locator('tr.row').first()).toBeVisible()
  await context.clearCookies()
  await page.getByRole('textbox', { name: '查找入驻主体' }).fill('银行')
  const dialog = page.getByRole('dialog', { name: '登录已过期' })
  await dialog.getByLabel('用户名').fill('leader')
  await dialog.getByLabel('密码', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: '登录' }).click()
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByRole('button', { name: /账户 .*领导/ })).toBeVisible()
})

test('signing out leaves nothing open', async ({ page }) => {
  await page.goto('/sign-in')
  await signInByForm(page, 'analyst')
  await page.getByRole('button', { name: /账户/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await page.goto('/lists/buildings')
  await expect(page).toHaveURL(/sign-in/)
})
