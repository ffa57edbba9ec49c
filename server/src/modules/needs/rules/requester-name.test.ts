import { expect, test } from 'vitest'
import { requesterLine } from './requester-name.ts'

const firm = { hidden: false, label: '人事经理', place: '12 层 1203 室', organisation: '颐家安宁', organisation_en: 'Yijia Anning' }

test.each([
  ['a firm in both languages', firm, '颐家安宁，12 层 1203 室', 'Yijia Anning, 12 层 1203 室'],
  ['a firm without an English name', { ...firm, organisation_en: '' }, '颐家安宁，12 层 1203 室', '颐家安宁, 12 层 1203 室'],
  ['somebody without a firm', { ...firm, organisation: null, organisation_en: null }, '人事经理，12 层 1203 室', '人事经理, 12 层 1203 室'],
  ['no place', { ...firm, place: '' }, '颐家安宁', 'Yijia Anning'],
  ['whoever asked to stay unnamed', { ...firm, hidden: true }, '不公开身份，12 层 1203 室', 'Identity not disclosed, 12 层 1203 室'],
])('%s', (_, given, zh, en) => expect(requesterLine(given)).toEqual({ zh, en }))
