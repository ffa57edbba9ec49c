import { press, refused, type Scene } from '../scenes.ts'
import './furnish.ts'

/** What the server says when a link's last day is over. */
const expired = {
  kind: 'not-found',
  code: 'link-expired',
  message: { zh: '这个链接过期了，请牵头单位换一个新的', en: 'This link has expired; ask the lead unit for a new one' },
  requestId: 'expired',
}

export const portal: readonly Scene[] = [
  {
    route: '/link/:token',
    name: 'unsigned',
    who: 'stranger',
    at: (world) => `/link/${world.links.unsigned}`,
    main: '签收这件协办',
    dialogs: [
      { name: 'signing', open: press('签收这件协办'), title: '签收这件协办' },
      { name: 'sending back', open: press('不归我们办'), title: '退回给牵头单位' },
    ],
  },
  {
    route: '/link/:token',
    name: 'at work',
    who: 'stranger',
    at: (world) => `/link/${world.links.working}`,
    main: '先问一件事',
    dialogs: [
      { name: 'asking', open: press('先问一件事'), title: '先问一件事' },
      { name: 'sending back', open: press('不归我们办，退回'), title: '退回给牵头单位' },
    ],
  },
  {
    route: '/link/:token',
    name: 'revoked',
    who: 'stranger',
    at: (world) => `/link/${world.links.revoked}`,
    trouble: refused,
    shows: '这个链接收回了',
  },
  {
    route: '/link/:token',
    name: 'expired',
    who: 'stranger',
    at: (world) => `/link/${world.links.unsigned}`,
    answers: (page) =>
      page.route('**/api/link/*', (route) =>
        route.fulfill({ status: 404, contentType: 'application/json', body: JSON.stringify(expired) }),
      ),
    trouble: refused,
    shows: '这个链接过期了',
  },
  { route: '/link/:token', name: 'asked', who: 'stranger', at: (world) => `/link/${world.links.signed}`, shows: '等答复' },
  {
    route: '/link/:token',
    name: 'naming a day',
    who: 'stranger',
    at: (world) => `/link/${world.links.working}`,
    act: (page) => page.getByRole('radio', { name: '可以办，定在某日' }).check(),
    shows: '哪一天办好',
  },
  {
    route: '/link/:token',
    name: 'correcting',
    who: 'stranger',
    at: (world) => `/link/${world.links.replied}`,
    act: press('更正回复'),
    shows: '不改了',
  },
  { route: '/link/:token', name: 'replied', who: 'stranger', at: (world) => `/link/${world.links.replied}`, shows: '您单位的回复' },
  { route: '/link/:token', name: 'unknown', who: 'stranger', at: '/link/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', trouble: refused },
]
