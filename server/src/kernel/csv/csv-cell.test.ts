import { expect, test } from 'vitest'
import { csvCell } from './csv-cell.ts'

test('a cell is quoted, and its quotes are doubled', () => {
  expect([csvCell('王女士'), csvCell('说"好"'), csvCell('两行\n字'), csvCell(3), csvCell(null), csvCell('')]).toEqual([
    '"王女士"',
    '"说""好"""',
    '"两行\n字"',
    '"3"',
    '""',
    '""',
  ])
})

test.each(['=1+1', '+1', '-1', '@a', '\t=1', '＝1+1', '＋1', '－1', '＠a'])('%j is text and no formula', (text) => {
  expect(csvCell(text)).toBe(`"'${text}"`)
})
