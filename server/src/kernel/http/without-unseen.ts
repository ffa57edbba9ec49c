import { plainText } from '@liti/contract/typed'

/** What is compared sign by sign and never shown. */
const secret = new Set(['password', 'current', 'next', 'value'])

/** Every text of a request without the invisible signs a clipboard or keyboard adds; one that shows nothing is empty. */
export function withoutUnseen(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return secret.has(name) ? value : plainText(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => withoutUnseen(one, name))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutUnseen(part, key)]))
}
