import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const wrong = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

test('everything that is wrong stands in one list', () => {
  const said = wrong({ PORT: 'x', FILES: 's3', S3_BUCKET: 'b', TRUST_PROXY: 'yes' })
  expect(said).toMatch(/PORT/)
  expect(said).toMatch(/TRUST_PROXY/)
  expect(said).toMatch(/FILES=s3 needs S3_ENDPOINT, S3_KEY, S3_SECRET/)
})

test('who is believed about addresses', () => {
  const trusted = (TRUST_PROXY: string) => readConfig({ TRUST_PROXY }).TRUST_PROXY
  expect([trusted('off'), trusted('0'), trusted('on'), trusted('3')]).toEqual([false, false, 1, 3])
  expect(trusted('10.0.0.0/8, 2001:db8::/32,192.0.2.7')).toEqual(['10.0.0.0/8', '2001:db8::/32', '192.0.2.7'])
  for (const text of ['true', '10.0.0.0/40', '10.0.0', '1.2.3.4/', 'proxy.local'])
    expect(wrong({ TRUST_PROXY: text })).toContain('TRUST_PROXY')
})

test('addresses that are printed have no doubled slash', () => {
  expect(readConfig({ PUBLIC_URL: 'https://x/' }).PUBLIC_URL).toBe('https://x')
  expect(readConfig({ HOST: '::1', PORT: '1' }).PUBLIC_URL).toBe('http://[::1]:1')
})
