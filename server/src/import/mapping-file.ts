import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { Refusal } from '../kernel/refusal.ts'
import { type Mapping, readMapping, Source } from './mapping.ts'
import { unreadable } from './table/sniff.ts'

/** The mapping of a JSON file; its name names the source where the mapping does not. */
export async function readMappingFile(path: string): Promise<Mapping> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw unreadable(path, error)
  }
  return readMapping(text, basename(path, extname(path)))
}

/** Under the source's other name, where one is given. @throws Refusal `invalid` for a name that is none */
export function withSource(mapping: Mapping, source: string | undefined): Mapping {
  const named = { ...mapping, source: source ?? mapping.source }
  if (Source.safeParse(named.source).success) return named
  throw new Refusal('invalid', 'source', {
    zh: `来源名“${named.source}”只能用小写字母、数字和连字符，2 到 40 个字，请用 --source 指定`,
    en: `The source name "${named.source}" may have small letters, digits and hyphens, 2 to 40 of them; give one with --source`,
  })
}
