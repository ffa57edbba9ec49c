import type { Lang } from '@liti/contract/common'

const browsers: [string, RegExp][] = [
  ['微信', /MicroMessenger\//],
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Version\/[\d.]+.*Safari\//],
]
const systems: [string, RegExp][] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
]

/** A device as its owner would name it, roughly, from the user agent: `Chrome，Windows`. Nothing else of it is kept. */
export function deviceName(userAgent: string | undefined): string {
  const find = (list: [string, RegExp][]) => list.find(([, mark]) => mark.test(userAgent ?? ''))?.[0]
  return [find(browsers), find(systems)].filter((part) => part !== undefined).join('，') || '其他设备'
}

/** The stored name in the reader's language. */
export const deviceText = (name: string, lang: Lang): string =>
  lang === 'zh' ? name : name.replace('其他设备', 'Other device').replace('微信', 'WeChat').replaceAll('，', ', ')

/** An address that still tells home from office, and no more: `203.0.*.*`, `2001:db8:*`. */
export function maskAddress(address: string): string {
  const four = /(?:^|:)(\d+)\.(\d+)\.\d+\.\d+$/.exec(address)
  if (four) return `${four[1]}.${four[2]}.*.*`
  const parts = address.split(':').filter((part) => part !== '')
  return parts.length > 0 ? `${parts.slice(0, 2).join(':')}:*` : ''
}
