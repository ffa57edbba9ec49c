import type { Page } from 'playwright-core'
import type { World } from '../world.ts'
import { press, refused, type Scene } from '../scenes.ts'

/** One press after the other. */
const steps =
  (...names: (string | RegExp)[]) =>
  async (page: Page): Promise<void> => {
    for (const name of names) await press(name)(page)
  }
const aBody =
  (name: string) =>
  (world: World): string =>
    `/desk/bodies/${world.body(name)}`

/** The dialogs in which staff keep the directory up to date. */
export const desk: readonly Scene[] = [
  {
    route: '/desk/units/:slug',
    name: 'vacant room',
    who: 'head',
    at: '/desk/units/jinding',
    act: press(/空置/),
    main: '登记搬来',
    shows: '更正房间',
  },
  {
    route: '/desk/units/:slug',
    name: 'moving in',
    who: 'head',
    at: '/desk/units/jinding',
    act: steps(/空置/, '登记搬来'),
    shows: '哪家单位',
  },
  {
    route: '/desk/units/:slug',
    name: 'moving in wrong',
    who: 'head',
    at: '/desk/units/jinding',
    act: steps(/空置/, '登记搬来', '没有找到？登记一家新单位', '登记搬来'),
    shows: '还没写这一项',
  },
  {
    route: '/desk/units/:slug',
    name: 'changing a room',
    who: 'head',
    at: '/desk/units/jinding',
    act: steps(/空置/, '更正房间'),
    shows: '房号',
  },
  {
    route: '/desk/units/:slug',
    name: 'splitting a room',
    who: 'head',
    at: '/desk/units/jinding',
    act: steps(/空置/, '拆成两间'),
    shows: '划出来的房号',
  },
  {
    route: '/desk/units/:slug',
    name: 'closing a room',
    who: 'head',
    at: '/desk/units/jinding',
    act: steps(/空置/, '停用'),
    shows: '从哪天起',
  },
  {
    route: '/desk/units/:slug',
    name: 'adding a floor',
    who: 'head',
    at: '/desk/units/jinding',
    act: press('加一层'),
    shows: '第一间的房号',
  },
  {
    route: '/desk/units/:slug',
    name: 'let room',
    who: 'head',
    at: '/desk/units/jinding?view=table',
    act: press('1203'),
    shows: '登记搬走',
  },
  {
    route: '/desk/units/:slug',
    name: 'changing a floor',
    who: 'head',
    at: '/desk/units/jinding?view=table',
    act: press('更正 12 层'),
    shows: '楼层叫什么',
  },
  {
    route: '/desk/organisations/:organisationId',
    name: 'correcting',
    who: 'head',
    at: (world) => `/desk/organisations/${world.firm}`,
    act: press('更正登记'),
    shows: '行业代码',
  },
  {
    route: '/desk/organisations/:organisationId',
    name: 'a name another firm has',
    who: 'head',
    at: (world) => `/desk/organisations/${world.firm}`,
    act: async (page) => {
      await press('更正登记')(page)
      await page.getByLabel('全称').fill('松间设计')
    },
    shows: '是不是这一家？',
  },
  {
    route: '/desk/organisations/:organisationId',
    name: 'adding a contact',
    who: 'head',
    at: (world) => `/desk/organisations/${world.firm}`,
    act: steps('登记一个人', '登记这个人'),
    shows: /手机号是 11 位/,
  },
  {
    route: '/desk/organisations/:organisationId',
    name: 'moving out',
    who: 'head',
    at: (world) => `/desk/organisations/${world.firm}`,
    act: press(/登记从 1203 搬走/),
    shows: '从哪天起不在这里了',
  },
  {
    route: '/desk/organisations/:organisationId',
    name: 'changing a lease',
    who: 'head',
    at: (world) => `/desk/organisations/${world.firm}`,
    act: press(/更新 1203 的租约/),
    shows: '租约到哪天',
  },
  { route: '/desk/bodies', name: 'list', who: 'head', at: '/desk/bodies', shows: '外地单位' },
  { route: '/desk/bodies/:bodyId', name: 'seen', who: 'head', at: aBody('石景山区人社局'), shows: '席位' },
  {
    route: '/desk/bodies/:bodyId',
    name: 'unknown',
    who: 'head',
    at: '/desk/bodies/00000000-0000-7000-8000-000000000000',
    trouble: refused,
  },
  { route: '/desk/buildings', name: 'street', who: 'street', at: '/desk/buildings', main: '新设治理单元' },
  {
    route: '/desk/buildings',
    name: 'opening a unit',
    who: 'street',
    at: '/desk/buildings',
    act: steps('新设治理单元', '新设这个单元'),
    shows: /2 到 4 个大写字母/,
  },
  {
    route: '/desk/units/:slug',
    name: 'adding a building',
    who: 'street',
    at: '/desk/units/rongke',
    act: press('加一座楼'),
    shows: '地上几层',
  },
  { route: '/desk/bodies', name: 'setting up', who: 'street', at: '/desk/bodies', act: press('新设机构'), shows: '全称' },
  { route: '/desk/bodies/:bodyId', name: 'kept', who: 'street', at: aBody('今鼎大厦楼宇工作站'), main: '续任或换届' },
  {
    route: '/desk/bodies/:bodyId',
    name: 'next term',
    who: 'street',
    at: aBody('今鼎大厦楼宇工作站'),
    act: press('续任或换届'),
    shows: '换届',
  },
  {
    route: '/desk/bodies/:bodyId',
    name: 'adding a seat',
    who: 'street',
    at: aBody('今鼎大厦楼宇工作站'),
    act: press('加席位'),
    shows: '叫什么',
  },
  {
    route: '/desk/bodies/:bodyId',
    name: 'somebody new',
    who: 'street',
    at: aBody('今鼎大厦楼宇工作站'),
    act: steps('加席位', '没有找到？登记一个新的人'),
    shows: '怎么称呼',
  },
  {
    route: '/desk/bodies/:bodyId',
    name: 'correcting',
    who: 'street',
    at: aBody('内蒙古'),
    act: press('更正'),
    shows: '收办理链接的邮箱',
  },
  {
    route: '/desk/bodies/:bodyId',
    name: 'joining',
    who: 'street',
    at: aBody('今鼎大厦楼宇委员会'),
    act: press('请谁来坐这张桌'),
    shows: '投票吗',
  },
  {
    route: '/desk/bodies/:bodyId',
    name: 'leaving',
    who: 'street',
    at: aBody('今鼎大厦楼宇委员会'),
    act: press(/不再来$/),
    shows: '从哪天起',
  },
]
