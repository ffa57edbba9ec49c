import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import * as needs from '@liti/contract/needs'
import { call } from './call.ts'
import type { Who, World } from './world.ts'

/** One state of one page: who looks, where, what they did there; `main` is the button or link they came for. */
export type Scene = {
  route: string
  name: string
  who: Who
  at: string | ((world: World) => string)
  before?: (world: World) => Promise<unknown>
  act?: (page: Page, world: World) => Promise<unknown>
  /** Answers that the world cannot be brought to give: of a day that has not come. */
  answers?: (page: Page) => Promise<unknown>
  main?: string | RegExp
  /** Something that is there when the page is complete. */
  shows?: string | RegExp
  /** A refusal that belongs to the state. */
  trouble?: RegExp
  /** What opens over the page, one after another on the same page: by its name, what is pressed, and its title. */
  dialogs?: readonly { name: string; open: (page: Page) => Promise<unknown>; title: string | RegExp }[]
}

/** The addresses of a table of pages, read from its source: a page nobody has a scene for is found. */
export const routesOf = (table: 'portal' | 'desk'): string[] =>
  [
    ...readFileSync(new URL(`../web/src/app/${table}-pages.ts`, import.meta.url), 'utf8')
      .replaceAll(/\/\*\*.*\*\//g, '')
      .matchAll(/page\(\s*'([^']+)'/g),
  ].map(([, route = '']) => route)

/** What the browser's console says of a refusal. */
export const refused = /status of 40[0-9]|status of 422/
export const press = (name: string | RegExp) => (page: Page) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** The server wants to know once more who it is: the session of a scene is too young for that. */
export const asksWho = (page: Page) =>
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
export const saveMail = (save: string) => async (page: Page) => {
  await page.locator('#notice-mail').fill('zhanzhang@liti.example')
  await press(save)(page)
}

/** Presses a button below the line of one unit, which is unfolded first. */
export const pressIn = (unit: string, name: string) => async (page: Page) => {
  const line: Locator = page.locator('li.unit').filter({ has: page.getByText(unit, { exact: true }) })
  const more = line.locator('button[aria-expanded]')
  if ((await more.getAttribute('aria-expanded')) === 'false') await more.click()
  await line.getByRole('button', { name, exact: true }).first().click()
}

const draft =
  (step: number, category = 'facility.lift') =>
  (world: World) =>
    call(world.people.writer, needs.getIntake).then(({ units }) =>
      call(world.people.writer, needs.saveDraft, {
        body: {
          step,
          unitId: units.find(({ slug }) => slug === 'jinding')?.id ?? '',
          category,
          grade: 'ordinary',
          place: '3 号客梯',
          text: '早高峰等电梯要十几分钟。',
          phone: '13912345678',
          files: [],
        },
      }),
    )

/** What the server says when a link's last day is over. */
const expired = {
  kind: 'not-found',
  code: 'link-expired',
  message: { zh: '这个链接过期了，请牵头单位换一个新的', en: 'This link has expired; ask the lead unit for a new one' },
  requestId: 'expired',
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

export const portalScenes: readonly Scene[] = [
  { route: '/', name: 'choose', who: 'stranger', at: '/', main: /^提诉求/, shows: '您在哪栋楼' },
  { route: '/', name: 'building', who: 'firm', at: '/', main: /提诉求/ },
  { route: '/b', name: 'own', who: 'firm', at: '/b' },
  { route: '/b', name: 'none', who: 'stranger', at: '/b' },
  { route: '/b/:slug', name: 'jinding', who: 'stranger', at: '/b/jinding', main: '在这栋楼提诉求', shows: '各层都有谁' },
  { route: '/b/:slug', name: 'two towers', who: 'stranger', at: '/b/rongke' },
  { route: '/b/:slug', name: 'unknown', who: 'stranger', at: '/b/nowhere', trouble: refused },
  { route: '/buildings', name: 'list', who: 'stranger', at: '/buildings', shows: '融科创意中心' },
  { route: '/raise/:step?', name: 'where', who: 'stranger', at: '/raise', main: /^下一步/, shows: '是哪一类事' },
  { route: '/raise/:step?', name: 'where wrong', who: 'stranger', at: '/raise', act: press(/^下一步/), shows: /还没选在哪栋楼/ },
  {
    route: '/raise/:step?',
    name: 'danger',
    who: 'stranger',
    at: '/raise',
    act: async (page) => {
      await page.getByRole('radio', { name: /现在有危险/ }).check()
      await page.getByRole('radio', { name: '电梯困人', exact: true }).check()
    },
    shows: /请先打 119/,
  },
  {
    route: '/raise/:step?',
    name: 'half written',
    who: 'writer',
    at: '/raise',
    before: draft(2),
    main: '接着写',
    shows: '您有一份没写完的诉求',
  },
  { route: '/raise/:step?', name: 'words', who: 'writer', at: '/raise/words', before: draft(2), main: /^下一步/, shows: /已写 \d+ 字/ },
  { route: '/raise/:step?', name: 'contact', who: 'writer', at: '/raise/contact', before: draft(3), main: /^下一步/, shows: /更多：称呼/ },
  { route: '/raise/:step?', name: 'check', who: 'writer', at: '/raise/check', before: draft(4), main: '提给楼宇工作站', shows: /^最晚/ },
  {
    route: '/raise/:step?',
    name: 'alike',
    who: 'writer',
    at: '/raise/check',
    before: draft(4, 'facility.public'),
    shows: /这栋楼有 \d+ 件正在办/,
  },
  {
    route: '/raise/:step?',
    name: 'why this day',
    who: 'writer',
    at: '/raise/check',
    before: draft(4),
    act: press('怎么算的'),
    shows: /国务院办公厅/,
  },
  {
    route: '/r/:needId',
    name: 'receipt',
    who: 'guest',
    at: (world) => `/r/${world.guestNeed.submitted}`,
    main: '看这件事的进度',
    shows: '收到了',
  },
  {
    route: '/r/:needId',
    name: 'not yours',
    who: 'stranger',
    at: (world) => `/r/${world.guestNeed.submitted}`,
    trouble: refused,
    shows: '这件诉求没有打开',
  },
  { route: '/find', name: 'form', who: 'stranger', at: '/find', main: '查这件事' },
  { route: '/find', name: 'wrong', who: 'stranger', at: '/find', act: press('查这件事'), shows: /还没写回执号/ },
  {
    route: '/n/:needId',
    name: 'submitted',
    who: 'guest',
    at: (world) => `/n/${world.guestNeed.submitted}`,
    main: '补充说明',
    shows: '待受理',
  },
  { route: '/n/:needId', name: 'complex', who: 'guest', at: (world) => `/n/${world.complex}`, shows: '谁在办' },
  { route: '/n/:needId', name: 'answered', who: 'guest', at: (world) => `/n/${world.guestNeed.answered}`, main: '去确认结果' },
  {
    route: '/n/:needId',
    name: 'objecting',
    who: 'guest',
    at: (world) => `/n/${world.calledBack}`,
    act: press('记得不对'),
    shows: '哪里不对',
  },
  { route: '/n/:needId', name: 'objected', who: 'guest', at: (world) => `/n/${world.objected}`, shows: /正在核实/ },
  { route: '/n/:needId', name: 'declined', who: 'guest', at: (world) => `/n/${world.guestNeed.declined}`, shows: '这件事不归这里办' },
  {
    route: '/n/:needId',
    name: 'adding',
    who: 'guest',
    at: (world) => `/n/${world.guestNeed.submitted}`,
    act: press('补充说明'),
    shows: '还有什么要说的',
  },
  { route: '/n/:needId/confirm', name: 'form', who: 'guest', at: (world) => `/n/${world.guestNeed.answered}/confirm`, main: '提交评价' },
  {
    route: '/n/:needId/confirm',
    name: 'wrong',
    who: 'guest',
    at: (world) => `/n/${world.guestNeed.answered}/confirm`,
    act: press('提交评价'),
  },
  {
    route: '/n/:needId/confirm',
    name: 'not now',
    who: 'guest',
    at: (world) => `/n/${world.guestNeed.submitted}/confirm`,
    shows: '现在不用确认',
  },
  { route: '/my', name: 'list', who: 'guest', at: '/my', shows: '待您确认' },
  { route: '/my', name: 'empty', who: 'stranger', at: '/my', main: '提诉求', shows: '这里还没有您的诉求' },
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
  { route: '/me/organisation', name: 'own', who: 'firm', at: '/me/organisation', main: '更新', shows: '联系人' },
  { route: '/me/organisation', name: 'editing', who: 'firm', at: '/me/organisation', act: press('更新'), shows: '在楼里上班的人数' },
  { route: '/me/organisation', name: 'adding', who: 'firm', at: '/me/organisation', act: press('登记一个人'), shows: '怎么称呼' },
  { route: '/me/organisation', name: 'guest', who: 'stranger', at: '/me/organisation' },
  { route: '/notices', name: 'firm', who: 'firm', at: '/notices' },
  { route: '/notices', name: 'guest', who: 'stranger', at: '/notices' },
  {
    route: '/link/:token',
    name: 'unsigned',
    who: 'stranger',
    at: (world) => `/link/${world.links.unsigned}`,
    main: '签收这件协办',
    dialogs: [
      { name: 'signing', open: press('签收这件协办'), title: '签收这件协办' },
      { name: 'sending back', open: press('不归我们办'), title: '退回给牵头单位' },
    ],
  },
  {
    route: '/link/:token',
    name: 'at work',
    who: 'stranger',
    at: (world) => `/link/${world.links.working}`,
    main: '先问一件事',
    dialogs: [
      { name: 'asking', open: press('先问一件事'), title: '先问一件事' },
      { name: 'sending back', open: press('不归我们办，退回'), title: '退回给牵头单位' },
    ],
  },
  {
    route: '/link/:token',
    name: 'revoked',
    who: 'stranger',
    at: (world) => `/link/${world.links.revoked}`,
    trouble: refused,
    shows: '这个链接收回了',
  },
  {
    route: '/link/:token',
    name: 'expired',
    who: 'stranger',
    at: (world) => `/link/${world.links.unsigned}`,
    answers: (page) =>
      page.route('**/api/link/*', (route) =>
        route.fulfill({ status: 404, contentType: 'application/json', body: JSON.stringify(expired) }),
      ),
    trouble: refused,
    shows: '这个链接过期了',
  },
  { route: '/link/:token', name: 'asked', who: 'stranger', at: (world) => `/link/${world.links.signed}`, shows: '等答复' },
  {
    route: '/link/:token',
    name: 'naming a day',
    who: 'stranger',
    at: (world) => `/link/${world.links.working}`,
    act: (page) => page.getByRole('radio', { name: '可以办，定在某日' }).check(),
    shows: '哪一天办好',
  },
  {
    route: '/link/:token',
    name: 'correcting',
    who: 'stranger',
    at: (world) => `/link/${world.links.replied}`,
    act: press('更正回复'),
    shows: '不改了',
  },
  { route: '/link/:token', name: 'replied', who: 'stranger', at: (world) => `/link/${world.links.replied}`, shows: '您单位的回复' },
  { route: '/link/:token', name: 'unknown', who: 'stranger', at: '/link/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', trouble: refused },
  { route: '/rules', name: 'list', who: 'stranger', at: '/rules', shows: '差评整改' },
  { route: '/privacy', name: 'text', who: 'stranger', at: '/privacy', shows: '谁能看到' },
  { route: 'none', name: 'missing', who: 'stranger', at: '/nothing-here' },
]
