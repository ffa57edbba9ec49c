import type { SealContext } from './seal.ts'

/** A column of sealed values, as the change of keys goes through it; whoever owns the table names it. */
export type SealedColumn = {
  table: string
  column: string
  /** The column whose value binds an envelope to its row, where that is not `id`. */
  boundTo?: string
  context: (bound: string) => SealContext
}
