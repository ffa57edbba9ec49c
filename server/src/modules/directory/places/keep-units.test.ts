import * as directory from '@liti/contract/directory'
import { expect } from 'vitest'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'

const suite = await commandWorld()
const { browser } = suite
let n = 0

let units = 0
testCommand(suite, {
  route: directory.openUnit,
  by: 'street',
  ready: async () => {
    const letters = String.fromCharCode(65 + (units += 1))
    return {
      body: {
        jurisdictionCode: '110107003',
        name: `新楼${units}`,
        nameEn: `New ${units}`,
        shortCode: `N${letters}`,
        slug: `new-${units}`,
        place: '1 层',
        phone: '',
      },
    }
  },
  event: 'directory.unit-opened',
  done: async ({ slug }) => {
    const { bodies } = await (await browser('street')).get(directory.getThreeCarriages, { params: { slug } })
    expect(bodies.map(({ kind, seats }) => [kind, seats.map((seat) => [seat.kind, seat.vacant])])).toEqual([
      ['party', [['secretary', true]]],
      ['committee', [['chair', true]]],
      ['workstation', [['head', true]]],
    ])
    expect(bodies.every(({ can }) => can.fillSeat === true)).toBe(true)
  },
  twice: 'unit-taken',
  refused: [
    { why: 'by a workstation', by: 'head', status: 403, code: 'not-the-office' },
    {
      why: 'in a place that is not there',
      status: 422,
      code: 'place-missing',
      field: 'jurisdictionCode',
      body: { jurisdictionCode: '110107003999', name: '新', shortCode: 'QQ', slug: 'qq' },
    },
  ],
})

testCommand(suite, {
  route: directory.addBuilding,
  by: 'street',
  ready: () =>
    Promise.resolve({
      params: { slug: 'rongke' },
      body: { name: `C 座 ${(n += 1)}`, completedYear: 2020, floorsAbove: 3, floorsBelow: 1, floorArea: 500 },
    }),
  event: 'directory.building-added',
  done: async ({ id }) => {
    const page = await (await browser('street')).get(directory.getBuilding, { params: { slug: 'rongke' }, query: { building: id } })
    expect(page.plan.map(({ label, cells }) => [label, cells.length])).toEqual([
      ['3', 1],
      ['2', 1],
      ['1', 1],
      ['B1', 1],
    ])
  },
  twice: null,
  refused: [{ why: 'by a workstation', by: 'otherHead', status: 403, code: 'not-the-office' }],
})
