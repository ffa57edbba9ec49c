import type { Text } from '@liti/contract/common'
import { needTypes, type NeedType } from '@liti/contract/needs-words'
import { z } from 'zod'
import { Refusal } from '../kernel/refusal.ts'

/** What a column can be. */
export const fields = {
  key: { zh: '在原系统里的编号', en: 'its number in the other system' },
  title: { zh: '标题', en: 'title' },
  text: { zh: '诉求内容', en: 'what was said' },
  created: { zh: '提出时间', en: 'when it was raised' },
  answered: { zh: '答复时间', en: 'when it was answered' },
  closed: { zh: '办结时间', en: 'when it was closed' },
  status: { zh: '状态：已办结或未办结', en: 'status: closed or open' },
  answer: { zh: '答复内容', en: 'the answer' },
  requester: { zh: '诉求人代号（只留化名）', en: 'who asked (kept as a pseudonym)' },
  category: { zh: '分类', en: 'category' },
  type: { zh: '类型：咨询、求助、投诉、举报、建议', en: 'type' },
  place: { zh: '地点', en: 'place' },
  unit: { zh: '楼宇（网址名或名称）', en: 'building (slug or name)' },
  handler: { zh: '办理单位', en: 'who handled it' },
  channel: { zh: '来源渠道', en: 'how it came in' },
} satisfies Record<string, Text>
export type Field = keyof typeof fields
const fieldNames = Object.keys(fields) as Field[]
/** Without these no need can be made. */
const needed: Field[] = ['text', 'created']

export type Mapping = {
  /** Names the other system; with the key it tells whether a need is there already. */
  source: string
  title: Text
  lang: 'zh' | 'en'
  timeZone: string
  /** Of needs whose row names no type. */
  type: NeedType
  /** Column → what it is; one column may serve several fields, several columns of one field are joined. */
  columns: Record<string, Field[]>
}

/** Where each field stands in the file's rows. */
export type Plan = Mapping & { at: Map<Field, { index: number; name: string }[]>; ignored: string[] }

const zone = z.string().refine((name) => {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name) !== null
  } catch {
    return false
  }
}, '没有这个时区 / no such time zone')
const field = z.enum(fieldNames, { error: `能用的有 / use one of: ${fieldNames.join(', ')}` })
const columns = z.record(z.string(), z.union([field, z.array(field).min(1)], { error: `能用的有 / use one of: ${fieldNames.join(', ')}` }))
const MapFile = z.strictObject({
  source: z.string().optional(),
  lang: z.enum(['zh', 'en']).default('zh'),
  timeZone: zone.default('Asia/Shanghai'),
  type: z.enum(needTypes).default('help'),
  columns,
})
export const Source = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/)

/**
 * Reads a mapping: `{"列名": "field", …}`, or `{"source": "…", "columns": {…}, "timeZone": "…", "lang": "zh", "type": "help"}`.
 * @param name what the mapping is called; it names the source where the mapping does not
 * @throws Refusal `invalid` with every entry that cannot be used
 */
export function readMapping(text: string, name: string): Mapping {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new Refusal('invalid', 'mapping', { zh: '对照表不是完整的 JSON', en: 'The mapping is not complete JSON' })
  }
  const whole = typeof value === 'object' && value !== null && 'columns' in value && typeof value.columns === 'object'
  const parsed = MapFile.safeParse(whole ? value : { columns: value })
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue): [string, Text] => [
      issue.path.filter((part) => part !== 'columns').join('.') || name,
      { zh: issue.message, en: issue.message },
    ])
    throw new Refusal(
      'invalid',
      'mapping',
      { zh: '对照表有几处用不了', en: 'Some entries of the mapping cannot be used' },
      Object.fromEntries(wrong),
    )
  }
  const { columns: given, source = slug(name), ...rest } = parsed.data
  return {
    ...rest,
    source,
    title: { zh: `导入：${name}`, en: `Imported: ${name}` },
    columns: Object.fromEntries(Object.entries(given).map(([column, to]) => [column, Array.isArray(to) ? to : [to]])),
  }
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)

/**
 * Finds the mapping's columns in the first row of a file.
 * @throws Refusal `invalid` that names every column that is missing or there twice, what each is for, and what the file has
 */
export function planFor(mapping: Mapping, header: string[]): Plan {
  const names = header.map((name) => name.trim())
  const wrong: Record<string, Text> = {}
  const at: Plan['at'] = new Map()
  for (const [column, to] of Object.entries(mapping.columns)) {
    const places = names.flatMap((name, index) => (name === column ? [index] : []))
    const [index] = places
    const meant = to.map((one) => fields[one])
    if (index === undefined) {
      wrong[column] = {
        zh: `文件里没有这一列（${meant.map((one) => one.zh).join('、')}）`,
        en: `The file has no such column (${meant.map((one) => one.en).join(', ')})`,
      }
    } else if (places.length > 1) wrong[column] = { zh: '文件里有两列都叫这个名字', en: 'The file has two columns of this name' }
    else for (const one of to) at.set(one, [...(at.get(one) ?? []), { index, name: column }])
  }
  for (const one of needed) {
    if (!Object.values(mapping.columns).flat().includes(one))
      wrong[one] = { zh: `对照表要指出哪一列是${fields[one].zh}`, en: `The mapping must say which column is ${fields[one].en}` }
  }
  if (Object.keys(wrong).length > 0) {
    const list = names.filter(Boolean).join(', ')
    throw new Refusal(
      'invalid',
      'columns',
      { zh: `列对不上。文件里有：${list}`, en: `The columns do not fit. The file has: ${list}` },
      wrong,
    )
  }
  return { ...mapping, at, ignored: names.filter((name) => name !== '' && !(name in mapping.columns)) }
}
