import type { FileRef } from '@liti/contract/common'
import { addDeskFile } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { FileInput } from '../../../kit/ui/file-input.tsx'
import { upload } from '../../../kit/api/upload.ts'

/** Files that go with a text of the desk. */
export function DeskFiles({ files, onChange }: { files: FileRef[]; onChange: (files: FileRef[]) => void }): ReactNode {
  return (
    <FileInput
      files={files}
      onChange={onChange}
      send={async (file, onProgress) => (await upload(addDeskFile, {}, file, { onProgress })).file}
    />
  )
}
