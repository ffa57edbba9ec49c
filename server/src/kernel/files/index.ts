export { attachFiles } from './attach-files.ts'
export { filesOf } from './files-of.ts'
export { forgetFiles } from './forget-files.ts'
export { uploadFile } from './upload-file.ts'
