import { press, refused, type Scene } from '../scenes.ts'

export const portal: readonly Scene[] = [
  { route: '/b', name: 'own', who: 'firm', at: '/b' },
  { route: '/b', name: 'none', who: 'stranger', at: '/b' },
  { route: '/b/:slug', name: 'jinding', who: 'stranger', at: '/b/jinding', main: '在这栋楼提诉求', shows: '各层都有谁' },
  { route: '/b/:slug', name: 'two towers', who: 'stranger', at: '/b/rongke' },
  { route: '/b/:slug', name: 'unknown', who: 'stranger', at: '/b/nowhere', trouble: refused },
  { route: '/buildings', name: 'list', who: 'stranger', at: '/buildings', shows: '融科创意中心' },
  { route: '/me/organisation', name: 'own', who: 'firm', at: '/me/organisation', main: '更新', shows: '联系人' },
  { route: '/me/organisation', name: 'editing', who: 'firm', at: '/me/organisation', act: press('更新'), shows: '在楼里上班的人数' },
  { route: '/me/organisation', name: 'adding', who: 'firm', at: '/me/organisation', act: press('登记一个人'), shows: '怎么称呼' },
  { route: '/me/organisation', name: 'guest', who: 'stranger', at: '/me/organisation' },
]
