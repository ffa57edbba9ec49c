import { readFileSync } from 'node:fs'
import { z } from 'zod'

const place = (digits: number) => ({
  code: z.string().regex(new RegExp(`^\\d{${digits}}$`), `${digits} digits`),
  name: z.string().trim().min(1),
  nameEn: z.string().trim().default(''),
})

/** What a district begins with: its sub-district office, and the one person who puts everybody else on file. */
export const DistrictFile = z
  .strictObject({
    district: z.strictObject(place(6)),
    subdistrict: z.strictObject({
      ...place(9),
      place: z.string().trim().default(''),
      phone: z.string().trim().default(''),
      hours: z.string().trim().default(''),
      hoursEn: z.string().trim().default(''),
    }),
    communities: z.array(z.strictObject(place(12))).default([]),
    head: z.strictObject({
      name: z.string().trim().min(1),
      phone: z.string().trim().min(1),
      title: z.string().trim().min(1).default('主任'),
      titleEn: z.string().trim().default('Director'),
    }),
  })
  .refine(
    ({ district, subdistrict }) => subdistrict.code.startsWith(district.code),
    'the sub-district lies in the district: its code begins with the district’s',
  )
  .refine(
    ({ subdistrict, communities }) => communities.every(({ code }) => code.startsWith(subdistrict.code)),
    'communities lie in the sub-district: their codes begin with its code',
  )
export type DistrictFile = z.infer<typeof DistrictFile>

/** @throws with one readable list of what is wrong with the file */
export function readDistrictFile(file: string): DistrictFile {
  let written: unknown
  try {
    written = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  const read = DistrictFile.safeParse(written)
  if (read.success) return read.data
  const wrong = read.error.issues.map(({ path, message }) => `  ${path.join('.') || 'file'}: ${message}`)
  throw new Error(`${file} does not say what a district needs:\n${wrong.join('\n')}\ndocs/runbook/operate.md shows one.`)
}
