import type { Ctx } from '../context.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'
import { accountRoutes } from './account/account-routes.ts'
import type { Library } from './sign-in/library.ts'
import { secondFactorRoutes } from './second-factor/second-factor-routes.ts'
import { signInRoutes, type SessionDeps } from './sign-in/sign-in-routes.ts'

export { createPersonAccount, resetAccess, setPassword, sweepSessions } from './account/account.ts'
export { addReceipt, draftToken, readDevice, readDraftToken, readReceipts } from './device-cookies.ts'
export { isBackground, makeDoor, sessionOf } from './door.ts'
export { openPhone, phoneIndex, sealPhone } from './keys-of-session.ts'
export type { SessionDeps } from './sign-in/sign-in-routes.ts'

/** Every route of contract/src/session.ts. */
export function sessionRoutes(serve: Serve, system: System, deps: SessionDeps): void {
  const libraries = new Map<number, Promise<Library>>()
  const libraryFor = (ctx: Ctx): Promise<Library> => {
    let library = libraries.get(ctx.district)
    if (!library) libraries.set(ctx.district, (library = load(ctx)))
    return library
  }
  const load = async (ctx: Ctx): Promise<Library> => {
    const { makeLibrary } = await import('./sign-in/library.ts')
    return makeLibrary({ ...ctx, now: () => system.now() })
  }
  signInRoutes(serve, system, libraryFor, deps)
  secondFactorRoutes(serve, system, libraryFor)
  accountRoutes(serve, libraryFor, deps)
}
