import type { Text } from '@liti/contract/common'
import { Refusal } from '../../../kernel/refusal.ts'
import { sqlState } from '../../../kernel/work.ts'

/** Turns the database's own no to two things at one time into the refusal given; any other error stays what it is. */
export const onOverlap =
  (code: string, text: Text) =>
  (error: unknown): never => {
    throw sqlState(error) === '23P01' ? new Refusal('conflict', code, text) : error
  }

export const secondSeat: Text = {
  zh: '这个人这段时间在这里已经有一席。一个人只坐一席',
  en: 'This person already has a seat here in that time. One person, one seat',
}
