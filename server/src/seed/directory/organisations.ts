import { creditCodeDigit } from '@liti/contract/credit-code'
import type { AddOrganisation } from '../../modules/directory/index.ts'
import { jindingFirms, jindingLets } from './jinding.ts'
import { rongkeFirms } from './rongke.ts'

/** Codes that can exist by their check digit, from a range that is not given out. */
function demoCreditCode(n: number): string {
  const first17 = `91110107MAY${String(n).padStart(6, '0')}`
  return first17 + creditCodeDigit(first17)
}

/** A number of people near one for 16 m² of which the given share can be women at all. */
export function headcount(area: number, share: number): { staff: number; women: number } {
  const about = Math.max(6, Math.round(area / 16))
  for (let step = 0; step < 60; step += 1) {
    for (const staff of [about + step, about - step]) {
      const women = Math.round((staff * share) / 100)
      if (staff >= 6 && Math.round((women / staff) * 100) === share) return { staff, women }
    }
  }
  throw new Error(`No headcount near ${area} m² has ${share} % women`)
}

function inJinding(): AddOrganisation[] {
  const lets = jindingLets.flatMap(([, row]) => row)
  return Object.entries(jindingFirms).map(([name, { group, activity, elsewhere }], index) => {
    const own = lets.filter((one) => one.firm === name)
    const share = own[0]?.women
    const area = own.reduce((sum, one) => sum + one.area, 0)
    return {
      kind: 'enterprise',
      name,
      shortName: name,
      creditCode: demoCreditCode(index + 1),
      group,
      activity,
      foundedYear: 2009 + (index % 12),
      registeredHere: !elsewhere,
      registeredPlace: elsewhere ? '其他区' : '石景山区八角街道',
      ...(share === undefined ? {} : headcount(area, share)),
    }
  })
}

const inRongke = (): AddOrganisation[] =>
  Object.entries(rongkeFirms).map(([name, { group, activity, staff, women, elsewhere }], index) => ({
    kind: 'enterprise',
    name,
    shortName: name,
    creditCode: demoCreditCode(500 + index),
    group,
    activity,
    foundedYear: 2010 + (index % 11),
    registeredHere: !elsewhere,
    registeredPlace: elsewhere ? '其他区' : '石景山区八角街道',
    staff,
    women,
  }))

const office = (kind: AddOrganisation['kind'], name: string, shortName: string, nameEn: string, regionCode?: string): AddOrganisation => ({
  kind,
  name,
  shortName,
  nameEn,
  group: 'public',
  ...(regionCode === undefined ? {} : { regionCode }),
})

export const offices: AddOrganisation[] = [
  office('subdistrict', '石景山区人民政府八角街道办事处', '八角街道办事处', 'Bajiao Sub-district Office'),
  office('community', '杨庄北区第二社区居民委员会', '杨北二社区居委会', 'Yangbei No. 2 Residents’ Committee'),
  office('department', '石景山区人力资源和社会保障局', '区人社局', 'District Human Resources and Social Security Bureau'),
  office('department', '石景山区市场监督管理局', '区市场监管局', 'District Market Regulation Bureau'),
  office('department', '国家税务总局北京市石景山区税务局', '区税务局', 'District Tax Bureau'),
  office('department', '石景山区住房和城乡建设委员会', '区住建委', 'District Housing and Construction Commission'),
  office('department', '石景山区城市管理委员会', '区城管委', 'District Urban Management Commission'),
  office('court', '北京市石景山区人民法院', '区人民法院', 'Shijingshan District People’s Court'),
  office('union', '八角街道总工会', '八角街道总工会', 'Bajiao Federation of Trade Unions'),
  office('womens_federation', '八角街道妇女联合会', '八角街道妇联', 'Bajiao Women’s Federation'),
  office('department', '山西省人力资源和社会保障厅', '山西省人社厅', 'Shanxi Human Resources and Social Security Department', '14'),
  office(
    'department',
    '内蒙古自治区人力资源和社会保障厅',
    '内蒙古自治区人社厅',
    'Inner Mongolia Human Resources and Social Security Department',
    '15',
  ),
  office('department', '河北省人力资源和社会保障厅', '河北省人社厅', 'Hebei Human Resources and Social Security Department', '13'),
]

export function organisationsOf(): AddOrganisation[] {
  return [
    ...offices,
    {
      kind: 'enterprise',
      name: '颐家安宁（北京）居家养老服务公司',
      shortName: '颐家安宁',
      nameEn: 'Yijia Anning Home Care (Beijing)',
      creditCode: '91110107MAY0067Q4X', // the check digit fits; the number is not given out
      industryCode: '8521',
      group: 'care',
      activity: '居家养老服务，社会工作类',
      foundedYear: 2019,
      registeredHere: true,
      registeredPlace: '石景山区八角街道',
      staff: 45,
      women: 32,
      partyMembers: 6,
    },
    ...inJinding(),
    // moved out of 1002 two weeks ago; its seat on the committee is vacant since
    {
      kind: 'enterprise',
      name: '松间设计',
      shortName: '松间设计',
      creditCode: demoCreditCode(900),
      group: 'culture',
      activity: '室内设计',
      registeredHere: false,
      registeredPlace: '其他区',
    },
    ...inRongke(),
    {
      kind: 'property',
      name: '今鼎大厦物业服务中心',
      shortName: '今鼎大厦物业',
      nameEn: 'Jinding Tower property service',
      creditCode: demoCreditCode(901),
      group: 'business',
      activity: '物业管理',
      registeredHere: true,
      registeredPlace: '石景山区八角街道',
      staff: 38,
      women: 14,
    },
    {
      kind: 'property',
      name: '融科创意中心物业服务中心',
      shortName: '融科创意中心物业',
      nameEn: 'Rongke Creative Centre property service',
      creditCode: demoCreditCode(902),
      group: 'business',
      activity: '物业管理',
      registeredHere: true,
      registeredPlace: '石景山区八角街道',
      staff: 52,
      women: 20,
    },
  ]
}
