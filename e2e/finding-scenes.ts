import { press, type Scene } from './scenes.ts'

/** The search over everything, and what is alike while a need is written down. */
export const findingScenes: readonly Scene[] = [
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
