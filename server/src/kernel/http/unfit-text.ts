import type { Text } from '@liti/contract/common'

const deepest = 40

/**
 * The first place in what was sent that no database can keep: a NUL character, half a character (a surrogate on its own),
 * or lists within lists without end. Null where there is none.
 */
export function unfitText(value: unknown): Record<string, Text> | null {
  const path = find(value, [])
  if (!path) return null
  return {
    [path.join('.') || '_']: {
      zh: '这里有存不下的字符，请删掉重新输入',
      en: 'There is a character here that cannot be kept; delete it and type it again',
    },
  }
}

function find(value: unknown, path: string[]): string[] | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : null
  if (typeof value !== 'object' || value === null) return null
  if (path.length > deepest) return path.slice(0, 1)
  for (const [name, part] of Object.entries(value)) {
    const found = find(name, path) ?? find(part, [...path, name])
    if (found) return found
  }
  return null
}
