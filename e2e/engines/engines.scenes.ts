import { type Scene } from '../scenes.ts'
import '../needs/furnish.ts'

export const portal: readonly Scene[] = [
  { route: '/notices', name: 'firm', who: 'firm', at: '/notices' },
  { route: '/notices', name: 'guest', who: 'stranger', at: '/notices' },
]
export const desk: readonly Scene[] = [
  { route: '/desk/threads/:kind/:id', name: 'complex', who: 'head', at: (world) => `/desk/threads/need/${world.complex}` },
  { route: '/desk/threads/:kind/:id', name: 'closed', who: 'head', at: (world) => `/desk/threads/need/${world.needIn('closed')}` },
  { route: '/desk/notices', name: 'list', who: 'liaison', at: '/desk/notices' },
  { route: '/desk/notices', name: 'empty', who: 'committee', at: '/desk/notices' },
]
