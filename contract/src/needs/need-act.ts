import type { z } from 'zod'
import { act } from '../kit.ts'
import { needParams } from './fields.ts'
import { NeedView } from './need-view.ts'

/** A step of the desk on one need: answers with the need as it is afterwards. */
export const needAct = <B extends z.ZodType>(path: string, summary: string, body: B) =>
  act(`/api/desk/needs/:needId/${path}`, { summary, access: 'staff', params: needParams, body, reply: NeedView })
