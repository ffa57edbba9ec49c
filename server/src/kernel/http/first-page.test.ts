import { expect, test } from 'vitest'
import { firstPage } from './first-page.ts'

test.each([
  ['/', {}, 'home.zh'],
  ['/', { lang: 'zh', size: 'normal' }, 'home.zh'],
  ['/', { size: 'large' }, 'portal.zh'],
  ['/', { building: 'jinding' }, 'portal.zh'],
  ['/', { lang: 'zh', liti_session: 'x' }, 'portal.zh'],
  ['/?b=jinding', {}, 'portal.zh'],
  ['/raise', {}, 'portal.zh'],
  ['/desk', {}, 'desk.zh'],
  ['/desk/needs', {}, 'desk.zh'],
  ['/desktop', {}, 'portal.zh'],
] as const)('%s with %j begins with %s', (url, cookies, entry) => {
  expect(firstPage(url, cookies, 'zh')).toBe(entry)
  expect(firstPage(url, cookies, 'en')).toBe(entry.replace('.zh', '.en'))
})
