import { z } from 'zod'
import { Id } from '../common.ts'

export const Name = z.string().trim().min(1).max(80)
export const NameEn = z.string().trim().max(120).default('')
export const Note = z.string().trim().max(200).default('')
export const Area = z.number().positive().max(1_000_000)
export const Count = z.number().int().min(0).max(1_000_000)

/** Somebody to be put on file: found by the number if it is known, else new. `name` is how the product addresses them: 联络员 王女士. */
export const NewPerson = z.object({ name: z.string().trim().min(1).max(40), phone: z.string().trim().min(1).max(30) })
export type NewPerson = z.infer<typeof NewPerson>

/** What a command made or changed. */
export const Done = z.object({ id: Id })
