import * as needs from '../../modules/needs/index.ts'
import { actByLink } from '../act-as.ts'
import type { Teller } from './teller.ts'

const asked = '核实颐家安宁可以在当地招人\n说明能不能对接，什么时候、在哪里'

/**
 * Story 1, as it stands today: the firm's need is with the district HR bureau, Hebei is done, Shanxi has named its day, Inner Mongolia is late.
 */
export async function tellStoryOne(teller: Teller): Promise<void> {
  const needId = await teller.raise({
    unit: 'jinding',
    by: '颐家安宁 人事经理',
    place: '12 层 1203 室',
    category: 'work.hiring',
    type: 'help',
    title: '外地招工 300 人，需要证明',
    text: '公司做居家养老服务，今年要到山西、内蒙古、河北招 300 名护理员。当地求职者以为是骗子，不肯留电话。希望政府部门证明公司是真的，最好能和当地人社部门一起办招聘会。',
    wanted: '证明公司是真的，和当地人社部门一起办招聘会',
    raised: { daysAgo: 7, at: '10:24' },
  })
  await teller.at({ daysAgo: 7, at: '10:46' }).accept(needId, '今鼎大厦 站长', '外地招工 300 人，需要证明')
  const dispatched = await teller.at({ daysAgo: 7, at: '13:18' }).dispatch(
    needId,
    '今鼎大厦 站长',
    '区人社局',
    ['河北人社', '山西人社', '内蒙古人社'].map((body) => ({ body, ask: asked })),
    'complex',
  )
  const bureau = await teller.as('区人社局 联络员')
  const part = (name: string): string => dispatched.assignments.find((one) => one.body.zh === name)?.id ?? ''

  teller.at({ daysAgo: 7, at: '13:40' })
  await needs.signAssignment(teller.step(), bureau, part('区人社局'))
  teller.at({ daysAgo: 7, at: '15:20' })
  await needs.contactNeed(teller.step(), bureau, needId, { note: '电话联系人事经理，问清三地各招多少人、什么时候要人。' })

  teller.at({ daysAgo: 6, at: '09:30' })
  await needs.signByLink(teller.step(), await actByLink(teller.ctx, part('内蒙古人社')), part('内蒙古人社'), '就业处')
  teller.at({ daysAgo: 6, at: '10:10' })
  await needs.signByLink(teller.step(), await actByLink(teller.ctx, part('河北人社')), part('河北人社'), '就业促进处')
  teller.at({ daysAgo: 4, at: '17:30' })
  await needs.signByLink(teller.step(), await actByLink(teller.ctx, part('山西人社')), part('山西人社'), '人力资源流动管理处')

  teller.at({ daysAgo: 2, at: '08:42' })
  await needs.replyByLink(teller.step(), await actByLink(teller.ctx, part('河北人社')), part('河北人社'), {
    outcome: 'done',
    text: '已核实公司情况。下周日上午在省人才市场办现场招聘会，请公司派两人到场，提前三天发来岗位表。',
    files: [],
    day: null,
    why: '',
  })
  teller.at({ daysAgo: 1, at: '16:20' })
  await needs.replyByLink(teller.step(), await actByLink(teller.ctx, part('山西人社')), part('山西人社'), {
    outcome: 'promised',
    text: '公司情况正在核实，专场招聘会的场地已经订好，办完再回复。',
    files: [],
    day: teller.day(6),
    why: '',
  })
  teller.at({ daysAgo: 0, at: '09:10' })
  await needs.urgeAssignment(
    teller.step(),
    await teller.as('今鼎大厦 站长'),
    part('内蒙古人社'),
    '离约定的时限已过，请尽快回复能不能对接。',
  )
}
