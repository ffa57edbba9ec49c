import type { Fault } from '../options.ts'

/** What one check found: a line for the reader, and every violation in words. */
export type Finding = { name: string; line: string; violations: { of: Fault | null; text: string }[] }
