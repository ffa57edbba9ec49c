import { ratingLevels, type Text } from '@liti/contract/common'

export const ratingText = (level: number | null): Text =>
  ratingLevels.find((one) => one.level === level)?.text ?? { zh: '没有评价', en: 'not rated' }
