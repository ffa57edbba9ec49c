import type { Module } from './modules/module.ts'
import { directory } from './modules/directory/index.ts'
import { needs } from './modules/needs/index.ts'

/** Every module of the product. A new one is a line here; what the house does with it follows from its value. */
export const modules: readonly Module[] = [directory, needs]
