import { mailPlace } from '../../kernel/crypto/person-mail.ts'
import type { Module } from '../module.ts'
import { phonePlace } from './record/phones.ts'
import { directoryRoutes } from './routes.ts'
import { seeIds } from './find/see-ids.ts'

/** Who and where: places, buildings, organisations, people, and the bodies and seats that rights come from. */
export const directory: Module = {
  name: 'directory',
  routes: (serve, open) => directoryRoutes(serve, { openNeedsBySpace: open.bySpace, countOpenNeeds: open.count }),
  ids: seeIds,
  sealed: [
    { table: 'directory.person', column: 'phone_sealed', context: phonePlace },
    { table: 'directory.person', column: 'email_sealed', context: mailPlace },
  ],
  phoneTails: ['directory.person'],
  changesRights: ['directory.seat-', 'directory.body-', 'directory.affiliation-'],
}
