import type { FileRef } from '@liti/contract/common'
import type { Category, DraftData } from '@liti/contract/needs'
import { isPrivate, usualType, type Grade } from '@liti/contract/needs-words'

/** What has been filled in so far; the grade `complex` is the desk's to give. */
export type Writing = {
  unitId: string
  /** Which tower of a unit that has several; '' where nobody said. */
  buildingId: string
  place: string
  category: string
  grade: Exclude<Grade, 'complex'>
  text: string
  files: FileRef[]
  phone: string
  contactName: string
  /** A firm's id, `self`, or '' where nobody chose yet. */
  forWhom: string
  /** The firm a guest says they are of. */
  saidFirm: string
  /** null where nobody chose yet: it goes by the kind. */
  hidden: boolean | null
}

export const blank: Writing = {
  unitId: '',
  buildingId: '',
  place: '',
  category: '',
  grade: 'ordinary',
  text: '',
  files: [],
  phone: '',
  contactName: '',
  forWhom: '',
  saidFirm: '',
  hidden: null,
}

export const self = 'self'

/** Of a kind that is mostly raised against somebody. */
export const isAgainst = ({ category }: Writing): boolean => isPrivate(usualType(category))

/** Whether the units that handle it are not told who asks: what somebody chose, else by the kind. */
export const isHidden = (writing: Writing): boolean => writing.hidden ?? isAgainst(writing)

export const steps = ['where', 'words', 'contact', 'check'] as const
export type Step = (typeof steps)[number]

/** The steps one goes through: who is signed in is not asked how to be reached. */
export const stepsFor = (signedIn: boolean): readonly Step[] => (signedIn ? steps.filter((step) => step !== 'contact') : steps)

export const pathOf = (step: Step): string => (step === 'where' ? '/raise' : `/raise/${step}`)

/** A draft as the server keeps it; empty fields are left out. */
export function toDraft(writing: Writing, step: Step): DraftData {
  const { unitId, buildingId, category, grade, place, text, phone, contactName, forWhom, saidFirm, hidden, files } = writing
  return {
    step: steps.indexOf(step) + 1,
    grade,
    files,
    ...(unitId && { unitId }),
    ...(buildingId && { buildingId }),
    ...(category && { category }),
    ...(place && { place }),
    ...(text && { text }),
    ...(phone && { phone }),
    ...(contactName && { contactName }),
    ...(saidFirm && { saidFirm }),
    ...(forWhom && { organisationId: forWhom === self ? null : forWhom }),
    ...(hidden !== null && { hidden }),
  }
}

export function fromDraft({ step, organisationId, ...draft }: DraftData): { writing: Writing; step: Step } {
  const given = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as Partial<Writing>
  const grade = draft.grade === undefined || draft.grade === 'complex' ? 'ordinary' : draft.grade
  return {
    writing: { ...blank, ...given, grade, forWhom: organisationId === null ? self : (organisationId ?? '') },
    step: steps[step - 1] ?? 'where',
  }
}

/** Worth keeping: the building alone, which was perhaps only remembered, is not. */
export const isStarted = ({ place, category, text, files, phone, contactName, saidFirm }: Writing): boolean =>
  Boolean(place || category || text.trim() || files.length || phone || contactName || saidFirm)

export type Chosen = { top: Category; leaf: { code: string; name: Category['name'] } | null }

/** Which category a code stands for: `leaf` is null while a finer one has still to be chosen. */
export function chosenCategory(categories: readonly Category[], code: string): Chosen | null {
  for (const top of categories) {
    if (top.code === code) return { top, leaf: top.children.length === 0 ? top : null }
    const child = top.children.find((each) => each.code === code)
    if (child) return { top, leaf: child }
  }
  return null
}
