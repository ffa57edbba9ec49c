import type { NeedType } from '@liti/contract/needs-words'

const types: Record<string, NeedType> = {
  'life.noise': 'complaint',
  'work.contract': 'complaint',
  'work.insurance': 'inquiry',
  'work.subsidy': 'inquiry',
  'business.licence': 'inquiry',
  'business.tax': 'inquiry',
  'business.law': 'inquiry',
  'life.activities': 'suggestion',
  'parking.road': 'suggestion',
}

/** What a need of the category mostly is. Whoever asks is not asked to sort it; who accepts it puts it right. */
export const usualType = (category: string): NeedType => types[category] ?? 'help'

/** How urgent a need of the category mostly is, where whoever asks says nothing of danger. */
export const usualGrade = (category: string): 'ordinary' | 'utilities' => (category === 'facility.utilities' ? 'utilities' : 'ordinary')
