import type { FileRef } from '@liti/contract/common'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { fileUrl } from '../http/file-route.ts'
import { tooManyParts } from '../http/answer-error.ts'
import { hashOf } from '../http/serve.ts'
import { Refusal } from '../refusal.ts'
import { commit, sqlState, type Work } from '../work.ts'
import { FileProblem } from './file-problem.ts'
import { ingest, type Ingested } from './ingest.ts'
import { countUpload, refuseTooMuch } from './quota.ts'

type Reply = { file: FileRef }
type Permit = (work: Work) => void | Promise<void>

/** Unattached, a file is visible to nobody but its owner. */
const anybody: Permit = (work) => work.permit(() => true)

/**
 * Takes one file of a form in; it belongs to nothing until a command attaches it, and is forgotten when none does.
 * The bytes are safe before the transaction begins, and taken back where it writes nothing. The same key with another
 * file is refused; with the same file it answers the same once more.
 * @param owner who may attach it: `person:<id>`, `link:<id>`, or `draft:<token>` of a browser
 * @param permit asks whether it may be sent at all, within the command; anybody may unless told
 */
export async function uploadFile(ctx: Ctx, actor: Actor, request: FastifyRequest, owner: string, permit: Permit = anybody): Promise<Reply> {
  try {
    await countUpload(ctx, actor)
    await refuseTooMuch(ctx.db, ctx.district, owner, 0, false)
  } catch (error) {
    request.raw.resume() // a sender hears the answer only when all was sent
    throw error
  }
  const taken = await takeIn(request)
  const { rows } = await sql<{ id: string }>`select kernel.new_id() as id`.execute(ctx.db)
  const id = rows[0]?.id ?? ''
  const key = `${ctx.district}/${ctx.now().toString().slice(0, 7)}/${id}`
  await ctx.files.put(key, taken.bytes)
  const takeBack = () => ctx.files.delete(key).catch((error: unknown) => ctx.log.warn({ err: error, file: id }, 'a file was left over'))
  try {
    const reply = await note(ctx, actor, owner, permit, { id, key, taken })
    if (reply.file.id !== id) await takeBack() // what an earlier call with this key answered
    return reply
  } catch (error) {
    if (wroteNothing(error)) await takeBack()
    throw error
  }
}

async function takeIn(request: FastifyRequest): Promise<Ingested> {
  const files = request.files()
  try {
    const first = await files.next()
    if (first.done) throw noFile()
    const taken = await ingest(first.value.file, first.value.filename)
    if (!(await files.next()).done) throw tooManyParts()
    return taken
  } catch (error) {
    // a sender hears the answer only when all was sent; a connection half read would never end
    request.raw.unpipe()
    request.raw.resume()
    if (error instanceof FileProblem) throw new Refusal('invalid', error.code, error.text, { file: error.text })
    throw isBadForm(error) ? badForm() : error
  }
}

/** The parser of forms gives its errors no code: these are its words for what is no form, or ends before it is one. */
const isBadForm = (error: unknown): boolean =>
  error instanceof Error && !('statusCode' in error) && /multipart|part header|content type|terminated early/i.test(error.message)

function badForm(): Refusal {
  const text = { zh: '文件没传完整，请重新选一次', en: 'The file did not arrive whole; please choose it again' }
  return new Refusal('invalid', 'bad-form', text, { file: text })
}

const noFile = (): Refusal =>
  new Refusal(
    'invalid',
    'file',
    { zh: '没有收到文件', en: 'No file arrived' },
    { file: { zh: '请选一个文件', en: 'Please choose a file' } },
  )

function note(
  ctx: Ctx,
  actor: Actor,
  owner: string,
  permit: Permit,
  { id, key, taken }: { id: string; key: string; taken: Ingested },
): Promise<Reply> {
  const { name, type, size, sha256 } = taken
  const call = ctx.call && { ...ctx.call, bodyHash: hashOf(ctx, { name, sha256 }) }
  return commit({ ...ctx, call }, actor, async (work) => {
    await permit(work)
    await refuseTooMuch(work.tx, ctx.district, owner, size, true)
    await work.tx
      .insertInto('kernel.file')
      .values({ district_id: ctx.district, id, storage_key: key, sha256, name, type, size, uploaded_by: owner })
      .execute()
    work.trace('files.uploaded', id, { type, size })
    return { file: { id, name, type, size, url: fileUrl(ctx, id) } }
  })
}

/** A connection lost at the very end says nothing about whether the row is there: then the bytes stay. */
const wroteNothing = (error: unknown): boolean =>
  error instanceof Refusal || (/^[0-9A-Z]{5}$/.test(sqlState(error)) && !/^(08|57)/.test(sqlState(error)))
