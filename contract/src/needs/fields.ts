import { z } from 'zod'
import { Id, written } from '../common.ts'

export const needParams = z.object({ needId: Id })
export const words = (max: number) => written().trim().max(max)
export const said = (max: number) => written().trim().min(1).max(max)
