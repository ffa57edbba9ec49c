import { anyDay } from '@liti/contract/day-bounds'
import { plainText } from '@liti/contract/typed'
import { plainPhone } from '../words/phone.ts'
import { texts } from '../words/text.ts'
import { numberOf } from '../words/number-of.ts'

const useText = texts({
  zh: {
    missing: '还没写这一项',
    day: '选一个日期',
    year: '看看年份写对没有',
    number: '写一个大于 0 的数字',
    phone: '手机号是 11 位，以 1 开头',
    pick: '还没选',
  },
  en: {
    missing: 'Please fill this in',
    day: 'Choose a date',
    year: 'Please check the year',
    number: 'Give a number above 0',
    phone: 'A mobile number has 11 digits and begins with 1',
    pick: 'Please choose',
  },
})

/** What is wrong with one field, or nothing. */
export function useChecks() {
  const t = useText()
  return {
    words: (value: string): string | undefined => (plainText(value).trim() === '' ? t.missing : undefined),
    picked: (value: string): string | undefined => (value === '' ? t.pick : undefined),
    day: (value: string): string | undefined =>
      value === '' ? t.day : value >= anyDay().least && value <= anyDay().most ? undefined : t.year,
    amount: (value: string): string | undefined => (numberOf(value) ? undefined : t.number),
    phone: (value: string): string | undefined => (/^1[3-9]\d{9}$/.test(plainPhone(value)) ? undefined : t.phone),
  }
}
