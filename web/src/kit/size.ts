import { makeSetting } from './setting.ts'

/** `large` is 关怀版: the same pages, one column, nothing under 18px. */
export type Size = 'normal' | 'large'

const setting = makeSetting<Size>('size', ['normal', 'large'], (size) => {
  if (size === 'large') document.documentElement.dataset['size'] = 'large'
  else delete document.documentElement.dataset['size']
})

export const useSize = setting.use
export const setSize = setting.set
