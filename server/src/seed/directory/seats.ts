import type { AddSeat } from '../../modules/directory/index.ts'
import type { SeedDays } from './seed-days.ts'

/** A seat with body, organisation and holder by name; without `holder` it is vacant. */
export type SeedSeat = Omit<AddSeat, 'bodyId' | 'organisationId' | 'personId' | 'position' | 'from'> & {
  body: string
  organisation?: string
  holder?: string
  from: string
}

type Rest = Partial<Pick<SeedSeat, 'constituency' | 'organisation' | 'holder' | 'fillBy' | 'note'>>

const tableOf =
  (body: string, from: string) =>
  (kind: SeedSeat['kind'], title: string, titleEn: string, rest: Rest = {}): SeedSeat => ({ body, from, kind, title, titleEn, ...rest })

function jinding(days: SeedDays): SeedSeat[] {
  const party = tableOf('今鼎大厦党组织', days.month('2023-06'))
  const committee = tableOf('今鼎大厦楼委会', days.month('2023-03'))
  const station = tableOf('今鼎大厦工作站', days.month('2024-01'))
  const tenant = (name: string, holder: string, rest: Rest = {}) =>
    committee('member', '委员', 'Member', { constituency: 'tenant', organisation: name, holder: `${name} ${holder}`, ...rest })
  const floors = Array.from({ length: 16 }, (_, index) => index + 1)
  return [
    party('secretary', '书记', 'Secretary', { holder: '今鼎大厦 书记' }),
    party('deputy_secretary', '副书记，兼工作站', 'Deputy secretary, also workstation', { holder: '今鼎大厦 站长' }),
    ...(
      [
        ['组织', 'organisation'],
        ['宣传', 'publicity'],
        ['纪检', 'discipline'],
        ['统战', 'united front'],
        ['青年', 'youth'],
      ] as const
    ).map(([zh, en]) => party('member', `${zh}委员`, `Member, ${en}`, { holder: `今鼎大厦 ${zh}委员` })),
    committee('member', '书记', 'Party secretary', { constituency: 'party', holder: '今鼎大厦 书记' }),
    committee('member', '业主一', 'Owner 1', { constituency: 'owner', holder: '业主一' }),
    committee('vice_chair', '业主二，副主任', 'Owner 2, vice chair', { constituency: 'owner', holder: '业主二' }),
    committee('member', '业主三', 'Owner 3', { constituency: 'owner', holder: '业主三' }),
    committee('member', '项目经理', 'Property manager', {
      constituency: 'property',
      organisation: '今鼎大厦物业',
      holder: '今鼎大厦物业 项目经理',
    }),
    committee('chair', '主任', 'Chair', { constituency: 'tenant', organisation: '云图软件', holder: '云图软件 副总经理' }),
    tenant('启明软件', '综合部经理'),
    tenant('颐家安宁', '行政主管'),
    tenant('信和保险', '行政经理'),
    tenant('平川科技', '行政经理'),
    tenant('明理律所', '行政助理'),
    {
      ...committee('member', '委员', 'Member', {
        constituency: 'tenant',
        fillBy: days.inDays(45),
        note: '原单位搬走，60 天内由小单位推选。补上前，表决还按 15 席',
      }),
      from: days.inDays(-15),
    },
    committee('member', '工会', 'Trade union', {
      constituency: 'union',
      organisation: '八角街道总工会',
      holder: '八角街道总工会 干事',
    }),
    committee('member', '女职工委员', 'Women workers', {
      constituency: 'womens_federation',
      organisation: '八角街道妇联',
      holder: '八角街道妇联 干事',
    }),
    committee('member', '站长', 'Head of station', { constituency: 'workstation', holder: '今鼎大厦 站长' }),
    station('head', '站长', 'Head of station', { holder: '今鼎大厦 站长' }),
    station('specialist', '专员，诉求和窗口', 'Specialist, needs and window', { holder: '今鼎大厦 专员一' }),
    station('specialist', '专员，活动和政策', 'Specialist, events and policies', { holder: '今鼎大厦 专员二' }),
    ...floors.map((floor) =>
      station(
        'floor_liaison',
        `${floor} 层联络员`,
        `Liaison, floor ${floor}`,
        floor === 7 || floor === 13 ? { fillBy: days.inDays(30) } : { holder: `${floor} 层联络员` },
      ),
    ),
    tableOf('今鼎大厦物业', days.month('2023-03'))('head', '项目经理', 'Property manager', { holder: '今鼎大厦物业 项目经理' }),
    tableOf('今鼎大厦物业', days.month('2023-03'))('handler', '客服主管', 'Service desk lead', { holder: '今鼎大厦物业 客服主管' }),
  ]
}

