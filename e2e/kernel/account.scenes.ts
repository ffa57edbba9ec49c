import type { Page } from 'playwright-core'
import { press, refused, type Scene } from '../scenes.ts'

/** The server wants to know once more who it is: the session of a scene is too young for that. */
const asksWho = (page: Page) =>
  page.route('**/api/me/mail', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/json',
      body: JSON.stringify({
        kind: 'forbidden',
        code: 'confirm-first',
        message: { zh: '请再确认一次是您本人', en: 'Show that it is you' },
      }),
    }),
  )
const saveMail = (save: string) => async (page: Page) => {
  await page.locator('#notice-mail').fill('zhanzhang@liti.example')
  await press(save)(page)
}

/** A firm says of the reader that they are of it. */
const saidToBeOf = (firm: string) => (page: Page) =>
  page.route('**/api/me', async (route) => {
    const answer = await route.fetch()
    const me = (await answer.json()) as { person: object }
    const asked = [
      { affiliationId: '00000000-0000-4000-8000-000000000001', name: { zh: firm, en: 'Some Company' }, actsFor: false, job: '' },
    ]
    await route.fulfill({ response: answer, json: { ...me, person: { ...me.person, asked } } })
  })

export const portal: readonly Scene[] = [
  { route: '/sign-in', name: 'phone', who: 'stranger', at: '/sign-in', main: '发验证码' },
  {
    route: '/sign-in',
    name: 'code',
    who: 'stranger',
    at: '/sign-in',
    act: async (page) => {
      await page.getByRole('textbox', { name: '手机号' }).fill('13987654321')
      await press('发验证码')(page)
    },
    main: '登录',
    shows: /验证码是/,
  },
  { route: '/sign-in', name: 'wrong', who: 'stranger', at: '/sign-in', act: press('发验证码'), shows: /手机号/ },
  { route: '/sign-in/password', name: 'form', who: 'stranger', at: '/sign-in/password', main: '登录' },
  { route: '/sign-in/second-factor', name: 'form', who: 'stranger', at: '/sign-in/second-factor', main: '登录' },
  { route: '/me', name: 'guest', who: 'stranger', at: '/me', main: '登录' },
  {
    route: '/me',
    name: 'firm',
    who: 'firm',
    at: '/me',
    dialogs: [
      { name: 'leaving a firm', open: press(/^离开/), title: /离开/ },
      { name: 'closing', open: press('注销账号'), title: '要注销账号吗' },
    ],
  },
  {
    route: '/me',
    name: 'asked',
    who: 'firm',
    at: '/me',
    answers: saidToBeOf('某某公司'),
    main: '是',
    shows: '某某公司把您登记为员工，是吗？',
  },
  { route: '/me', name: 'staff', who: 'head', at: '/me' },
  {
    route: '/me',
    name: 'confirming',
    who: 'firm',
    at: '/me',
    answers: asksWho,
    trouble: refused,
    dialogs: [{ name: 'who', open: saveMail('保存邮箱'), title: '请再确认一次是您本人' }],
  },
  { route: '/me/password', name: 'form', who: 'firm', at: '/me/password' },
  { route: '/me/second-factor', name: 'form', who: 'firm', at: '/me/second-factor' },
  {
    route: '/me/second-factor',
    name: 'to scan',
    who: 'firm',
    at: '/me/second-factor',
    act: async (page, { password }) => {
      await page.getByLabel('现在的密码').fill(password)
      await press('开始设置')(page)
    },
    shows: /^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/,
  },
  { route: '/privacy', name: 'text', who: 'stranger', at: '/privacy', shows: '谁能看到' },
  { route: 'none', name: 'missing', who: 'stranger', at: '/nothing-here' },
]
export const desk: readonly Scene[] = [
  {
    route: '/desk/me',
    name: 'account',
    who: 'head',
    at: '/desk/me',
    dialogs: [{ name: 'closing', open: press('注销我的账号'), title: '真的要注销吗' }],
  },
  {
    route: '/desk/me',
    name: 'confirming',
    who: 'head',
    at: '/desk/me',
    answers: asksWho,
    trouble: refused,
    dialogs: [{ name: 'who', open: saveMail('保存'), title: '请再确认一次是您本人' }],
  },
  {
    route: '/desk/me',
    name: 'second factor',
    who: 'head',
    at: '/desk/me',
    act: async (page, { password }) => {
      await page.getByLabel('先输密码，确认是您本人').fill(password)
      await press('开始设置')(page)
    },
    shows: /^第 1 步/,
  },
  { route: '/desk/account', name: 'account', who: 'head', at: '/desk/account' },
  { route: 'none', name: 'missing', who: 'head', at: '/desk/nothing-here', shows: '没有这一页' },
  { route: 'none', name: 'signed out', who: 'stranger', at: '/desk/needs', shows: '请先登录' },
  { route: 'none', name: 'no seat', who: 'firm', at: '/desk/needs', shows: '您现在没有席位' },
]
