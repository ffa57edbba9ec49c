import { z } from 'zod'
import { codeIn, factorIn } from './codes.ts'
import { Id, Instant, MailOrNone, Mobile, Text } from './common.ts'
import { act, read } from './kit.ts'

/** A seat the reader holds today: the only source of rights. */
export const Seat = z.object({
  id: Id,
  kind: z.string(),
  title: Text,
  bodyId: Id,
  bodyKind: z.string(),
  bodyName: Text,
  unitId: Id.nullable(),
  until: z.iso.date().nullable(),
})
export type Seat = z.infer<typeof Seat>

export const Me = z.object({
  person: z
    .object({
      id: Id,
      name: z.string(),
      phone: z.string(), // masked
      /** Whether notices also go to a mail address; the address itself lies sealed. */
      hasMail: z.boolean(),
      lang: z.enum(['zh', 'en']),
      seats: z.array(Seat),
      organisations: z.array(
        z.object({
          id: Id,
          affiliationId: Id,
          name: Text,
          kind: z.string(),
          job: z.string(),
          /** They speak for it, not merely work there. */
          actsFor: z.boolean(),
          place: z.string(),
          unitSlug: z.string().nullable(),
        }),
      ),
      /** What others wrote down of them: without effect until they say that it is so. */
      asked: z.array(z.object({ affiliationId: Id, name: Text, actsFor: z.boolean(), job: z.string() })),
    })
    .nullable(),
  district: z.object({ id: z.number().int(), name: z.string() }),
  demo: z.boolean(),
  unread: z.number().int(),
  /** The second factor is still to be given, or still to be set up (seats that need it). */
  secondFactor: z.enum(['none', 'due', 'set-up-due', 'given']),
  /** `due`: it has grown too old and has to be changed before the seats count. */
  password: z.enum(['none', 'set', 'due']),
  /** When the session ends if nothing more is done; null for a guest. */
  idleEndsAt: Instant.nullable(),
})
export type Me = z.infer<typeof Me>

export const getMe = read('/api/me', { summary: '我是谁', access: 'anyone', reply: Me })

export const sendCode = act('/api/sign-in/code', {
  summary: '发短信验证码',
  access: 'anyone',
  perMinute: 5,
  body: z.object({ phone: Mobile }),
  reply: z.object({
    resendAt: Instant,
    expiresAt: Instant,
    /** Only where the demo's SMS provider is in use. */
    demoCode: z.string().optional(),
  }),
})

/** Six digits, as they were typed or pasted: with a space, or the whole message. */
export const OneTimeCode = z
  .string()
  .max(500)
  .transform((typed) => codeIn(typed))
  .pipe(z.string().regex(/^\d{6}$/))

export const signInWithCode = act('/api/sign-in/phone', {
  summary: '用验证码登录',
  access: 'anyone',
  perMinute: 10,
  body: z.object({ phone: Mobile, code: OneTimeCode }),
  reply: Me,
})

export const signInWithPassword = act('/api/sign-in/password', {
  summary: '工作人员用密码登录',
  access: 'anyone',
  perMinute: 10,
  body: z.object({ phone: Mobile, password: z.string().min(1).max(200) }),
  reply: Me,
})

/** Six digits of the authenticator, or one of the backup codes (`aB3dE-5fGh7`). */
export const SecondFactorCode = z
  .string()
  .max(500)
  .transform(factorIn)
  .pipe(z.string().regex(/^(?:\d{6}|[A-Za-z\d]{5}-[A-Za-z\d]{5})$/))

export const giveSecondFactor = act('/api/sign-in/second-factor', {
  summary: '输入动态码',
  access: 'anyone',
  perMinute: 10,
  body: z.object({ code: SecondFactorCode }),
  reply: Me,
})

export const startSecondFactor = act('/api/me/second-factor', {
  summary: '开始设置动态码',
  access: 'person',
  /** `code` (of the authenticator there is, or a backup code) where one is set up already: the new one takes its place. */
  body: z.object({ password: z.string().min(1).max(200), code: SecondFactorCode.optional() }),
  reply: z.object({ uri: z.string(), backupCodes: z.array(z.string()) }),
})

export const confirmSecondFactor = act('/api/me/second-factor/confirm', {
  summary: '确认动态码已设好',
  access: 'person',
  body: z.object({ code: OneTimeCode }),
  reply: Me,
})

export const changePassword = act('/api/me/password', {
  summary: '设置或更换密码',
  access: 'person',
  // `current` is not asked for where there is no password yet, or within 15 minutes of signing in by code
  body: z.object({ current: z.string().max(200).optional(), next: z.string().min(10).max(200) }),
  reply: z.object({ changed: z.literal(true) }),
})

export const setLanguage = act('/api/me/language', {
  summary: '换语言',
  access: 'person',
  body: z.object({ lang: z.enum(['zh', 'en']) }),
  reply: Me,
})

/** Where notices go besides the product; an empty one takes the address away. */
export const setMail = act('/api/me/mail', {
  summary: '设置或删去收通知的邮箱',
  access: 'person',
  perMinute: 10,
  body: z.object({
    mail: MailOrNone,
  }),
  reply: Me,
})

export const signOut = act('/api/sign-out', { summary: '退出登录', access: 'anyone', reply: z.object({ signedOut: z.literal(true) }) })

export const SessionRow = z.object({
  id: z.string(),
  current: z.boolean(),
  method: z.enum(['code', 'password']),
  device: z.string(),
  address: z.string(),
  since: Instant,
  lastSeen: Instant,
})
export const listSessions = read('/api/me/sessions', {
  summary: '在哪些设备上登录了',
  access: 'person',
  reply: z.object({ sessions: z.array(SessionRow) }),
})
export const revokeSession = act('/api/me/sessions/:sessionId/revoke', {
  summary: '让这台设备退出',
  access: 'person',
  params: z.object({ sessionId: z.string().max(100) }),
  reply: z.object({ sessions: z.array(SessionRow) }),
})
export const revokeOtherSessions = act('/api/me/sessions/revoke-others', {
  summary: '让其他设备都退出',
  access: 'person',
  reply: z.object({ sessions: z.array(SessionRow) }),
})

/** Sends a code to the person's own phone, for {@link confirmMyself}. */
export const sendConfirmCode = act('/api/me/confirm/code', {
  summary: '发验证码确认是本人',
  access: 'person',
  perMinute: 5,
  reply: sendCode.reply,
})

/** Says once more who one is; for some minutes the account may then be changed (mail, sessions, closing). */
export const confirmMyself = act('/api/me/confirm', {
  summary: '确认是本人',
  access: 'person',
  perMinute: 10,
  body: z.object({ by: z.enum(['password', 'code', 'factor']), value: z.string().min(1).max(500) }),
  reply: z.object({ until: Instant }),
})

export const closeAccount = act('/api/me/close', {
  summary: '注销账号',
  access: 'person',
  body: z.object({ confirm: z.literal(true) }),
  reply: z.object({ closed: z.literal(true) }),
})
