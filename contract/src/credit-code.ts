import type { Text } from './common.ts'

export type CreditCodeCheck =
  | { ok: true }
  /** `warning`: let it through and show the sentence; `error`: the code cannot be right. */
  | { ok: false; severity: 'error' | 'warning'; why: Text }

// GB 32100-2015: digits and capitals without I O S V Z; the check digit is ISO 7064 MOD 31-3 over the first 17.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

// Issued in Xiamen's pilot before the national standard was in force (2015-10-01): real codes, other check digit.
const pilot = /^9[0-9A-Y]3502\d{2}M0/

/** A credit code as people type it, in its one spelling: no spaces or dashes, half-width capitals. */
export const readCreditCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/**
 * Checks a unified social credit code (统一社会信用代码) by GB 32100-2015: length, characters, place of the division code, check digit.
 * It tells slips of the pen from codes that can exist; whether the organisation exists only the register knows.
 */
export function checkCreditCode(typed: string): CreditCodeCheck {
  const code = readCreditCode(typed)
  const length = Array.from(code).length
  if (length !== 18) {
    return wrong(
      `统一社会信用代码是 18 位，现在是 ${length} 位。请照营业执照填写`,
      `A unified social credit code has 18 characters, this one has ${length}. Copy it from the business licence`,
    )
  }
  const stray = Array.from(code).find((char) => !alphabet.includes(char))
  if (stray !== undefined) {
    return wrong(
      `统一社会信用代码里没有“${stray}”。${lookAlike(stray).zh}`,
      `A unified social credit code never contains "${stray}". ${lookAlike(stray).en}`,
    )
  }
  if (!/^\d{6}$/.test(code.slice(2, 8))) {
    return wrong(
      '第 3 到 8 位是地区代码，都是数字。请照营业执照核对',
      'Characters 3 to 8 are the area code, digits only. Check them against the business licence',
    )
  }
  if (creditCodeDigit(code) === code[17]) return { ok: true }
  if (pilot.test(code)) {
    return {
      ok: false,
      severity: 'warning',
      why: {
        zh: '这是早期试点发的代码，校验位与国家标准不同。请照营业执照再看一遍，一致就可以用',
        en: 'This looks like a code from an early pilot, whose check digit differs from the national standard. If it matches the business licence, you can use it',
      },
    }
  }
  return wrong(
    '最后一位和前 17 位对不上，有一位抄错了。请照营业执照核对',
    'The last character does not match the first 17: one of them is mistyped. Check them against the business licence',
  )
}

/** The 18th character that belongs to the first 17, which must be characters of the standard. */
export function creditCodeDigit(first17: string): string {
  let sum = 0
  let weight = 1
  for (const char of first17.slice(0, 17)) {
    sum += alphabet.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

const wrong = (zh: string, en: string): CreditCodeCheck => ({ ok: false, severity: 'error', why: { zh, en } })

const digitFor: Record<string, string> = { O: '0', I: '1', Z: '2', S: '5' }

function lookAlike(char: string): Text {
  const digit = digitFor[char]
  if (digit === undefined) return { zh: '请照营业执照核对', en: 'Check it against the business licence' }
  return { zh: `是不是数字 ${digit}`, en: `Is it the digit ${digit}?` }
}
