import { press, type Scene } from '../scenes.ts'
import './furnish.ts'

export const desk: readonly Scene[] = [
  { route: '/desk/figures', name: 'month', who: 'head', at: '/desk/figures', main: /^响应率/, shows: '用了多久' },
  { route: '/desk/figures', name: 'open', who: 'head', at: '/desk/figures?rate=satisfaction&part=yes', shows: '导出这些诉求' },
  { route: '/desk/figures', name: 'table', who: 'head', at: '/desk/figures', act: press('表') },
  { route: '/desk/figures', name: 'empty', who: 'head', at: '/desk/figures?from=2020-01-01&to=2020-01-31', shows: '这段时间里没有诉求' },
  { route: '/desk/intake', name: 'form', who: 'head', at: '/desk/intake' },
  { route: '/desk/callbacks/:needId?', name: 'list', who: 'head', at: '/desk/callbacks' },
  { route: '/desk/callbacks/:needId?', name: 'objected to', who: 'head', at: '/desk/callbacks?tab=objected', shows: '休息区的插座没有电' },
  { route: '/desk/callbacks/:needId?', name: 'empty', who: 'committee', at: '/desk/callbacks' },
  {
    route: '/desk/callbacks/:needId?',
    name: 'call',
    who: 'head',
    at: (world) => `/desk/callbacks/${world.guestNeed.answered}`,
    shows: '记下以后',
    dialogs: [
      { name: 'nobody there', open: press('没人接'), title: /这次没打成：没人接/ },
      { name: 'another time', open: press('约个时间'), title: /这次没打成：约个时间/ },
    ],
  },
  { route: '/desk/callbacks/:needId?', name: 'not yours', who: 'liaison', at: (world) => `/desk/callbacks/${world.complex}` },
  { route: '/desk/overdue', name: 'list', who: 'head', at: '/desk/overdue', shows: '按单位' },
  { route: '/desk/overdue', name: 'empty', who: 'committee', at: '/desk/overdue' },
  {
    route: '/desk/intake',
    name: 'alike',
    who: 'head',
    at: '/desk/intake',
    act: async (page) => {
      await page.getByRole('combobox', { name: '哪栋楼', exact: true }).selectOption({ label: '今鼎大厦' })
      await page.getByLabel('什么事').fill('电梯早高峰等 15 分钟')
    },
    shows: '像的，还没办完',
  },
  {
    route: '/desk/search',
    name: 'found',
    who: 'head',
    at: '/desk/search?q=%E4%BB%8A%E9%BC%8E',
    shows: '没办完的在前',
    dialogs: [{ name: 'palette', open: press(/^查找/), title: '找什么，去哪儿' }],
  },
  { route: '/desk/search', name: 'nothing', who: 'head', at: '/desk/search?q=zzzz', shows: '没有找到' },
  { route: '/desk/search', name: 'too short', who: 'head', at: '/desk/search?q=z', shows: '最少写两个字' },
  {
    route: '/desk/intake',
    name: 'from a firm',
    who: 'head',
    at: (world) => `/desk/intake?organisation=${world.firm}`,
    shows: '登记诉求',
  },
]
