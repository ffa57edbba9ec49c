import type { bodyKinds } from '@liti/contract/directory'

export type BodyKind = (typeof bodyKinds)[number]
