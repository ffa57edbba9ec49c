import type { MatrixModule } from '../matrix-module.ts'
import { tries, through } from './id-tries.ts'
import { rows } from './matrix-rows.ts'

/** Its records stand before those of every module: matrix-world.ts asks for them first. */
export const matrix: MatrixModule = { rows, tries, through }
