const titles = /(女士|先生|老师|师傅|经理|同学)$/

/** How somebody is addressed, from what they wrote under their name: 王某某女士 → 王女士, 王某某 → 王**, Wang Moumou → W. */
export function addressOf(name: string): string {
  const [first = ''] = Array.from(name.trim())
  if (!/\p{sc=Han}/u.test(first)) return first === '' ? '' : `${first}.`
  return `${first}${titles.exec(name.trim())?.[0] ?? '**'}`
}

/** The first piece that says something. */
const firstSaid = (pieces: string[]): string | undefined => pieces.map((piece) => piece.trim()).find((piece) => /[\p{L}\p{N}]/u.test(piece))

/** A title for a need whose requester gave only words: the first clause with a word in it, at most 24 characters. */
export function titleFrom(text: string): string {
  const first = firstSaid(text.split(/[。！？!?\n；;…]/)) ?? text.trim()
  const clause = first.length > 24 ? (firstSaid(first.split(/[，,、]/)) ?? first) : first
  const signs = Array.from(clause)
  return signs.length > 24 ? `${signs.slice(0, 23).join('')}…` : clause
}
