import type { Text } from '@liti/contract/common'
import type { organisationKinds } from '@liti/contract/directory'

export const organisationText: Record<(typeof organisationKinds)[number], Text> = {
  enterprise: { zh: '企业', en: 'Enterprise' },
  department: { zh: '部门', en: 'Department' },
  subdistrict: { zh: '街道', en: 'Sub-district' },
  community: { zh: '社区', en: 'Community' },
  party: { zh: '党组织', en: 'Party organisation' },
  property: { zh: '物业公司', en: 'Property firm' },
  union: { zh: '工会', en: 'Trade union' },
  womens_federation: { zh: '妇联', en: 'Women’s federation' },
  court: { zh: '法院', en: 'Court' },
  other: { zh: '别的单位', en: 'Other' },
}
