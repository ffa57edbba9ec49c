import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
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
  act?: (page: Page) => Promise<unknown>
  main?: string | RegExp
  /** Something that is there when the page is complete. */
  shows?: string | RegExp
  /** A refusal that belongs to the state. */
  trouble?: RegExp
}

/** The addresses of a table of pages, read from its source: a page nobody has a scene for is found. */
export const routesOf = (table: 'portal' | 'desk'): string[] =>
  [
    ...readFileSync(new URL(`../web/src/app/${table}-pages.ts`, import.meta.url), 'utf8')
      .replaceAll(/\/\*\*.*\*\//g, '')
      .matchAll(/page\(\s*'([^']+)'/g),
  ].map(([, route = '']) => route)

const refused = /status of 40[0-9]|status of 422/
const press = (name: string | RegExp) => (page: Page) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
const draft = (step: number) => (world: World) =>
  call(world.people.writer, needs.getIntake).then(({ units }) =>
    call(world.people.writer, needs.saveDraft, {
      body: {
        step,
        unitId: units.find(({ slug }) => slug === 'jinding')?.id ?? '',
        category: 'facility.lift',
        grade: 'ordinary',
        place: '3 号客梯',
        text: '早高峰等电梯要十几分钟。',
        phone: '13912345678',
        files: [],
      },
    }),
  )

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
      await page.getByRole('radio', { name: /楼里的设施/ }).check()
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
  { route: '/raise/:step?', name: 'contact', who: 'writer', at: '/raise/contact', before: draft(3), main: /^下一步/, shows: '怎么称呼您' },
  { route: '/raise/:step?', name: 'check', who: 'writer', at: '/raise/check', before: draft(4), main: '提给楼宇工作站', shows: /^最晚/ },
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
  { route: '/n/:needId', name: 'declined', who: 'guest', at: (world) => `/n/${world.guestNeed.declined}`, shows: '没有受理' },
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
  { route: '/my', name: 'list', who: 'guest', at: '/my', shows: '待受理' },
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
  { route: '/me', name: 'firm', who: 'firm', at: '/me' },
  { route: '/me', name: 'staff', who: 'head', at: '/me' },
  { route: '/me/password', name: 'form', who: 'firm', at: '/me/password' },
  { route: '/me/second-factor', name: 'form', who: 'firm', at: '/me/second-factor' },
  { route: '/notices', name: 'firm', who: 'firm', at: '/notices' },
  { route: '/notices', name: 'guest', who: 'stranger', at: '/notices' },
  { route: '/link/:token', name: 'unsigned', who: 'stranger', at: (world) => `/link/${world.links.unsigned}`, main: '签收这件协办' },
  { route: '/link/:token', name: 'asked', who: 'stranger', at: (world) => `/link/${world.links.signed}`, shows: '等答复' },
  { route: '/link/:token', name: 'replied', who: 'stranger', at: (world) => `/link/${world.links.replied}`, shows: '您单位的回复' },
  { route: '/link/:token', name: 'unknown', who: 'stranger', at: '/link/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', trouble: refused },
  { route: 'none', name: 'missing', who: 'stranger', at: '/nothing-here' },
]

