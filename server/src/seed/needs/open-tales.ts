import type { NeedView } from '@liti/contract/needs'
import * as needs from '../../modules/needs/index.ts'
import type { Tale, Teller } from './teller.ts'

type Open = {
  tale: Tale
  until: 'submitted' | 'accepted' | 'dispatched' | 'signed' | 'handling' | 'returned' | 'answered'
  lead?: string
  handler?: string
  /** A co-unit that can do a part of it. */
  half?: { body: string; by: string; ask: string; text: string }
}

const jinding = { unit: 'jinding' } as const
const property = { lead: '今鼎大厦物业', handler: '今鼎大厦物业 项目经理' }
const bureau = { lead: '区人社局', handler: '区人社局 联络员' }

/** What lies on the desks today: one need in each state a worker meets. */
const tales: Open[] = [
  {
    until: 'dispatched',
    ...property,
    tale: {
      ...jinding,
      by: '云图软件 行政主管',
      space: 'jinding/1501',
      place: '3 号客梯，15 层候梯厅',
      category: 'facility.lift',
      type: 'complaint',
      title: '电梯早高峰等 15 分钟',
      source: 'phone',
      raised: { minutesAgo: 70 },
      text: '早高峰等电梯要十几分钟，3 号梯停了两天没人修，员工天天迟到。昨天问过物业，说在等配件，没说哪天好。',
      wanted: '3 号梯哪天修好给个准话，修好前早高峰多留一部直达',
    },
  },
  {
    until: 'accepted',
    tale: {
      ...jinding,
      by: '见山设计 办公室主任',
      space: 'jinding/802',
      place: '8 层 802 室',
      category: 'business.premises',
      type: 'inquiry',
      title: '想换到大一点的房间，预算不变',
      source: 'walk_in',
      raised: { minutesAgo: 95 },
      text: '公司添了六个人，现在的房间坐不下。想在本楼换一间大一点的，预算不变，问问有没有合适的。',
    },
  },
  {
    until: 'handling',
    lead: '今鼎大厦工作站',
    handler: '今鼎大厦 专员二',
    tale: {
      ...jinding,
      by: '平川科技 行政经理',
      place: '3 层职工食堂',
      category: 'life.canteen',
      type: 'suggestion',
      title: '食堂价格和意见收集',
      source: 'visit',
      raised: { daysAgo: 5, at: '11:20' },
      text: '食堂涨价以后来吃的人少了，建议收集一下大家的意见，看看能不能有便宜一点的套餐。',
    },
  },
  {
    until: 'answered',
    ...property,
    tale: {
      ...jinding,
      by: null,
      place: '地下二层',
      category: 'parking.bay',
      type: 'help',
      title: '居民夜间车位不够用',
      source: 'meeting',
      raised: { daysAgo: 8, at: '10:00' },
      text: '杨北二社区的居民晚上没处停车，想问问今鼎大厦地下车库晚上空着的车位能不能给居民用。',
    },
  },
  {
    until: 'returned',
    ...property,
    tale: {
      ...jinding,
      by: '清和会计 行政主管',
      space: 'jinding/601',
      place: '6 层 601 室',
      category: 'life.noise',
      type: 'complaint',
      title: '6 层空调外机噪声',
      source: 'phone',
      raised: { daysAgo: 1, at: '16:10' },
      text: '窗外的空调外机整天嗡嗡响，关着窗也听得见，影响打电话。',
    },
  },
  {
    until: 'handling',
    ...bureau,
    half: {
      body: '区税务局',
      by: '区税务局 联络员',
      ask: '说明社保费怎么缴、去哪里办',
      text: '缴费账户可以一并开通，在自助机上就能办。开户登记不归税务，请向社保经办窗口提交。',
    },
    tale: {
      ...jinding,
      by: '知更教育 人事专员',
      place: '11 层 1102 室',
      category: 'work.insurance',
      type: 'inquiry',
      title: '新公司怎么办社保开户',
      raised: { daysAgo: 3, at: '10:12' },
      text: '我们是刚成立的公司，社保开户要带什么材料、去哪里办，想一次问清楚。',
    },
  },
  {
    until: 'submitted',
    tale: {
      ...jinding,
      by: '银杏健康 运营主管',
      place: '9 层楼道',
      category: 'facility.public',
      type: 'complaint',
      title: '9 层楼道灯不亮',
      raised: { minutesAgo: 25 },
      text: '9 层楼道从电梯口到洗手间一段灯不亮，下班走过去很黑。希望今天能换上灯。',
    },
  },
  {
    until: 'answered',
    ...property,
    tale: {
      ...jinding,
      by: '明理律所 行政助理',
      space: 'jinding/1403',
      place: '14 层 1403 室',
      category: 'facility.air',
      type: 'complaint',
      title: '空调滴水弄湿资料',
      source: 'phone',
      raised: { daysAgo: 9, at: '09:40' },
      text: '空调滴水，卷宗湿了两回，想要个彻底的办法。',
    },
  },
  {
    until: 'answered',
    ...bureau,
    tale: {
      ...jinding,
      by: '拓路科技 财务经理',
      place: '11 层 1103 室',
      category: 'work.subsidy',
      type: 'help',
      title: '补贴申请卡在系统里',
      raised: { daysAgo: 10, at: '15:30' },
      text: '稳岗补贴在网上申请，一直停在“审核中”，打电话问过两次没有下文。',
    },
  },
  {
    until: 'signed',
    lead: '今鼎大厦工作站',
    handler: '今鼎大厦 专员二',
    tale: {
      ...jinding,
      by: '便利店 店长',
      place: '1 层大堂',
      category: 'facility.fire',
      type: 'report',
      title: '1 层旋转门夹手',
      source: 'walk_in',
      raised: { minutesAgo: 300 },
      text: '大堂的旋转门转得太快，昨天夹了顾客的手，怕再出事。',
    },
  },
]

