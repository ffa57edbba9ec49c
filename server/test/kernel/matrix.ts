import * as session from '@liti/contract/session'
import * as system from '@liti/contract/system'
import { record, self, unknownToken, type MatrixModule } from '../matrix-module.ts'

export const matrix: MatrixModule = {
  rows: [
    record(system.getFile, [], (ids) => [{ params: { token: ids.file } }, { params: { token: unknownToken } }]),
    self(system.live), // followed for real in live.test.ts
    ...[session.getMe, session.sendCode, session.signInWithCode, session.signInWithPassword, session.giveSecondFactor].map(self),
    ...[session.startSecondFactor, session.confirmSecondFactor, session.changePassword].map(self),
    ...[session.setLanguage, session.setMail, session.signOut].map(self),
    ...[session.listSessions, session.revokeOtherSessions, session.closeAccount].map(self),
    ...[session.sendConfirmCode, session.confirmMyself].map(self),
    record(session.revokeSession, ['firm'], (ids) => [{ params: { sessionId: ids.session } }]),
  ],
}
