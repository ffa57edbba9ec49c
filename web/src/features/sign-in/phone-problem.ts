import { plainPhone } from '../../kit/words/phone.ts'
import { texts } from '../../kit/words/text.ts'

const useText = texts({
  zh: {
    none: '还没写手机号',
    length: (n: number) => `手机号是 11 位，现在是 ${n} 位。请再看一下`,
    shape: '这个号码不像内地手机号。请写 1 开头的 11 位手机号',
  },
  en: {
    none: 'The mobile number is missing',
    length: (n) => `A mobile number has 11 digits; this one has ${n}. Please check it`,
    shape: 'This does not look like a mainland mobile number: 11 digits beginning with 1',
  },
})

/** Says what is wrong with a typed number; undefined where nothing is. */
export function usePhoneProblem(): (typed: string) => string | undefined {
  const t = useText()
  return (typed) => {
    const phone = plainPhone(typed)
    if (!phone) return t.none
    if (/^\d+$/.test(phone) && phone.length !== 11) return t.length(phone.length)
    return /^1[3-9]\d{9}$/.test(phone) ? undefined : t.shape
  }
}
