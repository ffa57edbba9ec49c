import type { Text } from '@liti/contract/common'
import type { Bounds } from '@liti/contract/day-bounds'
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** A schema's complaint about one field, in the words of the person who filled it in. */
export function fieldText(issue: Issue): Text {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') {
        return Number(issue.minimum) <= 1
          ? { zh: '这里还没有写', en: 'This is still empty' }
          : { zh: `至少写 ${issue.minimum} 个字`, en: `Write at least ${issue.minimum} characters` }
      }
      return { zh: `不能小于 ${issue.minimum}`, en: `Must not be less than ${issue.minimum}` }
    case 'too_big':
      if (issue.origin === 'string') return { zh: `最多写 ${issue.maximum} 个字`, en: `Write at most ${issue.maximum} characters` }
      if (issue.origin === 'array') return { zh: `最多 ${issue.maximum} 个`, en: `At most ${issue.maximum}` }
      return { zh: `不能大于 ${issue.maximum}`, en: `Must not be more than ${issue.maximum}` }
    case 'invalid_format':
      if (issue.message === 'mobile') return { zh: '手机号是 11 位数字，1 开头', en: 'A mobile number has 11 digits and begins with 1' }
      if (issue.message === 'mail') return { zh: '邮箱要写全，像 name@example.cn', en: 'Write the whole address, like name@example.cn' }
      if (issue.format === 'date' || issue.format === 'datetime') return noSuchDay
      if (issue.format === 'uuid') return { zh: '请从列表里选一个', en: 'Choose one from the list' }
      return { zh: '格式不对，请检查一下', en: 'The format is not right, please check it' }
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      return { zh: '请选一个', en: 'Please choose one' }
    case 'custom':
      return isBounds(issue.params) ? outside(issue.params) : unclear
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    default:
      return unclear
  }
}

const unclear: Text = { zh: '这里填得不对，请检查一下', en: 'This is not right, please check it' }
const noSuchDay: Text = { zh: '没有这一天，请看看日期', en: 'There is no such day, please check the date' }

const isBounds = (params: Record<string, unknown> | undefined): params is Bounds =>
  typeof params?.['least'] === 'string' && typeof params['most'] === 'string'

const outside = ({ least, most }: Bounds): Text => ({
  zh: `要在 ${least} 到 ${most} 之间，请看看年份写对没有`,
  en: `It has to lie between ${least} and ${most}; please check the year`,
})
