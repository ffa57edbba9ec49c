import { describe, expect, it } from 'vitest'
import { testSystem } from '../../test/system.ts'
import { sealAudit } from './audit/audit.ts'
import { verifyAudit } from './audit/check-audit.ts'
import { system as product } from './actor.ts'
import type { Ctx } from './context.ts'
import { no, Refusal } from './refusal.ts'
import { commit, type Work } from './work.ts'

const { system, ctx, asOwner } = await testSystem()
const actor = product(110107)
const call = (key: string, bodyHash = 'a'): Ctx => ({ ...ctx, call: { requestId: 'r', key, route: 'POST /x', bodyHash } })
const yes = () => true as const
const set = (work: Work, name: string) => work.tx.insertInto('kernel.setting').values({ district_id: 110107, name, value: '1' }).execute()
const count = async (table: string) => Number((await asOwner<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n)

describe('commit', () => {
  it('writes the rows, one audit row and the reply together', async () => {
    const reply = await commit(call('key-aaaa'), actor, async (work) => {
      work.permit(yes)
      await set(work, 'one')
      work.trace('test.one', 'x', { a: 1 })
      return { done: 1 }
    })
    expect(reply).toEqual({ done: 1 })
    expect(await count('kernel.audit')).toBe(1)
  })

  it('answers the same key once more without doing it twice, and refuses it for another body', async () => {
    const again = await commit(call('key-aaaa'), actor, () => Promise.reject(new Error('must not run')))
    expect(again).toEqual({ done: 1 })
    await expect(commit(call('key-aaaa', 'b'), actor, () => Promise.resolve(1))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'key-reused',
    })
    expect(await count('kernel.audit')).toBe(1)
  })

  it('does a doubled call in flight once', async () => {
    const both = await Promise.all(
      [1, 2].map(() =>
        commit(call('key-bbbb'), actor, async (work) => {
          work.permit(yes)
          await set(work, 'two') // a second insert would break the primary key
          work.trace('test.two', 'x')
          return { who: 'first' }
        }),
      ),
    )
    expect(both).toEqual([{ who: 'first' }, { who: 'first' }])
  })

  it('leaves no trace of a refused call', async () => {
    const before = [await count('kernel.audit'), await count('kernel.setting'), await count('kernel.idempotency')]
    const refused = commit(call('key-cccc'), actor, async (work) => {
      await set(work, 'three')
      work.later('anything', {})
      work.permit(() => no('nope', '不行', 'No'))
      return 1
    })
    await expect(refused).rejects.toBeInstanceOf(Refusal)
    expect([await count('kernel.audit'), await count('kernel.setting'), await count('kernel.idempotency')]).toEqual(before)
  })

  it('throws where a command asked no permission or left no trace', async () => {
    await expect(commit(ctx, actor, () => Promise.resolve(1))).rejects.toThrow('without asking permission')
    await expect(
      commit(ctx, actor, async (work) => {
        work.permit(yes)
      }),
    ).rejects.toThrow('without leaving a trace')
  })

  it('drops the job of a command that fails, keeps the job of one that ends', async () => {
    const jobs = () => count('graphile_worker.jobs')
    const before = await jobs()
    await commit(ctx, actor, async (work) => {
      work.permit(yes)
      work.later('noop', { n: 1 }, { key: 'k' })
      work.trace('test.job', 'x')
    })
    expect(await jobs()).toBe(before + 1)
  })
})

describe('the fence', () => {
  it('shows a connection of one district nothing of another, and takes no rows for it', async () => {
    await asOwner(`insert into kernel.district (id, name) values (110108, '海淀区')`)
    await asOwner(`insert into kernel.setting (district_id, name, value) values (110108, 'secret', '1')`)
    expect(await ctx.db.selectFrom('kernel.setting').select('name').where('name', '=', 'secret').execute()).toEqual([])
    await expect(ctx.db.insertInto('kernel.setting').values({ district_id: 110108, name: 'x', value: '1' }).execute()).rejects.toThrow(
      'row-level security',
    )
    expect(await system.openDb.selectFrom('kernel.setting').select('name').execute()).toEqual([])
  })

  it('lets the application role add audit rows and never change or remove them', async () => {
    await expect(ctx.db.updateTable('kernel.audit').set({ event: 'x' }).execute()).rejects.toThrow('permission denied')
    await expect(ctx.db.deleteFrom('kernel.audit').execute()).rejects.toThrow('permission denied')
    await expect(ctx.db.deleteFrom('kernel.audit_seal').execute()).rejects.toThrow('permission denied')
  })
})

