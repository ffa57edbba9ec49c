import { z } from 'zod'
import { Instant, Text } from './common.ts'
import { toldKinds } from './moved-text.ts'

/** A date that was told and is another one now: from when, to when, and why. */
export const Moved = z.object({ kind: z.enum(toldKinds), from: Instant, to: Instant, why: Text })
export type Moved = z.infer<typeof Moved>
