import { guest } from '../../kernel/actor.ts'
import * as needs from '../../modules/needs/index.ts'
import type { Solved } from '@liti/contract/common'
import type { NeedType } from '@liti/contract/needs-words'
import type { Teller } from './teller.ts'

type Past = [daysAgo: number, unit: 'jinding' | 'rongke', category: string, type: NeedType, title: string, text: string]

const pasts: Past[] = [
  [58, 'jinding', 'facility.air', 'complaint', '下午办公室太热', '下午西晒，空调出风小，办公室有二十九度。'],
  [55, 'jinding', 'parking.charging', 'complaint', 'B2 三个充电桩坏了', '地下二层靠里的三个充电桩插上没反应，已经一周了。'],
  [52, 'jinding', 'work.insurance', 'inquiry', '员工转入社保要多久', '新来的员工从外地转社保，要多久能办好，需要公司出什么材料。'],
  [50, 'rongke', 'facility.lift', 'complaint', 'A 座电梯有异响', 'A 座 2 号梯上行时有明显的摩擦声，有点害怕。'],
  [48, 'jinding', 'life.canteen', 'suggestion', '食堂想开晚餐', '加班的人多，晚上楼里没有地方吃饭，建议食堂开晚餐。'],
  [46, 'rongke', 'life.care', 'suggestion', '想要一间母婴室', '哺乳期的同事只能去卫生间，希望楼里有一间母婴室。'],
  [44, 'jinding', 'facility.public', 'complaint', '卫生间没有纸', '8 层卫生间经常没有纸，下午尤其明显。'],
  [42, 'jinding', 'parking.bikes', 'complaint', '门前非机动车乱停', '楼门口共享单车堆得走不过人，送外卖的车也停在盲道上。'],
  [40, 'rongke', 'business.tax', 'inquiry', '小规模纳税人怎么转一般', '公司明年收入可能过线，想问什么时候要转一般纳税人。'],
  [38, 'jinding', 'facility.utilities', 'complaint', '网络总断', '这周下午网络断了三次，开会掉线。'],
  [36, 'jinding', 'work.contract', 'inquiry', '试用期合同怎么签', '第一次招人，试用期最长多久、合同要写什么，想问清楚。'],
  [34, 'rongke', 'facility.air', 'complaint', 'B 座 11 层暖气不热', '早上只有十六度，同事都穿着羽绒服。'],
  [32, 'jinding', 'life.noise', 'complaint', '楼上装修上班时间钻墙', '楼上装修上班时间钻墙，电话都听不清。'],
  [30, 'jinding', 'business.licence', 'help', '换地址的执照变更', '公司从别的区搬来，执照地址变更跑了一趟没办成，说缺一份产权证明。'],
  [28, 'rongke', 'parking.bay', 'suggestion', '访客停车太贵', '客户来一次停车要四十块，能不能有访客的优惠。'],
  [26, 'jinding', 'facility.lift', 'complaint', '货梯占用客梯', '搬家公司用客梯运家具，早上大家挤不上去。'],
  [25, 'jinding', 'work.subsidy', 'inquiry', '招应届生有没有补贴', '今年招了三个应届毕业生，听说有补贴，想问条件。'],
  [23, 'rongke', 'facility.fire', 'report', '消防通道堆纸箱', 'A 座 6 层消防通道堆了很多纸箱，怕出事。'],
  [22, 'jinding', 'facility.air', 'complaint', '9 层公共区冷气不足', '9 层公共区上午还好，下午又热，开会坐不住。'],
  [21, 'jinding', 'life.activities', 'suggestion', '想组织楼里的球赛', '好几家公司的同事都想打球，能不能组织一次楼里的比赛。'],
  [20, 'jinding', 'facility.public', 'complaint', '大堂闸机识别慢', '早上刷脸要等好几秒，排队排到门外。'],
  [19, 'rongke', 'work.insurance', 'inquiry', '公积金基数怎么调', '公积金基数今年要调，在哪里办。'],
  [18, 'jinding', 'parking.charging', 'help', '电动自行车没处充电', '员工的电动自行车不能上楼充电，楼下又没有充电的地方。'],
  [17, 'jinding', 'business.tax', 'inquiry', '发票额度不够用', '月底发票额度用完了，能不能临时增加。'],
  [16, 'jinding', 'facility.utilities', 'complaint', '7 层热水器不出热水', '茶水间的热水器只有温水。'],
  [15, 'rongke', 'facility.lift', 'complaint', 'B 座电梯停运一部', 'B 座一部电梯停运没有通知，早上排了很长的队。'],
  [14, 'jinding', 'work.hiring', 'help', '想招二十个客服', '公司要招二十个客服，想请政府帮着发一下招聘信息。'],
  [13, 'jinding', 'life.canteen', 'complaint', '食堂菜太咸', '连着一周的菜都很咸，反映过没有变。'],
  [12, 'jinding', 'facility.fire', 'report', '应急灯不亮', '5 层楼梯间的应急灯不亮。'],
  [11, 'rongke', 'business.premises', 'inquiry', '联合办公有没有空位', '三个人的小团队，想找联合办公的工位。'],
  [20, 'jinding', 'facility.air', 'complaint', '会议室空调关不掉', '3 层共享会议室空调关不掉，冷得坐不住。'],
  [16, 'jinding', 'business.law', 'inquiry', '房东提前收房怎么办', '房东说要提前收房，合同还有一年，该怎么谈。'],
  [13, 'jinding', 'work.subsidy', 'help', '岗位补贴材料看不懂', '岗位补贴的材料清单看不懂，想有人帮着看一遍。'],
  [12, 'jinding', 'facility.public', 'suggestion', '一层能不能加几把椅子', '等人的时候没有地方坐，大堂能不能加几把椅子。'],
]

