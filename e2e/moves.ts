/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core'

/** The dialog or sheet that is open, by its title. */
export const dialog = (page: Page, title: string | RegExp): Locator => page.getByRole('dialog', { name: title })

/** Opens an action of the bar, fills its dialog and sends it; returns when the dialog is gone. */
export async function act(
  page: Page,
  action: string | RegExp,
  title: string | RegExp,
  fill: (form: Locator) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).first().click()
  await send(page, title, fill)
}

/** Fills the dialog that is open and sends it. */
export async function send(page: Page, title: string | RegExp, fill: (form: Locator) => Promise<void> = async () => {}): Promise<void> {
  const form = dialog(page, title)
  await form.waitFor()
  await fill(form)
  await form.locator('button[type=submit]').click()
  await form.waitFor({ state: 'detached' })
}

/** Signs in with the code that the demonstration shows in place of a text message. */
export async function signInByCode(page: Page, number: string): Promise<void> {
  await page.getByRole('textbox', { name: '手机号' }).fill(number)
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByRole('button', { name: '填上' }).click()
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** A photograph: what the page looks like just now. */
export const photo = async (page: Page, name = '现场.png'): Promise<{ name: string; mimeType: string; buffer: Buffer }> => ({
  name,
  mimeType: 'image/png',
  buffer: await page.screenshot(),
})