describe('the audit chain', () => {
  it('is whole after sealing, and names the place of every kind of tampering', async () => {
    for (let n = 0; n < 20; n += 1) {
      await commit(ctx, actor, async (work) => {
        work.permit(yes)
        work.trace('test.chain', 'x', { n })
      })
    }
    const head = await sealAudit(system.ownerUrl, system.keys)
    expect(await verifyAudit(system.ownerUrl, system.keys)).toMatchObject({ broken: null, waiting: 0 })

    const tampered = async (change: string, anchor?: { seq: number; head: string }) => {
      await asOwner('create schema if not exists keep')
      await asOwner('drop table if exists keep.audit, keep.seal')
      await asOwner('create table keep.audit as table kernel.audit')
      await asOwner('create table keep.seal as table kernel.audit_seal')
      await asOwner(change)
      const { broken } = await verifyAudit(system.ownerUrl, system.keys, anchor ? [anchor] : [])
      await asOwner('delete from kernel.audit_seal')
      await asOwner('delete from kernel.audit')
      await asOwner('insert into kernel.audit overriding system value select * from keep.audit')
      await asOwner('insert into kernel.audit_seal select * from keep.seal')
      return broken
    }
    const id = (await asOwner<{ id: string }>('select audit_id as id from kernel.audit_seal where seq = 7'))[0]?.id
    expect(await tampered(`update kernel.audit set detail = '{"n":99}' where id = ${id}`)).toMatchObject({ seq: 7 })
    expect(await tampered(`update kernel.audit set at = at + interval '1 microsecond' where id = ${id}`)).toMatchObject({ seq: 7 })
    expect(await tampered(`delete from kernel.audit where id = ${id}`)).toMatchObject({ seq: 7, why: 'the row was removed' })
    expect(await tampered('delete from kernel.audit_seal where seq = 7')).toMatchObject({ seq: 7, why: 'a seal is missing' })
    expect(
      await tampered(`update kernel.audit a set actor = 'x', event = b.event from kernel.audit b where a.id = ${id} and b.id = a.id`),
    ).toMatchObject({ seq: 7 })
    const cut = `with gone as (delete from kernel.audit_seal where seq > 10 returning audit_id) delete from kernel.audit where id in (select audit_id from gone)`
    expect(await tampered(cut)).toBeNull() // nothing inside the database can know: hence the anchor
    expect(await tampered(cut, { seq: head?.seq ?? 0, head: head?.head ?? '' })).toMatchObject({ why: expect.stringContaining('cut off') })
    expect(await verifyAudit(system.ownerUrl, system.keys)).toMatchObject({ broken: null })
  })
})

describe('the reply kept under a key', () => {
  it('lies sealed: a receipt code and the end of a phone number are not there to read', async () => {
    await commit(call('key-sealed'), actor, async (work) => {
      work.permit(yes)
      work.trace('test.sealed', 'x')
      return { receiptCode: 'JD-261123-07-K3PQ', phoneTail: '1234' }
    })
    const rows = JSON.stringify(await asOwner('select * from kernel.idempotency'))
    expect(rows).not.toMatch(/K3PQ|phoneTail/)
    expect(await commit(call('key-sealed'), actor, () => Promise.reject(new Error('must not run')))).toMatchObject({ phoneTail: '1234' })
  })

  it('where it was kept in the clear and is gone, the call is not done twice', async () => {
    await asOwner(`update kernel.idempotency set reply_sealed = null where key = 'key-sealed'`)
    await expect(commit(call('key-sealed'), actor, () => Promise.reject(new Error('must not run')))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'done-before',
    })
  })
})
