import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { signToken, verifyToken } from '../crypto/token.ts'
import { cookieName, isSecure } from './sign-in/library-names.ts'

type Kept = Pick<Ctx, 'keys' | 'now' | 'config'>

const receipts = { name: 'liti_receipts', days: 180, shape: z.array(z.uuid()) }
const draft = { name: 'liti_draft', days: 30, shape: z.uuid() }
const device = { name: 'liti_device', days: 365, shape: z.uuid() }
/** The cookie stays below 1.5 kB. */
const mostReceipts = 20

function readSigned<T>(ctx: Kept, request: FastifyRequest, kind: { name: string; shape: z.ZodType<T> }): T | null {
  const check = verifyToken(ctx.keys, request.cookies[cookieName(ctx.config, kind.name)] ?? '', kind.name, ctx.now(), kind.shape)
  return check.ok ? check.payload : null
}

function setSigned(ctx: Kept, response: FastifyReply, kind: { name: string; days: number }, value: unknown): void {
  const token = signToken(ctx.keys, value, kind.name, ctx.now().add({ hours: 24 * kind.days }))
  response.setCookie(cookieName(ctx.config, kind.name), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(ctx.config),
    maxAge: kind.days * 86_400,
  })
}

/** Needs that were opened on this device with their receipt, newest first. */
export const readReceipts = (ctx: Kept, request: FastifyRequest): string[] => readSigned(ctx, request, receipts) ?? []

/** This device may see the need from now on, for half a year. The oldest of more than twenty is forgotten. */
export function addReceipt(ctx: Kept, response: FastifyReply, needId: string): void {
  const known = readReceipts(ctx, response.request).filter((id) => id !== needId)
  setSigned(ctx, response, receipts, [needId, ...known].slice(0, mostReceipts))
}

/** By which the drafts of this device are found; made on first use and kept 30 days from the last. */
export function draftToken(ctx: Kept, request: FastifyRequest, response: FastifyReply): string {
  const token = readSigned(ctx, request, draft) ?? randomUUID()
  setSigned(ctx, response, draft, token)
  return token
}

/** The draft cookie as it is, without making one. */
export const readDraftToken = (ctx: Kept, request: FastifyRequest): string | null => readSigned(ctx, request, draft)

/** By which this browser is told from others at the same address; it says nothing about who uses it. */
export const readDevice = (ctx: Kept, request: FastifyRequest): string | null => readSigned(ctx, request, device)

/** The same, made where there is none yet, and kept a year from the last use. */
export function deviceOf(ctx: Kept, request: FastifyRequest, response: FastifyReply): string {
  const id = readDevice(ctx, request) ?? randomUUID()
  setSigned(ctx, response, device, id)
  return id
}