export async function tellOpenTales(teller: Teller): Promise<number> {
  for (const open of tales) await tell(teller, open)
  return tales.length
}

async function tell(teller: Teller, { tale, until, lead = '', handler = '', half }: Open): Promise<void> {
  const needId = await teller.raise(tale)
  const online = (tale.source ?? 'portal') === 'portal'
  if (until === 'submitted') return
  if (online) await teller.later({ minutes: 35 }).accept(needId, '今鼎大厦 站长', tale.title)
  if (until === 'accepted') return
  const view = await teller.later({ minutes: 25 }).dispatch(needId, '今鼎大厦 站长', lead, half ? [half] : [])
  if (until === 'dispatched') return
  const actor = await teller.as(handler)
  const assignment = view.assignments[0]?.id ?? ''
  teller.later({ minutes: 40 })
  await needs.signAssignment(teller.step(), actor, assignment)
  if (until === 'returned') {
    teller.later({ hours: 2 })
    await needs.returnAssignment(teller.step(), actor, assignment, {
      reason: 'not_ours',
      basis: '外机是租户自己装的，按装修协议由租户和邻居协商，需要工作站出面。',
    })
    return
  }
  if (until === 'signed') return
  teller.later({ hours: 3 })
  await needs.contactNeed(teller.step(), actor, needId, { note: '打过电话，问清了情况。' })
  if (half) await tellHalf(teller, view, half)
  if (until === 'handling') return
  teller.at({ daysAgo: 1, at: '15:10' })
  await needs.answerNeed(teller.step(), actor, needId, { text: answers[tale.category] ?? '已经办好，请您看看。', files: [] })
}

/** The part of a co-unit, of which it can do only some. */
async function tellHalf(teller: Teller, { assignments }: NeedView, { by, text }: NonNullable<Open['half']>): Promise<void> {
  const part = assignments.find(({ role }) => role === 'co')?.id ?? ''
  const actor = await teller.as(by)
  await needs.signAssignment(teller.later({ hours: 1 }).step(), actor, part)
  await needs.replyAssignment(teller.later({ hours: 4 }).step(), actor, part, { outcome: 'partly', text, files: [], day: null, why: '' })
}

const answers: Record<string, string> = {
  'parking.bay': '地下二层晚上 19:00 以后有空位，能不能给居民用，要楼委会表决。已经提到下次会上。',
  'facility.air': '换了冷凝水管，装了接水盘，三个月内再漏免费修。',
  'work.subsidy': '系统里的材料缺一页，已经帮您补上，补贴这个月 25 日前到账。',
}
