import type { Matrix } from '../matrix-module.ts'

/** A firm of the other building, one of its people, a room and a unit there. */
export const elsewhere = ({ world: { world: named } }: Matrix) => ({
  unit: named.unit('rongke'),
  building: named.building('rongke/A 座'),
  space: named.space('rongke/A101'),
  organisation: named.organisation('星河云计算'),
  person: named.person('星河云计算 行政总监'),
  property: named.body('融科创意中心物业'),
})
