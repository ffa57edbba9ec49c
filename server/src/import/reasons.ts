import type { Text } from '@liti/contract/common'

/** Why a row was not taken, or was taken with a note. */
export type Code =
  | 'columns'
  | 'hidden-row'
  | 'formula-error'
  | 'formula-no-result'
  | 'long-number'
  | 'scientific'
  | 'missing-time'
  | 'unreadable-time'
  | 'impossible-time'
  | 'missing-closing-time'
  | 'contradiction'
  | 'empty-text'
  | 'too-long'
  | 'missing-key'
  | 'duplicate-key'
  | 'unknown-status'
  | 'unknown-type'
  | 'unknown-unit'
  | 'closed-before-opened'
  | 'closed-before-answered'
  | 'unreadable-characters'

export type RowProblem = { row: number; column: string; code: Code; shown: string }

/** What is wrong and what to do, about one cell. `shown` is what stands there; never anything about a person. */
export function reasonText({ code, shown }: Pick<RowProblem, 'code' | 'shown'>): Text {
  switch (code) {
    case 'columns':
      return {
        zh: `列数和第一行对不上（${shown}），可能少了引号`,
        en: `Not as many columns as the first row (${shown}); quotes may be missing`,
      }
    case 'hidden-row':
      return {
        zh: '这一行在表格里是隐藏的（手动隐藏或筛选），没有导入。要导入请先取消隐藏',
        en: 'This row is hidden in the spreadsheet (by hand or by a filter) and was not imported; show it first if it should be',
      }
    case 'formula-error':
      return { zh: `公式算错了（${shown}），请改成值`, en: `The formula ends in an error (${shown}); put the value there` }
    case 'formula-no-result':
      return {
        zh: '公式没有算出结果，请在表格软件里打开、保存一次再导入',
        en: 'The formula has no result; open and save the file in a spreadsheet program first',
      }
    case 'long-number':
      return {
        zh: `数字超过 15 位，表格只留得住前 15 位（${shown}）。请把这一列存成文本再导入`,
        en: `More than 15 digits; a spreadsheet keeps only the first 15 (${shown}). Store it as text and import again`,
      }
    case 'scientific':
      return {
        zh: `编号变成了科学计数法（${shown}），后面的位数已经没有了。请把这一列存成文本再导入`,
        en: `The number became scientific notation (${shown}) and its last digits are gone. Store the column as text and import again`,
      }
    case 'missing-time':
      return { zh: '没有提出时间', en: 'The time it was raised is missing' }
    case 'unreadable-time':
      return {
        zh: `看不懂的时间“${shown}”，请写成 2024-06-18 09:30`,
        en: `The time "${shown}" cannot be read; write it as 2024-06-18 09:30`,
      }
    case 'impossible-time':
      return {
        zh: `时间“${shown}”不可能：早于 1980 年，或者还没到`,
        en: `The time "${shown}" is impossible: before 1980, or still to come`,
      }
    case 'missing-closing-time':
      return { zh: '办结了，却没有办结或答复的时间', en: 'It is closed, and the time of closing or answering is missing' }
    case 'contradiction':
      return {
        zh: '状态是没办结，却有办结或答复的时间，请改其中一个',
        en: 'Its status is open, yet it has a time of closing or answering; change one of them',
      }
    case 'empty-text':
      return { zh: '没有诉求内容', en: 'The text of the need is empty' }
    case 'too-long':
      return { zh: `太长（${shown}）`, en: `Too long (${shown})` }
    case 'missing-key':
      return { zh: '没有编号', en: 'Its number in the other system is missing' }
    case 'duplicate-key':
      return { zh: `和第 ${shown} 行重复`, en: `The same as row ${shown}` }
    case 'unknown-status':
      return { zh: `不认识的状态“${shown}”，能用的有：已办结、未办结`, en: `The status "${shown}" is not known; use closed or open` }
    case 'unknown-type':
      return {
        zh: `不认识的类型“${shown}”，能用的有：咨询、求助、投诉、举报、建议`,
        en: `The type "${shown}" is not known; use inquiry, help, complaint, report or suggestion`,
      }
    case 'unknown-unit':
      return { zh: `没有“${shown}”这栋楼，或者它还没有工作站`, en: `There is no building "${shown}", or it has no workstation` }
    case 'closed-before-opened':
      return {
        zh: '办结或答复早于提出：已导入，时间不进平均',
        en: 'Closed or answered before it was opened: imported, its times are not averaged in',
      }
    case 'closed-before-answered':
      return { zh: '办结早于答复：已导入，时间不进平均', en: 'Closed before it was answered: imported, its times are not averaged in' }
    case 'unreadable-characters':
      return { zh: '有认不出的字（�）：已导入，请核对', en: 'Some characters could not be read (�): imported, please check' }
  }
}
