import { z } from 'zod'

/** The parameters most notices begin with: the number people know the need by, and their own words for it. */
export const aboutNeed = { number: z.string(), title: z.string() }
