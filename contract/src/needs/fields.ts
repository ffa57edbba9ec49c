import { z } from 'zod'
import { Id } from '../common.ts'

export const needParams = z.object({ needId: Id })
export const words = (max: number) => z.string().trim().max(max)
export const said = (max: number) => z.string().trim().min(1).max(max)
