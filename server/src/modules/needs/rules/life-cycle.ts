import { stateText, type NeedState } from '@liti/contract/needs-words'
import type { LifeCycle } from '../../../engines/caseflow/transitions.ts'

/**
 * Who somebody can be to a need. One person can be several at once; which ones is worked out in relations.ts.
 * `caller`: sits at the workstation or the sub-district and had no hand in it.
 */
export type Relation = 'requester' | 'workstation' | 'subdistrict' | 'lead' | 'co' | 'caller' | 'system'

export type NeedAct =
  | 'accept'
  | 'decline'
  | 'withdraw'
  | 'dispatch'
  | 'sign'
  | 'return'
  | 'contact'
  | 'addCoHandler'
  | 'answer'
  | 'confirm'
  | 'callback'
  | 'rate'
  | 'reopen'
  | 'end'
  | 'supplement'
  | 'urge'
  | 'note'

const open = ['submitted', 'accepted', 'dispatched', 'signed', 'handling', 'answered'] as const
const withLead = ['dispatched', 'signed', 'handling'] as const
const desk = ['workstation', 'subdistrict'] as const

/** The life of a need, as a table: what leads where, and who may. */
export const needCycle: LifeCycle<NeedState, NeedAct, Relation> = {
  table: [
    { act: 'accept', from: ['submitted'], to: 'accepted', by: desk },
    { act: 'decline', from: ['submitted'], to: 'declined', by: desk },
    { act: 'withdraw', from: ['submitted', 'accepted'], to: 'withdrawn', by: ['requester'] },
    { act: 'dispatch', from: ['accepted'], to: 'dispatched', by: desk },
    { act: 'sign', from: ['dispatched'], to: 'signed', by: ['lead'] },
    { act: 'return', from: ['dispatched', 'signed'], to: 'accepted', by: ['lead'] },
    { act: 'contact', from: ['signed'], to: 'handling', by: ['lead'] },
    { act: 'addCoHandler', from: withLead, to: null, by: ['lead', ...desk] },
    { act: 'answer', from: ['handling'], to: 'answered', by: ['lead'] },
    { act: 'confirm', from: ['answered'], to: 'closed', by: ['requester'] },
    { act: 'callback', from: ['answered'], to: 'closed', by: ['caller'] },
    { act: 'reopen', from: ['answered'], to: 'dispatched', by: ['requester', 'caller'] },
    // after the last round, or where its lead is gone: to the sub-district, which decides
    { act: 'reopen', from: ['answered'], to: 'accepted', by: ['requester', 'caller'] },
    { act: 'end', from: ['accepted'], to: 'closed', by: ['subdistrict'] },
    // of a need closed because the requester was not reached, for a time (late-rating.ts)
    { act: 'rate', from: ['closed'], to: 'closed', by: ['requester'] },
    { act: 'reopen', from: ['closed'], to: 'dispatched', by: ['requester'] },
    { act: 'reopen', from: ['closed'], to: 'accepted', by: ['requester'] },
    { act: 'supplement', from: open, to: null, by: ['requester'] },
    { act: 'urge', from: open, to: null, by: ['requester', 'lead', ...desk] },
    { act: 'note', from: [...open, 'closed'], to: null, by: ['lead', 'co', ...desk] },
  ],
  stateText,
  relationText: {
    requester: { zh: '诉求人', en: 'the requester' },
    workstation: { zh: '楼宇工作站', en: 'the building workstation' },
    subdistrict: { zh: '街道', en: 'the sub-district' },
    lead: { zh: '牵头单位', en: 'the lead unit' },
    co: { zh: '协办单位', en: 'a co-unit' },
    caller: { zh: '没有办过这件事的人', en: 'somebody who did not handle it' },
    system: { zh: '系统', en: 'the system' },
  },
  actText: {
    accept: { zh: '受理', en: 'Accept' },
    decline: { zh: '不受理', en: 'Decline' },
    withdraw: { zh: '撤回', en: 'Withdraw' },
    dispatch: { zh: '派单', en: 'Dispatch' },
    sign: { zh: '签收', en: 'Sign for' },
    return: { zh: '退单', en: 'Send back' },
    contact: { zh: '记下首次联系', en: 'Note the first contact' },
    addCoHandler: { zh: '加协办单位', en: 'Add a co-unit' },
    answer: { zh: '答复', en: 'Answer' },
    confirm: { zh: '确认结果', en: 'Confirm the outcome' },
    callback: { zh: '回访', en: 'Call back' },
    rate: { zh: '补评价', en: 'Rate afterwards' },
    reopen: { zh: '重新办', en: 'Reopen' },
    end: { zh: '终结', en: 'End it' },
    supplement: { zh: '补充说明', en: 'Add information' },
    urge: { zh: '催办', en: 'Urge' },
    note: { zh: '写内部记录', en: 'Write an internal note' },
  },
}
