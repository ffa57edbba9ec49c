import { Refusal } from '../../refusal.ts'

export function wrongPassword(field: 'current' | 'password' | 'value'): Refusal {
  const text = { zh: '密码不对', en: 'The password is not right' }
  return new Refusal('invalid', 'wrong-password', text, { [field]: text })
}
