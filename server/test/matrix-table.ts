import { everyFile } from '../../tools/every-file.ts'
import type { MatrixModule, Row } from './matrix-module.ts'

/** What every module brings to the matrix. */
export const matrixModules: MatrixModule[] = (await everyFile<{ matrix: MatrixModule }>('server/test/*/matrix.ts')).map(
  ({ matrix }) => matrix,
)
export const matrix: Row[] = matrixModules.flatMap(({ rows }) => rows)
/** The same routes are asked for records of every kind there is. */
export const knocks: Row[] = [...matrix, ...matrixModules.flatMap(({ also = [] }) => also)]
