import { makeSetting } from './setting.ts'

/** Whether a letter by itself is a shortcut: who reads by ear or speaks to the screen turns them off. */
export const letterKeys = makeSetting<'on' | 'off'>('letter-keys', ['on', 'off'], () => undefined)

/** For whoever draws a letter beside a button. */
export const useLetterKeys = (): boolean => letterKeys.use() === 'on'
