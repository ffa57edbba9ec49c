import type { Text } from '@liti/contract/common'
import type { bodyKinds } from '@liti/contract/directory'

export type BodyKind = (typeof bodyKinds)[number]
export const kindText: Record<BodyKind, Text> = {
  subdistrict: { zh: '街道办事处', en: 'Sub-district office' },
  department: { zh: '部门', en: 'Department' },
  community: { zh: '社区', en: 'Community' },
  party: { zh: '楼宇党组织', en: 'Party organisation' },
  committee: { zh: '楼委会', en: 'Building committee' },
  workstation: { zh: '工作站', en: 'Workstation' },
  coordination: { zh: '协调委员会', en: 'Coordination committee' },
  property: { zh: '物业', en: 'Property service' },
}
