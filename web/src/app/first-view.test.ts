import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fastify } from 'fastify'
import { expect, test } from 'vitest'

const built = (name: string): string => readFileSync(join(import.meta.dirname, '../../dist', name), 'utf8')

test.each([
  ['home.zh.html', 'zh-CN', '有事说一声，看得见谁在办', '提诉求'],
  ['home.en.html', 'en', 'Say what you need, see who is on it', 'Raise a need'],
])('%s can be read and used before its program is there', (name, lang, heading, action) => {
  const html = built(name)
  expect(html).toContain(`<html lang="${lang}"`)
  expect(html).toMatch(new RegExp(`<h1[^>]*>${heading}</h1>`))
  expect(html).toMatch(new RegExp(`<a href="/raise"[^>]*>.*${action}`))
  expect(html).toContain('<script type="module"')
  // the policy allows neither inline scripts nor inline styles
  expect(html).not.toMatch(/<script(?![^>]*src=)|style="/)
})

test.each([
  ['portal.zh.html', 'zh-CN', '正在打开', 'm-bar'],
  ['portal.en.html', 'en', 'Loading', 'm-bar'],
  ['desk.zh.html', 'zh-CN', '正在打开', 'topbar'],
  ['desk.en.html', 'en', 'Loading', 'topbar'],
])('%s has its frame and the shape of what comes before its program is there', (name, lang, loading, bar) => {
  const html = built(name)
  expect(html).toContain(`<html lang="${lang}"`)
  expect(html).toMatch(new RegExp(`<header class="${bar}">`))
  expect(html).toMatch(/<h1 class="vh">(立体社区|Liti)<\/h1>/)
  expect(html).toMatch(new RegExp(`class="skeleton"[^>]*aria-label="${loading}"`))
  expect(html).not.toMatch(/<script(?![^>]*src=)|style="/)
})

test('every page of both programs has its address in the list', () => {
  const addresses = Object.keys(JSON.parse(built('pages.json')) as object)
  expect(addresses).toEqual(
    expect.arrayContaining(['/', '/desk', '/raise/:step?', '/n/:needId', '/link/:token', '/desk/organisations/:organisationId']),
  )
  expect(addresses.length).toBeGreaterThan(30)
  const router = fastify()
  for (const address of addresses) router.get(address, () => '') // an address that stands twice is refused
})
