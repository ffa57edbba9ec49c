import { randomUUID } from 'node:crypto'

const categories = ['facility.lift', 'facility.air', 'parking', 'business', 'life', 'work', 'other']
const texts = [
  '电梯又停了，早上等了二十分钟，好几家公司的人都迟到了。物业说在修，但是已经是这个月第三次了，希望给个准信。',
  '会议室的空调不出风，下午客户来的时候三十度，报修两次没有人来。麻烦派人看一下，最好这周能修好。',
  '想给新来的四位同事办社保，不知道要带什么材料，去哪个窗口，能不能在楼里办。谢谢。',
  '晚上七点以后车位就没有了，住在附近的同事想错峰停，能不能和小区商量一下，我们白天的车位他们晚上也能用。',
]

/** What a guest on a phone sends, from an address of their own; nobody's twice. */
export type Intake = { headers: Record<string, string>; body: string }

let count = 0
export function intake(units: readonly string[]): Intake {
  count += 1
  return {
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'x-forwarded-for': `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`,
    },
    body: JSON.stringify({
      unitId: units[count % units.length],
      category: categories[count % categories.length],
      type: 'help',
      place: `${1 + (count % 16)} 层`,
      text: texts[count % texts.length],
      wanted: '请告诉我什么时候能好',
      phone: `139${String(count % 100_000_000).padStart(8, '0')}`,
      contactName: '王女士',
    }),
  }
}