export const deskScenes: readonly Scene[] = [
  { route: '/desk/needs/:needId?', name: 'list', who: 'head', at: '/desk/needs', main: '登记诉求' },
  { route: '/desk/needs/:needId?', name: 'empty', who: 'committee', at: '/desk/needs', shows: /没有要您办的/ },
  { route: '/desk/needs/:needId?', name: 'no match', who: 'head', at: '/desk/needs?tab=all&q=zzzz', shows: '没有符合的' },
  {
    route: '/desk/needs/:needId?',
    name: 'submitted',
    who: 'head',
    at: (world) => `/desk/needs/${world.guestNeed.submitted}`,
    main: '受理',
  },
  { route: '/desk/needs/:needId?', name: 'complex', who: 'liaison', at: (world) => `/desk/needs/${world.complex}`, shows: '谁在办' },
  {
    route: '/desk/needs/:needId?',
    name: 'declined',
    who: 'head',
    at: (world) => `/desk/needs/${world.guestNeed.declined}`,
    shows: '该找谁',
  },
  {
    route: '/desk/needs/:needId?',
    name: 'closed',
    who: 'head',
    at: (world) => `/desk/needs/${world.needIn('closed')}`,
    shows: '对方怎么说',
  },
  {
    route: '/desk/needs/:needId?',
    name: 'accepting',
    who: 'head',
    at: (world) => `/desk/needs/${world.guestNeed.submitted}`,
    act: press('受理'),
    main: '受理这件诉求',
    shows: '一句话说清是什么事，写得不准可以改。',
  },
  {
    route: '/desk/needs/:needId?',
    name: 'dispatching',
    who: 'head',
    at: (world) => `/desk/needs/${world.needIn('accepted')}`,
    act: async (page) => {
      await press('派单')(page)
      await press('加一家协办')(page)
    },
    shows: '协办单位 1',
  },
  {
    route: '/desk/needs/:needId?',
    name: 'deliveries',
    who: 'head',
    at: (world) => `/desk/needs/${world.complex}`,
    act: (page) => page.getByRole('main').getByRole('button', { name: '通知' }).click(),
    shows: '邮件',
  },
  {
    route: '/desk/needs/:needId?',
    name: 'why this day',
    who: 'head',
    at: (world) => `/desk/needs/${world.guestNeed.submitted}`,
    act: press(/怎么算的/),
    shows: /国务院办公厅/,
  },
  { route: '/desk/buildings', name: 'list', who: 'head', at: '/desk/buildings', shows: '融科创意中心' },
  { route: '/desk/units/:slug', name: 'trade', who: 'head', at: '/desk/units/jinding', shows: '一楼一档' },
  { route: '/desk/units/:slug', name: 'needs', who: 'head', at: '/desk/units/jinding', act: press('未办结诉求') },
  { route: '/desk/units/:slug', name: 'lease', who: 'head', at: '/desk/units/jinding', act: press('租约到期') },
  { route: '/desk/units/:slug', name: 'women', who: 'head', at: '/desk/units/jinding', act: press('女职工占比') },
  { route: '/desk/units/:slug', name: 'table', who: 'head', at: '/desk/units/jinding', act: press('看表格'), shows: '1203' },
  { route: '/desk/units/:slug', name: 'two towers', who: 'head', at: '/desk/units/rongke' },
  { route: '/desk/units/:slug', name: 'unknown', who: 'head', at: '/desk/units/nowhere', trouble: refused },
  { route: '/desk/units/:slug/bodies', name: 'three', who: 'head', at: '/desk/units/jinding/bodies', shows: '今鼎大厦楼宇委员会' },
  {
    route: '/desk/organisations/:organisationId',
    name: 'firm',
    who: 'head',
    at: (world) => `/desk/organisations/${world.firm}`,
    shows: '颐家安宁',
  },
  { route: '/desk/figures', name: 'month', who: 'head', at: '/desk/figures', main: /^响应率/, shows: '用了多久' },
  { route: '/desk/figures', name: 'open', who: 'head', at: '/desk/figures?rate=satisfaction&part=yes', shows: '导出这些诉求' },
  { route: '/desk/figures', name: 'table', who: 'head', at: '/desk/figures', act: press('表') },
  { route: '/desk/figures', name: 'empty', who: 'head', at: '/desk/figures?from=2020-01-01&to=2020-01-31', shows: '这段时间里没有诉求' },
  { route: '/desk/threads/:kind/:id', name: 'complex', who: 'head', at: (world) => `/desk/threads/need/${world.complex}` },
  {
    route: '/desk/units/:slug/poster',
    name: 'poster',
    who: 'head',
    at: '/desk/units/jinding/poster',
    shows: '微信或相机扫一扫',
    main: '打印海报',
  },
  { route: '/desk/threads/:kind/:id', name: 'closed', who: 'head', at: (world) => `/desk/threads/need/${world.needIn('closed')}` },
  { route: '/desk/notices', name: 'list', who: 'liaison', at: '/desk/notices' },
  { route: '/desk/notices', name: 'empty', who: 'committee', at: '/desk/notices' },
  { route: '/desk/me', name: 'account', who: 'head', at: '/desk/me' },
  { route: '/desk/account', name: 'account', who: 'head', at: '/desk/account' },
  { route: '/desk/intake', name: 'form', who: 'head', at: '/desk/intake' },
  { route: '/desk/callbacks/:needId?', name: 'list', who: 'head', at: '/desk/callbacks' },
  { route: '/desk/callbacks/:needId?', name: 'empty', who: 'committee', at: '/desk/callbacks' },
  {
    route: '/desk/callbacks/:needId?',
    name: 'call',
    who: 'head',
    at: (world) => `/desk/callbacks/${world.guestNeed.answered}`,
    shows: '记下以后',
  },
  { route: '/desk/callbacks/:needId?', name: 'not yours', who: 'liaison', at: (world) => `/desk/callbacks/${world.complex}` },
  { route: '/desk/overdue', name: 'list', who: 'head', at: '/desk/overdue', shows: '按单位' },
  { route: '/desk/overdue', name: 'empty', who: 'committee', at: '/desk/overdue' },
  { route: 'none', name: 'missing', who: 'head', at: '/desk/nothing-here', shows: '没有这一页' },
  { route: 'none', name: 'signed out', who: 'stranger', at: '/desk/needs', shows: '请先登录' },
  { route: 'none', name: 'no seat', who: 'firm', at: '/desk/needs', shows: '您现在没有席位' },
]
