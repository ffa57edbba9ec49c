import { expect, test } from 'vitest'
import { firstPage } from './first-page.ts'

test.each([
  ['/', {}, 'home.zh'],
  ['/', { lang: 'en' }, 'home.en'],
  ['/', { lang: 'zh', size: 'normal' }, 'home.zh'],
  ['/', { size: 'large' }, 'portal'],
  ['/', { building: 'jinding' }, 'portal'],
  ['/', { lang: 'en', liti_session: 'x' }, 'portal'],
  ['/?b=jinding', {}, 'portal'],
  ['/raise', {}, 'portal'],
  ['/desk', {}, 'desk'],
  ['/desk/needs', {}, 'desk'],
  ['/desktop', {}, 'portal'],
] as const)('%s with %j begins with %s', (url, cookies, entry) => {
  expect(firstPage(url, cookies)).toBe(entry)
})
