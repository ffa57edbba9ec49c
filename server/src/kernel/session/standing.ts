import type { Me } from '@liti/contract/session'
import type { Config } from '../config.ts'
import type { FoundSession } from './find-session.ts'
import { passwordDays, type PasswordProfile } from './sign-in/password-policy.ts'

/** How long a session lives: of people who hold seats, and of everybody else. */
const staffHours = 12
const personDays = 30
const personIdleDays = 7

/** Seats that decide about other people's matters ask for a second factor. */
const guardedBodies = new Set(['workstation', 'subdistrict', 'department'])
const guardedSeats = new Set(['head', 'specialist', 'handler', 'duty_holder'])

export type Standing = { secondFactor: Me['secondFactor']; passwordDue: boolean; withheld: boolean }

/** When a session ends by the clock if nothing more is done in it: unused too long, or simply too old. */
export function endsAt(session: FoundSession, config: Config): Temporal.Instant {
  const staff = session.seats.length > 0
  const idle = session.lastSeenAt.add({ minutes: staff ? config.SESSION_IDLE_MINUTES : personIdleDays * 1440 })
  const whole = session.startedAt.add({ hours: staff ? staffHours : personDays * 24 })
  return Temporal.Instant.compare(idle, whole) < 0 ? idle : whole
}

export const isOver = (session: FoundSession, now: Temporal.Instant, config: Config): boolean =>
  Temporal.Instant.compare(now, endsAt(session, config)) > 0

export const passwordProfile = (setting: unknown): PasswordProfile => (setting === 'mlps' ? 'mlps' : 'asvs')

/**
 * What a session still owes before its seats count. Settings: `second-factor` = `required` (default) or `optional`
 * (default of the demonstration); `password-profile` = `asvs` (default) or `mlps`.
 */
export function standing(session: FoundSession, now: Temporal.Instant, demo: boolean): Standing {
  const setting = session.settings['second-factor'] ?? (demo ? 'optional' : 'required')
  const guarded = session.seats.some((seat) => guardedBodies.has(seat.bodyKind) && guardedSeats.has(seat.kind))
  const asked = guarded && (setting !== 'optional' || session.secondFactorOn)
  const secondFactor = session.secondFactorAt ? 'given' : !asked ? 'none' : session.secondFactorOn ? 'due' : 'set-up-due'
  const days = passwordDays[passwordProfile(session.settings['password-profile'])]
  const changed = session.passwordChangedAt
  const passwordDue =
    days !== null &&
    session.method === 'password' &&
    (changed === null || now.epochMilliseconds - changed.epochMilliseconds > days * 86_400_000)
  return { secondFactor, passwordDue, withheld: secondFactor === 'due' || secondFactor === 'set-up-due' || passwordDue }
}
