import { z } from 'zod'
import { Id } from '../common.ts'
import { act } from '../kit.ts'

const params = z.object({ affiliationId: Id })
const reply = z.object({ done: z.literal(true) })

/** Somebody wrote the caller down as theirs. Without this answer it has no effect. */
export const acceptTie = act('/api/me/ties/:affiliationId/accept', { summary: '是，我是这家单位的', access: 'person', params, reply })
/** It is not so, or not any more. */
export const endOwnTie = act('/api/me/ties/:affiliationId/end', { summary: '不是，或者不再是这家单位的', access: 'person', params, reply })
