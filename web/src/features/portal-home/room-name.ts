import { currentLang } from '../../kit/words/lang.ts'
import { texts } from '../../kit/words/text.ts'
import type { Space } from './sketch.ts'

const words = texts({
  zh: {
    office: '办公',
    workstation: '楼宇工作站',
    service_window: '政务服务窗口',
    care_room: '母婴关爱室',
    legal_station: '普法驿站',
    meeting_room: '会议室',
    court: '球场',
    parking_zone: '停车区',
    bay: '车位',
    retail: '商铺',
    common: '公共区域',
  },
  en: {
    office: 'Office',
    workstation: 'Building workstation',
    service_window: 'Public service window',
    care_room: 'Care room',
    legal_station: 'Legal advice station',
    meeting_room: 'Meeting room',
    court: 'Court',
    parking_zone: 'Parking',
    bay: 'Parking bay',
    retail: 'Shop',
    common: 'Common area',
  },
})

/** What a room is called: as the building calls it, which is in Chinese, else by its kind. */
export function roomName(kind: Space['kind'], name = ''): string {
  const lang = currentLang()
  return (lang === 'zh' && name) || words.in(lang)[kind]
}
