import { z } from 'zod'

/**
 * The kinds of records an id in a body can name, and who answers for it that the writer may see the record.
 * - `seen`: asked of the module before the command runs; what the writer may not see is answered as what is not there
 * - `listed`: everybody let into the route can list them; whether one fits is the command's to say
 * - `own`: the command takes the writer's own and no others
 * - `typed`: kept as it was typed, and opens nothing
 */
const answeredBy = {
  /** A firm whose file the writer may open. */
  organisation: 'seen',
  /** A firm the writer is of. */
  'own-organisation': 'seen',
  /** One of the people of a firm the writer looks after. */
  contact: 'seen',
  /** Somebody the writer may choose for a seat. */
  person: 'seen',
  unit: 'listed',
  building: 'listed',
  space: 'listed',
  body: 'listed',
  /** A firm in the list a desk searches in: one that is to move in may be anywhere. */
  'listed-organisation': 'listed',
  file: 'own',
  notice: 'own',
  draft: 'typed',
} as const

export type IdKind = keyof typeof answeredBy
export type SeenKind = { [K in IdKind]: (typeof answeredBy)[K] extends 'seen' ? K : never }[IdKind]
export const isSeenKind = (kind: string): kind is SeenKind => kind in answeredBy && answeredBy[kind as IdKind] === 'seen'

/** The id of a record of this kind, in what a caller sends. */
export const idOf = (kind: IdKind) => z.uuid().meta({ 'x-id-of': kind })
