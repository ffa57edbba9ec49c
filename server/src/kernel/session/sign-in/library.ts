import { betterAuth, type BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { phoneNumber, twoFactor } from 'better-auth/plugins'
import type { KyselyPlugin } from 'kysely'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import type { KeyProvider } from '../../crypto/keys.ts'
import type { Db } from '../../db.ts'
import type { Log } from '../../log.ts'
import { codeHash, librarySecret } from '../keys-of-session.ts'
import { codeMinutes, codePrefix, cookieName, isSecure, running, secondFactorCookie, sessionCookie, sessionDays } from './library-names.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'

export type LibraryParts = { db: Db; district: number; config: Config; keys: KeyProvider; log: Log; now: () => Temporal.Instant }
export type Library = ReturnType<typeof makeLibrary>

/**
 * better-auth for one district, on that district's own connections: one-time codes, password, second factor, the session
 * row and its cookie. It never sees a phone number or a name: people are their ids here, a code belongs to a blind index.
 */
export function makeLibrary({ db, district, config, keys, log, now }: LibraryParts) {
  const date = () => new Date(now().epochMilliseconds)
  return betterAuth({
    appName: '立体社区 Liti',
    baseURL: config.PUBLIC_URL,
    basePath: '/api/sign-in/library', // never served
    secret: librarySecret(keys),
    database: { db: db.withPlugin(datesForLibrary), type: 'postgres', schemaName: 'auth' },
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours hold across processes
    logger: { log: (level, message) => (level === 'error' ? log.error({ signIn: message }, 'sign-in') : log.debug({ signIn: message })) },
    user: {
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { personId: { type: 'string', required: true, unique: true, input: false, fieldName: 'person_id' } },
    },
    session: {
      expiresIn: sessionDays * 86_400,
      disableSessionRefresh: true,
      fields: {
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'address',
        userAgent: 'device',
        userId: 'user_id',
      },
      additionalFields: {
        method: { type: 'string', required: true, input: false },
        startedAt: { type: 'date', required: true, input: false, fieldName: 'started_at' },
        lastSeenAt: { type: 'date', required: true, input: false, fieldName: 'last_seen_at' },
        secondFactorAt: { type: 'date', required: false, input: false, fieldName: 'second_factor_at' },
      },
    },
    account: {
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: { fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1, // our own policy decides when a password is set
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: 'liti',
      useSecureCookies: false, // it would rename the cookies; the attribute below is what protects them
      defaultCookieAttributes: { secure: isSecure(config), sameSite: 'lax', httpOnly: true, path: '/' },
      cookies: {
        session_token: { name: cookieName(config, sessionCookie) },
        two_factor: { name: cookieName(config, secondFactorCookie) },
      },
      disableOriginCheck: true, // the door has checked it
    },
    databaseHooks: {
      session: {
        create: {
          async before(session, context) {
            const call = running.getStore()
            const earlier = session as Record<string, unknown>
            return {
              data: {
                ...session,
                // the district in front tells the door which database to ask; the cookie's signature vouches for it
                token: `${district}-${session.token}`,
                ipAddress: call?.address ?? '',
                userAgent: call?.device ?? '',
                method: earlier['method'] ?? call?.method ?? 'password',
                startedAt: earlier['startedAt'] ?? date(),
                lastSeenAt: date(),
                secondFactorAt: context?.path?.startsWith('/two-factor/verify-') ? date() : null,
              },
            }
          },
        },
      },
      verification: {
        create: {
          async before(row) {
            const code = /^(\d{6})(:\d+)$/.exec(row.value)
            if (!code || !row.identifier.startsWith(codePrefix)) return
            return { data: { ...row, value: codeHash(keys, row.identifier.slice(codePrefix.length), code[1] ?? '') + code[2] } }
          },
        },
      },
    },
    plugins: [
      phoneNumber({
        expiresIn: codeMinutes * 60,
        allowedAttempts: 5,
        sendOTP({ code }) {
          const call = running.getStore()
          if (call) call.code = code
        },
        schema: { user: { fields: { phoneNumber: 'phone_number', phoneNumberVerified: 'phone_number_verified' } } },
      }),
      twoFactor({
        issuer: '立体社区 Liti',
        accountLockout: { enabled: false }, // it would shut the person out whoever tries: ours (lock.ts) asks from where
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'two_factor',
            fields: {
              backupCodes: 'backup_codes',
              userId: 'user_id',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      sessionAfterCode,
    ],
  })
}

/** The library opens a session for a person whose code was right; it has no call of its own for that. */
const sessionAfterCode = {
  id: 'liti',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly({ method: 'POST', body: z.object({ userId: z.string() }) }, async (ctx) => {
      const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId)
      if (!user) throw new Error('No such sign-in')
      const session = await ctx.context.internalAdapter.createSession(user.id)
      await setSessionCookie(ctx, { session, user })
      return ctx.json({ opened: true })
    }),
  },
} satisfies BetterAuthPlugin

/** Our connections give Temporal.Instant; the library calculates with Date. */
const datesForLibrary: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, value instanceof Temporal.Instant ? new Date(value.epochMilliseconds) : value]),
      ),
    ),
  }),
}
