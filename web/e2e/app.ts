import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

export const password = process.env.LOUYU_DEMO_PASSWORD ?? 'Louyu-demo-2020'

/** A page that fails its test when anything is written to the console as an error. */
export const test = base.extend<{ expected: { errors: RegExp[] } }>({
  expected: [
    async ({ page }, use) => {
      const expected = { errors: [] as RegExp[] }
      const found: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') {
          found.push(message.text())
        }
      })
      page.on('pageerror', (error) => found.push(error.message))
      await use(expected)
      const unexpected = found.filter((text) => !expected.errors.some((pattern) => pattern.test(text)))
      expect(unexpected, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
})

/** Chromium itself reports an answer of 401 as an error of the console. */
export const refused = /status of 40[13]/

export async function signIn(page: Page, login = 'analyst') {
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeAttached()
}

/** The text of a headline figure, unit included: "89 座". */
export async function headline(page: Page, label: string): Promise<string> {
  const figure = page.locator('button.figure', { has: page.getByText(label, { exact: true }) })
  await expect(figure).toBeVisible()
  const [number, unit] = [
    await figure.locator('strong').innerText(),
    await figure.locator('.unit').innerText(),
  ]
  return `${number} ${unit}`.trim()
}

export async function expectAccessible(page: Page) {
  const result = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const serious = result.violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
    )
  expect(serious).toEqual([])
}

export { expect }
