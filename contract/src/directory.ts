// The contract of who and where: places first, then the people who act in them.
export * from './directory/words.ts'
export * from './directory/units.ts'
export * from './directory/plan.ts'
export * from './directory/building.ts'
export * from './directory/bodies.ts'
export * from './directory/seats.ts'
export * from './directory/enterprise.ts'
export * from './directory/find.ts'
