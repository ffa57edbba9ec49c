import type { Text } from '@liti/contract/common'

/** By whom a seat is chosen, and what it is; a word the server adds later is shown as it comes. */
const words: Record<string, Text> = {
  owner: { zh: '业主', en: 'Owners' },
  tenant: { zh: '入驻', en: 'Tenants' },
  property: { zh: '物业', en: 'Property' },
  community: { zh: '社区', en: 'Community' },
  party: { zh: '党组织', en: 'Party' },
  union: { zh: '工会', en: 'Union' },
  womens_federation: { zh: '妇联', en: 'Women' },
  workstation: { zh: '工作站', en: 'Workstation' },
  chair: { zh: '主任', en: 'Chair' },
  vice_chair: { zh: '副主任', en: 'Vice chair' },
  member: { zh: '委员', en: 'Members' },
  head: { zh: '站长', en: 'Head' },
  specialist: { zh: '专员', en: 'Specialists' },
  secretary: { zh: '书记', en: 'Secretary' },
  deputy_secretary: { zh: '副书记', en: 'Deputy' },
  liaison: { zh: '联络', en: 'Liaison' },
  handler: { zh: '经办', en: 'Handlers' },
  duty_holder: { zh: '负责人', en: 'Duty' },
  floor_liaison: { zh: '联络员', en: 'Floors' },
}

export const seatWord = (word: string): Text => words[word] ?? { zh: word, en: word }