const callers = { jinding: '今鼎大厦 专员一', rongke: '融科创意中心 专员' } as const
const heads = { jinding: '今鼎大厦 站长', rongke: '融科创意中心 站长' } as const

/** Who usually handles what, in the catalogue's sense. */
function leadOf(unit: 'jinding' | 'rongke', category: string): { lead: string; handler: string } {
  const [upper] = category.split('.')
  if (category === 'parking.bikes') return { lead: '八角街道', handler: '八角街道 楼宇专班' }
  if (upper === 'facility' || upper === 'parking')
    return unit === 'jinding'
      ? { lead: '今鼎大厦物业', handler: '今鼎大厦物业 项目经理' }
      : { lead: '融科创意中心物业', handler: '融科创意中心物业 项目经理' }
  if (upper === 'work') return { lead: '区人社局', handler: '区人社局 联络员' }
  if (category === 'business.tax') return { lead: '区税务局', handler: '区税务局 联络员' }
  if (category === 'business.licence') return { lead: '区市场监管局', handler: '区市场监管局 联络员' }
  return unit === 'jinding'
    ? { lead: '今鼎大厦工作站', handler: '今鼎大厦 专员二' }
    : { lead: '融科创意中心工作站', handler: '融科创意中心 站长' }
}

/** Not solved: taken up again, and the bad rating answered for. */
async function tellAgain(teller: Teller, needId: string, unit: 'jinding' | 'rongke', handler: string): Promise<void> {
  const actor = await teller.as(handler)
  const head = await teller.as(heads[unit])
  const again = await needs.getNeed(teller.ctx, head, needId)
  teller.later({ minutes: 30 })
  await needs.signAssignment(teller.step(), actor, again.assignments.find((one) => one.role === 'lead')?.id ?? '')
  teller.later({ hours: 2 })
  await needs.contactNeed(teller.step(), actor, needId, { note: '上门看了，问清哪里没解决。' })
  teller.later({ hours: 22 })
  await needs.answerNeed(teller.step(), actor, needId, { text: '这次换了配件，和您一起试过没有问题。', files: [] })
  await needs.endBadRatingCase(teller.step(), head, again.badRatingCase?.id ?? '', {
    finding: '第一次只做了临时处理，没有查到原因；这次查清并换了配件。',
    remedy: 'fixed',
  })
  teller.later({ hours: 24 })
  await needs.recordCallback(teller.step(), await teller.as(callers[unit]), needId, {
    solved: 'yes',
    rating: 4,
    words: '这回好了。',
    how: 'in_person',
  })
}

/** Two months of finished needs: most solved, a few not, one not reached, so that the figures have something to open to. */
export async function tellClosedTales(teller: Teller): Promise<number> {
  for (const [index, past] of pasts.entries()) await tell(teller, past, index)
  return pasts.length
}

async function tell(teller: Teller, [daysAgo, unit, category, type, title, text]: Past, index: number): Promise<void> {
  const { lead, handler } = leadOf(unit, category)
  const head = heads[unit]
  const needId = await teller.raise({
    unit,
    by: null,
    place: '',
    category,
    type,
    title,
    text,
    source: 'phone',
    raised: { daysAgo, at: `${String(9 + (index % 7)).padStart(2, '0')}:${String((index * 17) % 60).padStart(2, '0')}` },
  })
  const view = await teller.later({ minutes: 20 + (index % 5) * 15 }).dispatch(needId, head, lead)
  const actor = await teller.as(handler)
  teller.later({ minutes: 15 + (index % 4) * 20 })
  await needs.signAssignment(teller.step(), actor, view.assignments[0]?.id ?? '')
  // one in twelve is contacted late, so that the response rate is a figure and not a promise
  teller.later({ hours: index % 12 === 11 ? 27 : 1 + (index % 6) })
  await needs.contactNeed(teller.step(), actor, needId, { note: '电话联系，问清了情况。' })
  teller.at({ daysAgo: Math.max(1, daysAgo - 2 - (index % 5)), at: '16:40' })
  await needs.answerNeed(teller.step(), actor, needId, { text: '已经办好，处理过程和结果都告诉您了，有问题随时找我们。', files: [] })
  teller.at({ daysAgo: Math.max(0, daysAgo - 3 - (index % 5)), at: '10:20' })
  const solved: Solved = index % 11 === 7 ? 'no' : index % 9 === 5 ? 'partly' : 'yes'
  const rating = solved === 'no' ? 2 : solved === 'partly' ? 3 : 4 + (index % 2)
  const words = solved === 'no' ? '上午好，下午又不行了。' : solved === 'partly' ? '好了一半，再看看。' : ''
  await needs.recordCallback(teller.step(), await teller.as(callers[unit]), needId, {
    solved,
    rating,
    words,
    how: index % 3 === 1 ? 'in_person' : 'they_called',
  })
  if (solved === 'no') await tellAgain(teller, needId, unit, handler)
  if (index === pasts.length - 1 && solved !== 'no') {
    const asked = { ...guest(teller.ctx.district), receipts: [needId] }
    const own = { kind: 'not_mine' as const, words: '没有人给我打过电话，这个评价不是我说的。' }
    await needs.objectOutcome(teller.later({ hours: 3 }).step(), asked, needId, own)
  }
}
