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

test('a name with a slip in it is said to be one, with the name that was meant', () => {
  const slips = {
    SMTP_ULR: 'SMTP_URL',
    SMTPURL: 'SMTP_URL',
    DATABSE_URL: 'DATABASE_URL',
    PUBLIC_URI: 'PUBLIC_URL',
    PROT: 'PORT',
    smtp_url: 'SMTP_URL',
  }
  for (const [slip, meant] of Object.entries(slips))
    expect(wrong({ [slip]: 'x' })).toMatch(new RegExp(`${slip}：没有这个设置.*is it ${meant}\\?`))
  const others = {
    HOME: '/x',
    HOSTNAME: 'x',
    HOSTS: 'x',
    PORTS: 'x',
    PATH: 'x',
    TERM: 'x',
    SMTP_HOST: 'x',
    S3_URL: 'x',
    LITI_PORT: 'x',
    FILE: 'x',
    host: 'x',
    WORKERS: '2',
  }
  expect(wrong(others)).toBe('')
  expect(wrong({ SMTP_ULR: 'x', SMTP_URL: 'smtp://mail' })).toBe('')
})

test('a value that cannot be used is named with what can; what may hold a password is not shown', () => {
  expect(wrong({ PORT: '99999' })).toMatch(/PORT=99999：要写0 到 65535 的整数 · takes a whole number from 0 to 65535/)
  expect(wrong({ DEMO: 'yes' })).toMatch(/DEMO=yes：.*on or off/)
  const said = wrong({ SMTP_URL: 'mail://seat:geheim@host', DATABASE_URL: 'mysql://x:geheim@host', PUBLIC_URL: 'liti.example' })
  expect(said).toMatch(/SMTP_URL：要写smtp:.*\n.*|DATABASE_URL：/)
  expect(said).toMatch(/PUBLIC_URL=liti\.example：要写以 http/)
  expect(said).not.toContain('geheim')
})
