import type { Locator, Page } from 'playwright-core'
import { press, type Scene } from '../scenes.ts'
import './furnish.ts'

/** Presses a button below the line of one unit, which is unfolded first. */
const pressIn = (unit: string, name: string) => async (page: Page) => {
  const line: Locator = page.locator('li.unit').filter({ has: page.getByText(unit, { exact: true }) })
  const more = line.locator('button[aria-expanded]')
  if ((await more.getAttribute('aria-expanded')) === 'false') await more.click()
  await line.getByRole('button', { name, exact: true }).first().click()
}

export const desk: readonly Scene[] = [
  { route: '/desk/needs/:needId?', name: 'list', who: 'head', at: '/desk/needs', main: '登记诉求' },
  { route: '/desk/needs/:needId?', name: 'empty', who: 'committee', at: '/desk/needs', shows: /没有要您办的/ },
  { route: '/desk/needs/:needId?', name: 'no match', who: 'head', at: '/desk/needs?tab=all&q=zzzz', shows: '没有符合的' },
  {
    route: '/desk/needs/:needId?',
    name: 'on one floor',
    who: 'head',
    at: '/desk/needs?tab=all&sort=due',
    act: async (page) => {
      await page.getByLabel('楼层').selectOption({ label: '12 层' })
      await page.waitForURL(/floor=/)
    },
    shows: '先到期的在前，没有期限的在后。',
  },
  {
    route: '/desk/needs/:needId?',
    name: 'submitted',
    who: 'head',
    at: (world) => `/desk/needs/${world.guestNeed.submitted}`,
    main: '受理并派单',
    dialogs: [
      { name: 'accepting and dispatching', open: press('受理并派单'), title: '受理并派单' },
      { name: 'shortcuts', open: (page) => page.keyboard.press('?'), title: '快捷键' },
      { name: 'declining', open: press('不受理，告诉对方找谁'), title: '不受理这件诉求' },
      { name: 'noting', open: press('写内部记录'), title: '写内部记录' },
    ],
  },
  {
    route: '/desk/needs/:needId?',
    name: 'dispatched',
    who: 'liaison',
    at: (world) => `/desk/needs/${world.dispatched}`,
    main: '签收',
    dialogs: [
      { name: 'signing', open: press('签收'), title: '签收这件诉求' },
      { name: 'sending back', open: press('退单'), title: '退单' },
    ],
  },
  {
    route: '/desk/needs/:needId?',
    name: 'complex',
    who: 'liaison',
    at: (world) => `/desk/needs/${world.complex}`,
    shows: '谁在办',
    dialogs: [
      { name: 'another co-unit', open: press('加协办单位'), title: '加协办单位' },
      { name: 'answering a question', open: pressIn('内蒙古人社', '答复这条'), title: /答复.*的提问/ },
      { name: 'urging', open: pressIn('山西人社', '催办'), title: /催办/ },
      { name: 'withdrawing a co-unit', open: pressIn('山西人社', '撤销这家协办'), title: /撤销/ },
      { name: 'another link', open: pressIn('山西人社', '换一个新链接'), title: '换一个新链接' },
      { name: 'revoking the link', open: pressIn('山西人社', '让链接失效'), title: '让链接失效' },
    ],
  },
  {
    route: '/desk/needs/:needId?',
    name: 'first contact',
    who: 'liaison',
    at: (world) => `/desk/needs/${world.signed}`,
    dialogs: [{ name: 'noting it', open: press('记下首次联系'), title: '记下首次联系' }],
  },
  {
    route: '/desk/needs/:needId?',
    name: 'part of a co-unit',
    who: 'property',
    at: (world) => `/desk/needs/${world.signed}`,
    main: '回复牵头单位',
    dialogs: [
      { name: 'replying', open: press('回复牵头单位'), title: '回复牵头单位' },
      { name: 'asking', open: press('先问一件事'), title: '先问一件事' },
      { name: 'sending back', open: press('退单'), title: '退单' },
    ],
  },
  {
    route: '/desk/needs/:needId?',
    name: 'half done',
    who: 'liaison',
    at: (world) => `/desk/needs/${world.halfDone}`,
    shows: '办了一部分',
    dialogs: [{ name: 'sending a reply back', open: pressIn('区税务局', '退回补充'), title: '退回补充' }],
  },
  {
    route: '/desk/needs/:needId?',
    name: 'at work',
    who: 'property',
    at: (world) => `/desk/needs/${world.atWork}`,
    main: '答复诉求人',
    dialogs: [{ name: 'answering', open: press('答复诉求人'), title: '答复诉求人' }],
  },
  {
    route: '/desk/needs/:needId?',
    name: 'rated badly',
    who: 'head',
    at: (world) => `/desk/needs/${world.badlyRated}`,
    shows: '在查',
    dialogs: [{ name: 'answering the case', open: press('回话：差评整改'), title: '回话：差评整改' }],
  },
  {
    route: '/desk/needs/:needId?',
    name: 'objected to',
    who: 'head',
    at: (world) => `/desk/needs/${world.objected}`,
    shows: '待核实',
    dialogs: [{ name: 'answering the objection', open: press('答复异议'), title: '答复：对回访结果的异议' }],
  },
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
  {
    route: '/desk/needs/:needId?',
    name: 'accepting as complex',
    who: 'head',
    at: (world) => `/desk/needs/${world.guestNeed.submitted}`,
    act: async (page) => {
      await press('受理')(page)
      await page.getByLabel('急不急').selectOption('complex')
    },
    shows: /告诉过诉求人的日子会变/,
  },
]
