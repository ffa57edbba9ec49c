import type { Category } from '@liti/contract/needs'
import { currentLang } from '../../kit/words/lang.ts'
import { plainPhone } from '../../kit/words/phone.ts'
import { texts } from '../../kit/words/text.ts'
import { chosenCategory, type Step, type Writing } from './writing.ts'

export const textMax = 1000
export type Field = 'unitId' | 'place' | 'category' | 'text' | 'phone' | 'saidFirm' | 'contactName'
export type Wrong = Partial<Record<Field, string>>

const words = texts({
  zh: {
    unit: '还没选在哪栋楼。请在列表里选一栋',
    place: '位置太长了，请写在 120 字以内',
    category: '还没选是哪一类事。不确定就选最像的，派错了工作站会改',
    finer: '请再选一下具体是哪一种',
    text: '还没写是什么事。写一两句就行',
    textLong: (over: number) => `多写了 ${over} 字，请删短一些，细节可以放在文件里`,
    phone: '还没写手机号。没有手机号，办事的人联系不上您',
    phoneLength: (n: number) => `手机号是 11 位，现在是 ${n} 位。请再看一下`,
    phoneShape: '这个号码不像内地手机号。请写 1 开头的 11 位手机号',
    firm: '单位名字太长了，请写在 60 字以内',
    name: '称呼太长了，请写在 40 字以内',
  },
  en: {
    unit: 'No building is chosen yet. Choose one from the list',
    place: 'The place is too long: 120 characters at most',
    category: 'No kind is chosen yet. If unsure take the closest; the workstation corrects it',
    finer: 'Please choose which one it is',
    text: 'Nothing is written yet. A sentence or two will do',
    textLong: (over) => `${over} characters too many. Shorten it; details can go into a file`,
    phone: 'No phone number yet. Without one nobody can reach you',
    phoneLength: (n) => `A mobile number has 11 digits; this one has ${n}. Please check it`,
    phoneShape: 'This does not look like a mainland mobile number: 11 digits beginning with 1',
    firm: 'The name of the firm is too long: 60 characters at most',
    name: 'The name is too long: 40 characters at most',
  },
})

/** What is wrong with a phone number, in words; undefined where nothing is. */
export function phoneProblem(typed: string): string | undefined {
  const t = words.in(currentLang())
  const phone = plainPhone(typed)
  if (!phone) return t.phone
  if (/^\d+$/.test(phone) && phone.length !== 11) return t.phoneLength(phone.length)
  return /^1[3-9]\d{9}$/.test(phone) ? undefined : t.phoneShape
}

/** What one step still needs, by field. */
export function problemsOf(step: Step, writing: Writing, categories: readonly Category[]): Wrong {
  const t = words.in(currentLang())
  const wrong: Record<Step, Record<string, string | undefined>> = {
    where: {
      unitId: writing.unitId ? undefined : t.unit,
      category: categoryProblem(writing, categories),
    },
    words: { text: textProblem(writing.text), place: lengthOf(writing.place) > 120 ? t.place : undefined },
    contact: {
      phone: phoneProblem(writing.phone),
      saidFirm: lengthOf(writing.saidFirm) > 60 ? t.firm : undefined,
      contactName: lengthOf(writing.contactName) > 40 ? t.name : undefined,
    },
    check: {},
  }
  return Object.fromEntries(Object.entries(wrong[step]).filter(([, problem]) => problem !== undefined))
}

function categoryProblem({ category }: Writing, categories: readonly Category[]): string | undefined {
  const t = words.in(currentLang())
  const chosen = chosenCategory(categories, category)
  if (!chosen) return t.category
  return chosen.leaf ? undefined : t.finer
}

function textProblem(text: string): string | undefined {
  const t = words.in(currentLang())
  if (!text.trim()) return t.text
  const over = lengthOf(text.trim()) - textMax
  return over > 0 ? t.textLong(over) : undefined
}

const lengthOf = (text: string): number => Array.from(text).length
