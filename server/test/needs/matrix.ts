import type { MatrixModule } from '../matrix-module.ts'
import { harmless, through, tries } from './id-tries.ts'
import { checks } from './matrix-checks.ts'
import { rows } from './matrix-rows.ts'
import { furnish, furnishFar } from './matrix-world.ts'

export const matrix: MatrixModule = { rows, furnish, furnishFar, checks, tries, harmless, through }
