/** `13800000000` → `138****0000`. Any other number keeps its last four digits if it has eight or more, otherwise nothing. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 8 ? `****${digits.slice(-4)}` : '****'
}

/** The last four digits, by which a requester is asked to prove the number; `null` for a number too short to keep the rest hidden. */
export function tail4(phone: string): string | null {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 8 ? digits.slice(-4) : null
}
