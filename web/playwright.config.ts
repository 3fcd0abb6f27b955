import { defineConfig } from '@playwright/test'

// LOUYU_URL names a server that runs already; without it the program is started, see tests/browser.sh.
const own = `http://127.0.0.1:${process.env.LOUYU_E2E_PORT ?? '8097'}`

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  // A file of walks is one after the other; two files at once leave each other's figures alone.
  workers: 2,
  // A busy machine may be too slow once; the report names such a walk as flaky.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.LOUYU_URL ?? own,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: process.env.LOUYU_URL
    ? undefined
    : { command: 'sh e2e/serve.sh', url: `${own}/readyz`, timeout: 600_000, reuseExistingServer: false },
})
