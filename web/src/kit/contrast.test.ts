import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Every text and border pair in use, by WCAG 2.2: 4.5 for text, 3 for borders of controls. */
const css = readFileSync(new URL('./css/tokens.css', import.meta.url), 'utf8')
const plan = readFileSync(new URL('./css/plan.css', import.meta.url), 'utf8')

const colours = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]))
const block = (selector: string): Record<string, string> => colours(css.slice(css.indexOf(selector)).split('}')[0] ?? '')

const base = block(':root')
const ink = { ...base, ...block("[data-theme='ink']") }
const categories = Object.keys(colours(plan)).filter((name) => name.startsWith('cat-'))
const lensSteps = ['#b5cfe2', '#f0cf85', '#e2c4a9', '#f7efe7']

const light = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const ratio = (a: string, b: string): number => {
  const [lower = 0, higher = 0] = [light(a), light(b)].toSorted((x, y) => x - y)
  return (higher + 0.05) / (lower + 0.05)
}

const grounds = ['paper', 'paper-raised', 'paper-sunken']
const hues = ['azurite', 'malachite', 'gamboge', 'cinnabar', 'ochre']
type Pair = [text: string, ground: string, least: number]

const shared: Pair[] = [
  ...['ink', 'ink-2', 'ink-3', 'azurite', 'malachite', 'gamboge-deep', 'cinnabar', 'ochre'].flatMap((text) =>
    grounds.map((ground): Pair => [text, ground, 4.5]),
  ),
  ...hues.flatMap((hue): Pair[] => [
    [`${hue}-deep`, `${hue}-tint`, 4.5],
    ['ink', `${hue}-tint`, 4.5],
    ['ink-2', `${hue}-tint`, 4.5],
  ]),
  ...hues
    .filter((hue) => hue !== 'gamboge')
    .flatMap((hue): Pair[] => [
      ['white', hue, 4.5],
      ['paper', hue, 4.5],
      [hue, `${hue}-tint`, 4.5],
    ]),
  ...['cinnabar', 'gamboge-deep', 'malachite'].map((text): Pair => [text, 'azurite-tint', 4.5]),
  ['paper', 'ink', 4.5],
  ...grounds.map((ground): Pair => ['line-strong', ground, 3]),
]
const onPaper: Pair[] = [
  ...['ink', 'ink-2'].flatMap((text) => [...categories, ...lensSteps].map((ground): Pair => [text, ground, 4.5])),
  ['ink', 'gamboge', 4.5],
  ...['gamboge', 'azurite-tint', 'ochre-tint', 'malachite-tint'].map((text): Pair => [text, 'ink', 4.5]),
  ['white', 'azurite-deep', 4.5],
  ['ink-3', 'azurite-tint', 4.5],
]

const themes: [string, Record<string, string>, Pair[]][] = [
  ['paper', { ...base, ...colours(plan) }, [...shared, ...onPaper]],
  ['ink', ink, [...shared, ['paper', 'gamboge', 4.5]]],
]

describe.each(themes)('contrast in the %s theme', (_, token, pairs) => {
  test.each(pairs)('%s on %s is at least %d', (text, ground, least) => {
    expect(ratio(token[text] ?? text, token[ground] ?? ground)).toBeGreaterThanOrEqual(least)
  })
})

test('a device set to dark gets the ink theme, value by value', () => {
  expect(block("[data-theme='auto']")).toEqual(block("[data-theme='ink']"))
})

test('the tokens were read', () => {
  expect(Object.keys(base).length).toBeGreaterThan(20)
  expect(categories).toHaveLength(6)
})
