type Entry = 'portal' | 'desk' | 'home.zh' | 'home.en'

/**
 * Which built page answers a visit. The home page has its first view in it already for somebody who comes for the first time; whoever
 * was here before may see their building, their needs or larger type first, and gets the page without.
 */
export function firstPage(url: string, cookies: Record<string, string | undefined>): Entry {
  if (/^\/desk([/?]|$)/.test(url)) return 'desk'
  const plain = Object.entries(cookies).every(([name, value]) => name === 'lang' || (name === 'size' && value === 'normal'))
  if (url !== '/' || !plain) return 'portal'
  return cookies['lang'] === 'en' ? 'home.en' : 'home.zh'
}
