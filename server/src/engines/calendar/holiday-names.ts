import type { Text } from '@liti/contract/common'

const english: readonly [RegExp, string][] = [
  [/元旦/, 'New Year'],
  [/春节/, 'Spring Festival'],
  [/清明/, 'Qingming Festival'],
  [/劳动节|五一/, 'Labour Day'],
  [/端午/, 'Dragon Boat Festival'],
  [/抗日战争/, 'Victory Day commemoration'],
  [/国庆|十一/, 'National Day'],
  [/中秋/, 'Mid-Autumn Festival'],
]

/** A holiday's name in both languages, as the papers write it (国庆节、中秋节); an unknown one keeps its Chinese name. */
export function holidayText(name: string): Text {
  const parts = name.split('、').map((part) => english.find(([pattern]) => pattern.test(part))?.[1] ?? part)
  return { zh: name, en: parts.join(' and ') }
}
