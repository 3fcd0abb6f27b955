import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Locator, type Page } from '@playwright/test'

export const password = process.env.LOUYU_DEMO_PASSWORD ?? 'Louyu-demo-2020'

/** The map needs WebGL, which Debian's Chromium draws in software. */
export const withWebGl = {
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
}

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

const sessions = new Map<string, string>()

/** Signed in without the form, once for each person: the form has tests of its own. */
export async function signIn(page: Page, login = 'analyst') {
  let cookie = sessions.get(login)
  if (cookie === undefined) {
    const answer = await page.request.post('/api/v1/session', { data: { login, password } })
    expect(answer.status(), `signing in as ${login}`).toBe(200)
    cookie = (await page.context().cookies()).map((one) => `${one.name}=${one.value}`).join('; ')
    sessions.set(login, cookie)
    return
  }
  const [name = '', value = ''] = cookie.split(/=(.*)/)
  await page.context().clearCookies()
  const url = test.info().project.use.baseURL ?? ''
  await page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: 'Strict' }])
}

/** Through the form, as a person does; the session is this test's own. */
export async function signInByForm(page: Page, login: string, by: 'click' | 'Enter' = 'Enter') {
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  if (by === 'click') {
    await page.getByRole('button', { name: '登录' }).click()
  } else {
    await page.keyboard.press('Enter')
  }
}

interface Write {
  readonly data?: unknown
  readonly headers?: Record<string, string>
}

/** A write past the pages, as somebody else would make it. */
export async function write(page: Page, method: 'POST' | 'PATCH' | 'DELETE', path: string, more: Write = {}) {
  const who = (await (await page.request.get('/api/v1/session')).json()) as { csrfToken: string }
  return page.request.fetch(`/api/v1${path}`, {
    method,
    data: more.data,
    headers: { 'X-CSRF-Token': who.csrfToken, ...more.headers },
  })
}

export async function read<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api/v1${path}`)
  expect(answer.status(), path).toBe(200)
  return (await answer.json()) as T
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

/** Chooses from a select of Element Plus, whose input lies under its text. */
export async function choose(within: Page | Locator, name: string, option: string | RegExp) {
  const page = 'page' in within ? within.page() : within
  await within.locator('.el-select', { has: page.getByRole('combobox', { name, exact: true }) }).click()
  await page.locator('.el-select-dropdown__item:visible').filter({ hasText: option }).first().click()
}

export async function expectAccessible(page: Page, what = '', rules?: string[]) {
  const axe = new AxeBuilder({ page })
  const result = await (
    rules ? axe.withRules(rules) : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  ).analyze()
  const serious = result.violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
    )
  expect(serious, what).toEqual([])
}

/** Nothing sticks out of the window to the side. */
export async function expectFits(page: Page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}

export { expect }
