import * as needs from '@liti/contract/needs'
import { call } from '../call.ts'
import type { World } from '../world.ts'
import { press, type Scene } from '../scenes.ts'
import './furnish.ts'

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

export const portal: readonly Scene[] = [
  { route: '/', name: 'choose', who: 'stranger', at: '/', main: /^提诉求/, shows: '您在哪栋楼' },
  { route: '/', name: 'building', who: 'firm', at: '/', main: /提诉求/ },
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
]
