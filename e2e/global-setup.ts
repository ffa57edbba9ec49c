import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Holds the seeded world every file begins with, and each file's own copy of it. */
    worlds: string
  }
}

let folder = ''

/** A folder for the worlds of this run; what is in it is made by the first file that wants it (product.ts). */
export async function setup(project: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'liti-e2e-'))
  project.provide('worlds', folder)
}

export const teardown = (): Promise<void> => rm(folder, { recursive: true, force: true })
