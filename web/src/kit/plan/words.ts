import type { Text } from '@liti/contract/common'
import type { industryGroups, spaceKinds } from '@liti/contract/directory'

export type Group = (typeof industryGroups)[number]
export type SpaceKind = (typeof spaceKinds)[number]

export const groupText: Record<Group, Text> = {
  tech: { zh: '科技软件', en: 'Technology' },
  care: { zh: '养老健康', en: 'Care and health' },
  finance: { zh: '金融', en: 'Finance' },
  business: { zh: '商务服务', en: 'Business services' },
  culture: { zh: '文化教育', en: 'Culture and education' },
  retail: { zh: '餐饮零售', en: 'Food and retail' },
  public: { zh: '公共服务', en: 'Public services' },
}

export const spaceText: Record<SpaceKind, Text> = {
  office: { zh: '办公', en: 'Office' },
  workstation: { zh: '楼宇工作站', en: 'Workstation' },
  service_window: { zh: '政务窗口', en: 'Service window' },
  care_room: { zh: '母婴关爱室', en: 'Care room' },
  legal_station: { zh: '普法驿站', en: 'Legal station' },
  meeting_room: { zh: '会议室', en: 'Meeting room' },
  court: { zh: '球场', en: 'Court' },
  parking_zone: { zh: '停车区', en: 'Parking zone' },
  bay: { zh: '车位', en: 'Parking' },
  retail: { zh: '商铺', en: 'Shop' },
  common: { zh: '公共部位', en: 'Common part' },
}
