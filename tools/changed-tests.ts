// node tools/changed-tests.ts [REF]: prints, as JSON, which test files what has changed can touch; `null` where nobody can say.
import { fileURLToPath } from 'node:url'
import { changedFiles } from './changed/changed-files.ts'
import { testsFor } from './changed/tests-for.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const changed = changedFiles(root, process.argv[2])
console.log(JSON.stringify(changed && { changed, ...testsFor(root, changed) }))
