import type { Text } from '@liti/contract/common'
import { Refusal } from '../../../kernel/refusal.ts'

type Headcount = { staff: number | null; women: number | null; partyMembers: number | null }

/** Nobody can be counted who is not on the staff. */
export function checkHeadcount({ staff, women, partyMembers }: Headcount): void {
  const fields: Record<string, Text> = {}
  const why = { zh: `不能多于在楼里上班的 ${staff ?? 0} 人`, en: `It cannot be more than the ${staff ?? 0} people who work here` }
  if (women !== null && women > (staff ?? 0)) fields['women'] = why
  if (partyMembers !== null && partyMembers > (staff ?? 0)) fields['partyMembers'] = why
  if (Object.keys(fields).length > 0) {
    throw new Refusal(
      'invalid',
      'headcount',
      { zh: '人数对不上，请改一下', en: 'The numbers of people do not fit together; please change them' },
      fields,
    )
  }
}
