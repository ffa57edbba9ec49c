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
