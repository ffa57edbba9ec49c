import type { Text } from '@liti/contract/common'

/**
 * A body's name on a page about its unit alone, where the unit need not be said again: 今鼎大厦楼宇工作站 is 楼宇工作站 there,
 * Jinding Tower workstation is Workstation. A name of which nothing would be left stays whole.
 */
export const withinUnit = (name: Text, unit: Text): Text => ({
  zh: withoutFront(name.zh, unit.zh),
  en: withoutFront(name.en, unit.en, ' '),
})

function withoutFront(name: string, unit: string, gap = ''): string {
  const front = `${unit}${gap}`
  const rest = name.slice(front.length).trim()
  if (unit === '' || !name.startsWith(front) || rest === '') return name
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}
