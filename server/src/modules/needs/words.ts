import { sql } from 'kysely'

const mostPairs = 3000
const beyondUnicode = 0x11_0000

/**
 * Pairs of neighbouring characters of a text: the index that finds Chinese words from two characters on
 * (trigrams need three, word lists miss names). Letter case and spaces do not count.
 */
export function pairsOf(...texts: string[]): string[] {
  const pairs: string[] = []
  const seen = new Set<number>() // numbers, not the pairs: the engine would look every short-lived text up among all it knows
  for (const text of texts) {
    let before = -1
    for (const sign of text.toLowerCase().replaceAll(/\s+/g, '')) {
      const code = sign.codePointAt(0) ?? 0
      const pair = before * beyondUnicode + code
      if (before >= 0 && seen.size < mostPairs && !seen.has(pair)) {
        seen.add(pair)
        pairs.push(String.fromCodePoint(before, code))
      }
      before = code
    }
  }
  return pairs
}

/** The same as the database keeps them; no pair holds a space. */
export const wordsVector = (...texts: string[]) => sql<string>`array_to_tsvector(string_to_array(${pairsOf(...texts).join(' ')}, ' '))`

const titles = /(女士|先生|老师|师傅|经理|同学)$/

/** How somebody is addressed, from what they wrote under their name: 王某某女士 → 王女士, 王某某 → 王**, Wang Moumou → W. */
export function addressOf(name: string): string {
  const [first = ''] = Array.from(name.trim())
  if (!/\p{sc=Han}/u.test(first)) return first === '' ? '' : `${first}.`
  return `${first}${titles.exec(name.trim())?.[0] ?? '**'}`
}

/** A title for a need whose requester gave only words: the first clause, at most 24 characters. */
export function titleFrom(text: string): string {
  const first =
    text
      .trim()
      .split(/[。！？!?\n；;]/)[0]
      ?.trim() ?? ''
  const clause = first.length > 24 ? (first.split(/[，,、]/)[0] ?? first) : first
  const signs = Array.from(clause)
  return signs.length > 24 ? `${signs.slice(0, 23).join('')}…` : clause
}
