import type { Lang } from '@liti/contract/common'

type Entry = `${'home' | 'portal' | 'desk'}.${Lang}`

/**
 * Which built page answers a visit. The home page has its first view in it already for somebody who comes for the first time; whoever
 * was here before may see their building or their needs first, and gets a page with the frame alone.
 */
export function firstPage(url: string, cookies: Record<string, string | undefined>, lang: Lang): Entry {
  if (/^\/desk([/?]|$)/.test(url)) return `desk.${lang}`
  const plain = Object.entries(cookies).every(([name, value]) => name === 'lang' || (name === 'size' && value === 'normal'))
  return url === '/' && plain ? `home.${lang}` : `portal.${lang}`
}
