import { currentLang } from '../../kit/words/lang.ts'

/** 12 → 12 层 · Floor 12; B2 and other labels stay as they are written in the building. */
export function floorName(label: string): string {
  if (!/^\d+$/.test(label)) return label
  return currentLang() === 'zh' ? `${label} 层` : `Floor ${label}`
}
