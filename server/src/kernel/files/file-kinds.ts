/** What is taken in, by content. `names` are the endings a file of this kind may come with. */
export const fileKinds = {
  jpeg: { family: 'image', type: 'image/jpeg', ext: 'jpg', names: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { family: 'image', type: 'image/png', ext: 'png', names: ['png'] },
  webp: { family: 'image', type: 'image/webp', ext: 'webp', names: ['webp'] },
  pdf: { family: 'pdf', type: 'application/pdf', ext: 'pdf', names: ['pdf'] },
  docx: { family: 'office', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ext: 'docx', names: ['docx'] },
  xlsx: { family: 'office', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ext: 'xlsx', names: ['xlsx'] },
  csv: { family: 'text', type: 'text/csv; charset=utf-8', ext: 'csv', names: ['csv'] },
  txt: { family: 'text', type: 'text/plain; charset=utf-8', ext: 'txt', names: ['txt'] },
} as const

export type FileKind = keyof typeof fileKinds
export const allKinds = Object.keys(fileKinds) as FileKind[]

/** The ending of a file name, lower case, without the dot; empty where there is none. */
export const endingOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** Whether a file of this kind may carry this name. Messengers rename pictures freely, so any picture's ending does for a picture. */
export function nameFits(kind: FileKind, name: string): boolean {
  const ending = endingOf(name)
  if (ending === '') return true
  const { family, names } = fileKinds[kind]
  if (family === 'image') return allKinds.some((other) => fileKinds[other].family === 'image' && nameIn(other, ending))
  return (names as readonly string[]).includes(ending)
}

// oxlint-disable-next-line no-control-regex -- these are what is taken out: control, zero-width and direction characters, and what Windows refuses
const unfit = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>:"|?*]/g

/** The name to show and to save under: no path, no control or direction-changing characters, the ending of what the file really is. */
export function cleanName(name: string, kind: FileKind): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(unfit, '').trim()
  const stem = plain.replace(/\.[a-z0-9]{1,8}$/i, '').replace(/^[\s.]+|[\s.]+$/g, '')
  return `${Array.from(stem).slice(0, 80).join('').trim() || 'file'}.${fileKinds[kind].ext}`
}

const nameIn = (kind: FileKind, ending: string) => (fileKinds[kind].names as readonly string[]).includes(ending)
