import type { Text } from '@liti/contract/common'

/** `asvs`: OWASP ASVS 5.0 §6.2: length and no common password, no composition rules, no expiry. `mlps`: what GB/T 22239 level 3 reviews ask for. */
export type PasswordProfile = 'asvs' | 'mlps'

export const passwordDays: Record<PasswordProfile, number | null> = { asvs: null, mlps: 90 }
const shortest = 10

// Roots that lists of leaked passwords are made of; digits and marks around them change little.
const common = new Set(
  `password passw0rd p@ssword p@ssw0rd admin administrator root welcome letmein qwerty qwertyuiop qwertyuiopasdf asdfghjkl asdfghjklqwe
  zxcvbnm zxcvbnmasd qazwsx qazwsxedc qweasdzxc iloveyou sunshine princess dragon monkey football baseball superman batman master
  whatever starwars computer internet michael jordan charlie shadow trustno changeme default guest login test testtest user secret
  woaini woaiwojia wodemima mima beijing shanghai zhongguo china abc abcd abcde abcdef abcdefg aaa qwe asd zxc liti litishequ`.split(/\s+/),
)
const rows = [
  '0123456789012345678909876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]

const tooCommon: Text = {
  zh: '这个密码太常见，容易被猜到。请换一个，几个不相干的词连起来就很好',
  en: 'This password is too common and easily guessed. Choose another; a few unrelated words in a row do well',
}

/**
 * Why a password cannot be taken, or null.
 * @param phone the person's own number must not be in it
 */
export function passwordFault(password: string, profile: PasswordProfile, phone: string | null): Text | null {
  const text = password.normalize('NFKC')
  if (Array.from(text).length < shortest) return { zh: `至少 ${shortest} 个字`, en: `At least ${shortest} characters` }
  const plain = text.toLowerCase().replace(/\s+/g, '')
  const root = plain.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const runs = rows.some((row) => row.includes(plain) || Array.from(row).toReversed().join('').includes(plain))
  if (runs || new Set(plain).size < 5 || /^(.{1,5})\1+$/.test(plain)) return tooCommon
  if (common.has(root) || common.has(root.replace(/@/g, 'a')) || /^\d{0,4}(?:5201314|1314520)\d{0,4}$/.test(plain)) return tooCommon
  if (phone !== null && plain.includes(phone))
    return { zh: '密码里不能有您的手机号', en: 'The password must not contain your phone number' }
  if (profile === 'mlps') {
    const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(text)).length
    if (kinds < 3) {
      return {
        zh: '大写字母、小写字母、数字、符号，至少用其中三种',
        en: 'Use at least three of: capital letters, small letters, digits, other characters',
      }
    }
  }
  return null
}
