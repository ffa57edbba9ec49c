import * as session from '@liti/contract/session'
import { describe, expect, test } from 'vitest'
import { testSystem } from '../../../../test/system.ts'
import { makePerson, newPhone, signInApp, who } from '../fixtures.ts'

const world = await testSystem()
const { sent, browser, signedIn } = await signInApp(world)

describe('sessions and account', () => {
  test('are listed with device and masked address; a revoked one is a guest at its next request', async () => {
    const { phone } = await makePerson(world)
    const one = await signedIn(phone, {
      'x-test-address': '203.0.113.9',
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    })
    const other = await signedIn(phone, {
      'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.60',
    })
    const list = (await one.get('/api/me/sessions')).body['sessions'] as { id: string; device: string; address: string; current: boolean }[]
    expect(list).toHaveLength(2)
    expect(list.find((row) => row.current)).toMatchObject({ device: 'Chrome，Windows', address: '203.0.*.*' })
    const theirs = list.find((row) => !row.current)
    expect(theirs).toMatchObject({ device: '微信，iPhone' })
    const stranger = await signedIn(newPhone())
    expect((await stranger.post(session.revokeSession, {}, { sessionId: theirs?.id ?? '' })).status).toBe(404)
    expect(await who(other)).toMatchObject({ kind: 'person' })
    const after = await one.post(session.revokeSession, {}, { sessionId: theirs?.id ?? '' })
    expect(after.body['sessions']).toHaveLength(1)
    expect(await who(other)).toMatchObject({ kind: 'guest' })
    expect((await one.post(session.revokeSession, {}, { sessionId: 'nonsense' })).status).toBe(404)
  })

  test('when it ends by itself is said with who one is, and moves with use', async () => {
    const { phone } = await makePerson(world, {})
    const one = await signedIn(phone)
    const minutes = async () => {
      const { body } = await one.get('/api/me')
      return Math.round(Temporal.Now.instant().until(String(body['idleEndsAt'])).total('minutes'))
    }
    expect(await minutes()).toBe(world.system.config.SESSION_IDLE_MINUTES)
    await world.asOwner(`update auth.session set last_seen_at = last_seen_at - interval '20 minutes'`)
    const { body } = await one.get('/api/me', { 'liti-background': '1' })
    expect(Math.round(Temporal.Now.instant().until(String(body['idleEndsAt'])).total('minutes'))).toBe(
      world.system.config.SESSION_IDLE_MINUTES - 20,
    )
    expect(await minutes()).toBe(world.system.config.SESSION_IDLE_MINUTES)
    expect((await browser().get('/api/me')).body['idleEndsAt']).toBeNull()
  })

  test('all others can be ended at once; this one stays', async () => {
    const { phone } = await makePerson(world)
    const [one, two, three] = [await signedIn(phone), await signedIn(phone), await signedIn(phone)]
    const after = await one.post(session.revokeOtherSessions)
    expect(after.body['sessions']).toMatchObject([{ current: true, method: 'code' }])
    expect(await who(one)).toMatchObject({ kind: 'person' })
    for (const gone of [two, three]) expect(await who(gone)).toMatchObject({ kind: 'guest' })
    expect((await browser().post(session.revokeOtherSessions)).status).toBe(401)
  })

  test('sign-out ends this session and no other', async () => {
    const { phone } = await makePerson(world)
    const [one, other] = [await signedIn(phone), await signedIn(phone)]
    const kept = one.jar.get('liti_session') ?? ''
    expect((await one.post(session.signOut)).body).toEqual({ signedOut: true })
    expect(one.jar.has('liti_session')).toBe(false)
    one.jar.set('liti_session', kept)
    expect(await who(one)).toMatchObject({ kind: 'guest' })
    expect(await who(other)).toMatchObject({ kind: 'person' })
    expect((await browser().post(session.signOut)).status).toBe(200)
  })

  test('signing in again in the same browser ends the session before', async () => {
    const { phone } = await makePerson(world)
    const one = await signedIn(phone)
    const kept = one.jar.get('liti_session') ?? ''
    await one.post(session.sendCode, { phone })
    await one.post(session.signInWithCode, { phone, code: sent.get(phone) })
    expect((await one.get('/api/me/sessions')).body['sessions']).toHaveLength(1)
    const old = browser()
    old.jar.set('liti_session', kept)
    expect(await who(old)).toMatchObject({ kind: 'guest' })
  })

  test('language', async () => {
    const one = await signedIn(newPhone())
    expect((await one.post(session.setLanguage, { lang: 'en' })).body['person']).toMatchObject({ lang: 'en' })
    expect(await who(one)).toMatchObject({ lang: 'en' })
    expect(one.jar.get('lang')).toBe('en')
    expect((await one.post(session.setLanguage, { lang: 'fr' })).status).toBe(422)
    expect((await browser().post(session.setLanguage, { lang: 'en' })).status).toBe(401)
  })

  test('a closed account is a guest everywhere at once, forgets the number, and the number may begin anew', async () => {
    const { personId, phone } = await makePerson(world)
    const [one, other] = [await signedIn(phone), await signedIn(phone)]
    expect((await one.post(session.closeAccount, { confirm: false })).status).toBe(422)
    expect((await one.post(session.closeAccount, { confirm: true })).body).toEqual({ closed: true })
    for (const gone of [one, other]) expect(await who(gone)).toMatchObject({ kind: 'guest' })
    const [row] = await world.asOwner(
      'select display_name, phone_index, phone_sealed, closed_at is not null as closed from directory.person where id = $1',
      [personId],
    )
    expect(row).toEqual({ display_name: '已注销的用户', phone_index: null, phone_sealed: null, closed: true })
    expect(await world.asOwner('select 1 from auth."user" where person_id = $1', [personId])).toEqual([])
    const anew = await signedIn(phone)
    expect((await who(anew))['personId']).not.toBe(personId)
  })

  test('an account closed by somebody else is a guest at its next request', async () => {
    const { personId, phone } = await makePerson(world, {})
    const one = await signedIn(phone)
    await world.asOwner('update directory.person set closed_at = now() where id = $1', [personId])
    expect(await who(one)).toMatchObject({ kind: 'guest', seats: 0 })
  })

  test('who holds a seat hands it over first', async () => {
    const { phone } = await makePerson(world, {})
    const one = await signedIn(phone)
    expect((await one.post(session.closeAccount, { confirm: true })).body).toMatchObject({ code: 'holds-seats' })
    expect(await who(one)).toMatchObject({ kind: 'person' })
  })

  test('each leaves its trace, and none a name or a number', async () => {
    const { personId, phone } = await makePerson(world)
    const one = await signedIn(phone)
    await one.post(session.setLanguage, { lang: 'en' })
    await one.post(session.signOut)
    const rows = await world.asOwner<{ event: string; actor: string; detail: object }>(
      'select event, actor, detail from kernel.audit where subject = $1 order by id',
      [personId],
    )
    expect(rows.map((row) => row.event)).toEqual(['person.opened', 'session.opened', 'person.language-set', 'session.closed'])
    expect(rows.slice(1).every((row) => row.actor === `person:${personId}`)).toBe(true)
    expect(JSON.stringify(rows)).not.toContain(phone)
  })
})
