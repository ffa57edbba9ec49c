import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { databaseOf, dropDatabase } from './databases.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Holds the seeded world every file begins with, and each file's own copy of it. */
    worlds: string
  }
}

const kept = process.env['E2E_WORLD']
let folder = ''

/**
 * A folder for the worlds of this run; what is in it is made by the first file that wants it (product.ts).
 * E2E_WORLD names one that stays, so that a second run on the same day needs no seeding.
 */
export async function setup(project: TestProject): Promise<void> {
  folder = kept ?? (await mkdtemp(join(tmpdir(), 'liti-e2e-')))
  await mkdir(folder, { recursive: true })
  // PostgreSQL runs as another account where we are root: shut out of this folder it keeps its data elsewhere, behind a link, and every copy
  // of the world would lead to the same database
  await chmod(folder, 0o711)
  project.provide('worlds', folder)
}

export async function teardown(): Promise<void> {
  if (kept) return
  await dropDatabase(databaseOf(folder))
  await rm(folder, { recursive: true, force: true })
}
