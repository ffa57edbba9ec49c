import type { Text } from '@liti/contract/common'
import { Refusal } from '../kernel/refusal.ts'
import type { Mapping } from './mapping.ts'

export const presetNames = ['citizen-messages', 'sf311'] as const
export type PresetName = (typeof presetNames)[number]

/** `optional`: columns a file may lack. */
const presets: Record<PresetName, { mapping: Mapping; optional: string[] }> = {
  'citizen-messages': {
    optional: ['id', 'user'],
    mapping: {
      source: 'citizen-messages',
      title: { zh: '导入：网民留言', en: 'Imported: messages of citizens' },
      lang: 'zh',
      timeZone: 'Asia/Shanghai',
      type: 'help',
      columns: {
        id: ['key'],
        title: ['title'],
        text: ['text'],
        time: ['created'],
        user: ['requester'],
        reply: ['answer'],
        reply_time: ['answered'],
      },
    },
  },
  sf311: {
    optional: [],
    mapping: {
      source: 'sf311',
      title: { zh: '导入：311 服务请求', en: 'Imported: 311 service requests' },
      lang: 'en',
      timeZone: 'America/Los_Angeles',
      type: 'help',
      columns: {
        unique_key: ['key'],
        created_date: ['created'],
        closed_date: ['closed'],
        status: ['status'],
        status_notes: ['answer'],
        agency_name: ['handler'],
        category: ['category', 'text'],
        complaint_type: ['title', 'text'],
        descriptor: ['title', 'text'],
        incident_address: ['place'],
        source: ['channel'],
      },
    },
  },
}

/**
 * The preset of a name, or with `auto` the one whose columns the file has; columns the file may lack are left out of it.
 * @throws Refusal `invalid` where `auto` finds none, with what each preset misses
 */
export function choosePreset(name: PresetName | 'auto', header: string[]): Mapping {
  const has = new Set(header.map((cell) => cell.trim()))
  const fitted = (preset: PresetName): Mapping => {
    const { mapping, optional } = presets[preset]
    return {
      ...mapping,
      columns: Object.fromEntries(Object.entries(mapping.columns).filter(([column]) => has.has(column) || !optional.includes(column))),
    }
  }
  if (name !== 'auto') return fitted(name)
  const missing = presetNames.map((preset) => ({
    preset,
    columns: Object.keys(fitted(preset).columns).filter((column) => !has.has(column)),
  }))
  const found = missing.find(({ columns }) => columns.length === 0)
  if (found) return fitted(found.preset)
  const told = missing.map(({ preset, columns }): [string, Text] => [
    preset,
    { zh: `少了 ${columns.join('、')}`, en: `lacks ${columns.join(', ')}` },
  ])
  throw new Refusal(
    'invalid',
    'no-preset',
    {
      zh: `认不出这个文件的列：${[...has].join('、')}。请用 --map 指定对照表，例如 {"内容": "text", "时间": "created"}`,
      en: `The columns are not known: ${[...has].join(', ')}. Say with --map what they are, e.g. {"message": "text", "date": "created"}`,
    },
    Object.fromEntries(told),
  )
}
