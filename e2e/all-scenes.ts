import { everyFile } from '../tools/every-file.ts'
import type { Scene, Scenes } from './scenes.ts'

const files = await everyFile<Scenes>('e2e/*/*.scenes.ts')
export const portalScenes: readonly Scene[] = files.flatMap(({ portal = [] }) => portal)
export const deskScenes: readonly Scene[] = files.flatMap(({ desk = [] }) => desk)
