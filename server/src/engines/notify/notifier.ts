import { randomUUID } from 'node:crypto'
import type { Lang } from '@liti/contract/common'
import type { Tasks } from '../../kernel/jobs.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { System } from '../../kernel/system.ts'
import { openChannels, openTo } from './channels/channels.ts'
import { DeliveryError } from './channels/delivery-error.ts'
import { deliver } from './deliver.ts'
import { sweep } from './sweep.ts'
import type { Notices } from './notices.ts'

const sweepMs = 30_000
const codeMinutes = 5

export type Notifier = {
  /**
   * Sends a sign-in code by SMS, at once: a code is never stored with the messages.
   * @param phone mobile number, eleven digits
   * @throws Refusal `no-sms` where no gateway is set, `sms-failed` where it does not take the message
   */
  sendCode: (phone: string, code: string, lang: Lang) => Promise<void>
  /** The last code sent to a number by the demonstration's own provider; null everywhere else. */
  demoCode: (phone: string) => string | null
  tasks: Tasks
  /** Finds messages that lost their job, in every district. Runs by itself twice a minute. */
  sweep: () => Promise<number>
  close: () => void
}

/** Opens the channels the settings name, for as long as the process lives. */
export function makeNotifier(system: System, notices: Notices): Notifier {
  const { config, log } = system
  const channels = openChannels(config)

  const sweepAll = async () => {
    const districts = await system.openDb.selectFrom('kernel.district').select('id').execute()
    let found = 0
    for (const { id } of districts) found += await sweep(system.ctx(id), openTo(config))
    return found
  }
  const timer = setInterval(() => {
    sweepAll().catch((error: unknown) => log.warn({ err: error }, 'notices: the sweep did not run'))
  }, sweepMs)
  timer.unref()
  if (config.WORKER === 'off') clearInterval(timer)

  return {
    async sendCode(phone, code, lang) {
      const { sms } = channels
      if (!sms) throw noSms()
      const params = { code, minutes: codeMinutes }
      const text = notices.renderSms('sign-in.code', lang, params)
      await sms.send({ to: phone, template: 'sign-in.code', params, text, messageId: randomUUID() }).catch((error: unknown) => {
        if (!(error instanceof DeliveryError)) throw error
        log.warn({ fault: error.code }, 'sign-in code not sent')
        throw smsFailed()
      })
    },
    demoCode(phone) {
      const sms = channels.demo?.messages(phone).find(({ template }) => template === 'sign-in.code')
      return typeof sms?.params['code'] === 'string' ? sms.params['code'] : null
    },
    tasks: { 'notify.deliver': deliver(channels, notices) },
    sweep: sweepAll,
    close() {
      clearInterval(timer)
      channels.close()
    },
  }
}

const noSms = () =>
  new Refusal('conflict', 'no-sms', {
    zh: '这里还没有接短信，发不了验证码。请用密码登录，或者请管理员接上短信',
    en: 'No SMS gateway is set here, so codes cannot be sent. Sign in with a password, or ask the administrator to set one',
  })
const smsFailed = () =>
  new Refusal('conflict', 'sms-failed', {
    zh: '短信没有发出去，请过一分钟再试',
    en: 'The SMS did not go out; please try again in a minute',
  })
