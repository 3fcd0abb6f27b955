import { expect, expectAccessible, password, refused, signIn, test } from './app'

test.beforeEach(({ expected }) => {
  expected.errors.push(refused)
})

test('asks for what is missing before anything is sent', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('请填写用户名。')).toBeVisible()
  await expect(page.getByText('请填写密码。')).toBeVisible()
  await expectAccessible(page)
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
  await page.getByLabel('用户名').fill('analyst')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/lists\/buildings\?q=/)
})

test('never leads to another site', async ({ page }) => {
  await page.goto('/sign-in?next=//example.org/')
  await page.getByLabel('用户名').fill('analyst')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeAttached()
  expect(new URL(page.url()).hostname).toBe('127.0.0.1')
})

test('an expired sign-in keeps the page and what was typed', async ({ page, context }) => {
  await signIn(page)
  await page.goto('/imports')
  await page.setInputFiles('input[type=file]', {
    name: '税收.csv',
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
  await expect(page.getByText('税收.csv')).toBeVisible()
})

test('signing out leaves nothing open', async ({ page }) => {
  await signIn(page)
  await page.getByRole('button', { name: /账户/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await page.goto('/lists/buildings')
  await expect(page).toHaveURL(/sign-in/)
})

test('each role sees its own menu', async ({ page }) => {
  await signIn(page, 'leader')
  const menu = page.getByRole('navigation', { name: '主导航' })
  await expect(menu.getByRole('link', { name: '首页' })).toBeVisible()
  await expect(menu.getByRole('link', { name: '数据导入' })).toHaveCount(0)
  await page.context().clearCookies()
  await signIn(page, 'sysadmin')
  await expect(page.getByText('系统管理员', { exact: true }).first()).toBeVisible()
  await expect(menu.getByRole('link', { name: '首页' })).toHaveCount(0)
})
