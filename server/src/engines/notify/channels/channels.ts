import type { Text } from '@liti/contract/common'
import type { Config } from '../../../kernel/config.ts'
import { httpSms } from './http-sms.ts'
import { outOfDate } from './delivery-error.ts'
import { openMailChannel, type MailChannel } from './mail-channel.ts'
import { DemoSms, type SmsChannel } from './sms-channel.ts'

export const outside = ['mail', 'sms'] as const
/** Channels that leave the product; the third, `app`, is the row itself. */
export type OutsideChannel = (typeof outside)[number]

export type Channels = { mail: MailChannel | null; sms: SmsChannel | null; demo: DemoSms | null; close: () => void }

/** Opens what the settings name. The demonstration has an SMS provider of its own, unless a gateway is set. */
export function openChannels(config: Config): Channels {
  const mail = config.SMTP_URL ? openMailChannel({ url: config.SMTP_URL, from: config.MAIL_FROM }) : null
  const gateway = config.SMS_URL
    ? httpSms({ url: config.SMS_URL, ...(config.SMS_TOKEN === undefined ? {} : { token: config.SMS_TOKEN }) })
    : null
  const demo = gateway === null && config.DEMO ? new DemoSms() : null
  return { mail, sms: gateway ?? demo, demo, close: () => mail?.close() }
}

/** Channels a message can leave by under these settings. */
export const openTo = (config: Config): OutsideChannel[] => outside.filter((channel) => isSet[channel](config))

const isSet: Record<OutsideChannel, (config: Config) => boolean> = {
  mail: (config) => config.SMTP_URL !== undefined,
  sms: (config) => config.SMS_URL !== undefined || config.DEMO,
}

/** Kept with a message that waits for a setting. */
export const notSet: Record<OutsideChannel, string> = { mail: 'no mail server set', sms: 'no SMS gateway set' }

/** What the people at the desk read in place of the short technical note kept with a message. */
export function faultText(note: string): Text {
  const known = faults[note]
  if (known) return known
  const where = note.startsWith('sms') ? { zh: '短信', en: 'SMS' } : { zh: '邮件', en: 'Mail' }
  return { zh: `${where.zh}没有送出（${note}）`, en: `${where.en} did not go out (${note})` }
}

const faults: Record<string, Text> = {
  [notSet.mail]: { zh: '还没有设邮件服务器，设好后会发出', en: 'No mail server is set yet; it goes out once there is one' },
  [notSet.sms]: { zh: '还没有设短信通道，设好后会发出', en: 'No SMS gateway is set yet; it goes out once there is one' },
  'no address': { zh: '对方没有留地址', en: 'The receiver has left no address' },
  [outOfDate]: { zh: '过了时候，没有发', en: 'Not sent: out of date' },
  'too old': { zh: '等了太久，不再发', en: 'It waited too long and is not sent any more' },
  unreadable: { zh: '内容读不出来，请联系管理员', en: 'Its content cannot be read; please ask the administrator' },
  unknown: { zh: '发送时出了问题，会再试', en: 'Something broke while sending; it is tried again' },
  'smtp 550': { zh: '对方邮箱不存在或不收（550）', en: 'The mailbox does not exist or does not accept it (550)' },
  'no answer in time': { zh: '服务器没有及时回应', en: 'The server did not answer in time' },
}
