import { findingScenes } from './finding-scenes.ts'
import { keepingScenes } from './keeping-scenes.ts'
import { asksWho, press, pressIn, refused, saveMail, type Scene } from './scenes.ts'

export const deskScenes: readonly Scene[] = [
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
  { route: '/desk/intake', name: 'form', who: 'head', at: '/desk/intake' },
  ...findingScenes,
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
  { route: 'none', name: 'missing', who: 'head', at: '/desk/nothing-here', shows: '没有这一页' },
  ...keepingScenes,
  { route: 'none', name: 'signed out', who: 'stranger', at: '/desk/needs', shows: '请先登录' },
  { route: 'none', name: 'no seat', who: 'firm', at: '/desk/needs', shows: '您现在没有席位' },
]