function rongke(days: SeedDays): SeedSeat[] {
  const party = tableOf('融科创意中心党组织', days.month('2023-06'))
  const committee = tableOf('融科创意中心楼委会', days.month('2023-03'))
  const station = tableOf('融科创意中心工作站', days.month('2024-01'))
  const tenant = (kind: 'chair' | 'member', name: string, job: string) =>
    committee(kind, kind === 'chair' ? '主任' : '委员', kind === 'chair' ? 'Chair' : 'Member', {
      constituency: 'tenant',
      organisation: name,
      holder: `${name} ${job}`,
    })
  return [
    party('secretary', '书记', 'Secretary', { holder: '融科创意中心 书记' }),
    party('deputy_secretary', '副书记，兼工作站', 'Deputy secretary, also workstation', { holder: '融科创意中心 站长' }),
    committee('member', '书记', 'Party secretary', { constituency: 'party', holder: '融科创意中心 书记' }),
    committee('vice_chair', '业主，副主任', 'Owner, vice chair', { constituency: 'owner', holder: '融科业主代表' }),
    committee('member', '项目经理', 'Property manager', {
      constituency: 'property',
      organisation: '融科创意中心物业',
      holder: '融科创意中心物业 项目经理',
    }),
    tenant('chair', '星河云计算', '行政总监'),
    tenant('member', '融光影视', '行政主管'),
    tenant('member', '新禾教育', '人事经理'),
    tenant('member', '悦动健康', '运营主管'),
    tenant('member', '拾光游戏', '行政主管'),
    committee('member', '站长', 'Head of station', { constituency: 'workstation', holder: '融科创意中心 站长' }),
    station('head', '站长', 'Head of station', { holder: '融科创意中心 站长' }),
    station('specialist', '专员', 'Specialist', { holder: '融科创意中心 专员' }),
    tableOf('融科创意中心物业', days.month('2023-03'))('head', '项目经理', 'Property manager', {
      holder: '融科创意中心物业 项目经理',
    }),
    tableOf('融科创意中心物业', days.month('2023-03'))('handler', '客服主管', 'Service desk lead', {
      holder: '融科创意中心物业 客服主管',
    }),
  ]
}

function offices(days: SeedDays): SeedSeat[] {
  const from = days.month('2023-01')
  const street = tableOf('八角街道', from)
  const community = tableOf('杨北二社区', from)
  return [
    street('head', '主任', 'Director', { holder: '八角街道 主任' }),
    street('handler', '楼宇专班', 'Buildings team', { holder: '八角街道 楼宇专班' }),
    street('duty_holder', '值班领导', 'Duty holder', { holder: '八角街道 值班领导' }),
    community('head', '主任', 'Director', { holder: '杨北二社区 主任' }),
    community('handler', '社区工作者', 'Community worker', { holder: '杨北二社区 社区工作者' }),
    tableOf('杨北二社区协调委', from)('chair', '主任委员', 'Chair', { holder: '杨北二社区 主任' }),
    tableOf('八角街道协调委', from)('chair', '主任委员', 'Chair', { holder: '八角街道 主任' }),
    tableOf('区人社局', from)('liaison', '联络员', 'Liaison', { holder: '区人社局 联络员' }),
    tableOf('区人社局', from)('head', '就业科负责人', 'Head of employment section', { holder: '区人社局 就业科' }),
    ...['区市场监管局', '区税务局', '区住建委', '区城管委', '区人民法院'].flatMap((bureau) => [
      tableOf(bureau, from)('liaison', '联络员', 'Liaison', { holder: `${bureau} 联络员` }),
      tableOf(bureau, from)('head', '负责人', 'Head of section', { holder: `${bureau} 负责人` }),
    ]),
  ]
}

export const seatsOf = (days: SeedDays): SeedSeat[] => [...jinding(days), ...rongke(days), ...offices(days)]
