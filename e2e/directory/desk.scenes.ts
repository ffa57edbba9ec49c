import { press, refused, type Scene } from '../scenes.ts'

export const desk: readonly Scene[] = [
  { route: '/desk/buildings', name: 'list', who: 'head', at: '/desk/buildings', shows: '融科创意中心' },
  {
    route: '/desk/units/:slug',
    name: 'trade',
    who: 'head',
    at: '/desk/units/jinding',
    shows: '一楼一档',
    dialogs: [{ name: 'its file', open: press('更新'), title: '更新一楼一档' }],
  },
  { route: '/desk/units/:slug', name: 'needs', who: 'head', at: '/desk/units/jinding', act: press('未办结诉求') },
  { route: '/desk/units/:slug', name: 'lease', who: 'head', at: '/desk/units/jinding', act: press('租约到期') },
  { route: '/desk/units/:slug', name: 'women', who: 'head', at: '/desk/units/jinding', act: press('女职工占比') },
  { route: '/desk/units/:slug', name: 'table', who: 'head', at: '/desk/units/jinding', act: press('看表格'), shows: '1203' },
  { route: '/desk/units/:slug', name: 'two towers', who: 'head', at: '/desk/units/rongke' },
  { route: '/desk/units/:slug', name: 'unknown', who: 'head', at: '/desk/units/nowhere', trouble: refused },
  {
    route: '/desk/units/:slug/bodies',
    name: 'three',
    who: 'head',
    at: '/desk/units/jinding/bodies',
    shows: '楼宇委员会',
    dialogs: [
      { name: 'a seat', open: press(/专员.*看这一席/), title: /专员/ },
      {
        name: 'ending a seat',
        open: async (page) => {
          await press(/专员.*看这一席/)(page)
          await press('收回这一席')(page)
        },
        title: /收回.*这一席/,
      },
      {
        name: 'a lost phone',
        open: async (page) => {
          await press(/专员.*看这一席/)(page)
          await press(/丢了手机|手机丢了/)(page)
        },
        title: /重设.*的登录/,
      },
    ],
  },
  {
    route: '/desk/units/:slug/bodies',
    name: 'vacant seat',
    who: 'committee',
    at: '/desk/units/jinding/bodies',
    dialogs: [
      {
        name: 'filling it',
        open: async (page) => {
          await press(/^空缺.*看这一席/)(page)
          await press('把这一席交给一个人')(page)
        },
        title: /交给谁/,
      },
    ],
  },
  {
    route: '/desk/organisations/:organisationId',
    name: 'firm',
    who: 'head',
    at: (world) => `/desk/organisations/${world.firm}`,
    shows: '颐家安宁',
  },
  {
    route: '/desk/organisations/:organisationId',
    name: 'a number seen',
    who: 'head',
    at: (world) => `/desk/organisations/${world.firm}`,
    act: press(/^查看电话/),
    shows: '已记下您看过',
  },
  {
    route: '/desk/organisations/:organisationId',
    name: 'its own',
    who: 'committee',
    at: (world) => `/desk/organisations/${world.ownFirm}`,
    dialogs: [{ name: 'its file', open: press('更新'), title: '更新一企一档' }],
  },
  {
    route: '/desk/units/:slug/poster',
    name: 'poster',
    who: 'head',
    at: '/desk/units/jinding/poster',
    shows: '微信或相机扫一扫',
    main: '打印海报',
  },
]
