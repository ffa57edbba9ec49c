import type { ReactNode } from 'react'

export const iconNames = [
  'check',
  'cross',
  'minus',
  'plus',
  'right',
  'down',
  'back',
  'arrow',
  'clock',
  'alert',
  'info',
  'ask',
  'pen',
  'phone',
  'mic',
  'clip',
  'home',
  'list',
  'user',
  'people',
  'building',
  'desk',
  'car',
  'care',
  'cal',
  'bell',
  'search',
  'lock',
  'seal',
  'ball',
  'print',
  'doc',
  'send',
  'undo',
  'whistle',
  'half',
  'scale',
  'link',
  'gear',
  'star',
  'pin',
  'globe',
  'text',
  'share',
  'save',
  'flow',
  'table',
  'line',
] as const
export type IconName = (typeof iconNames)[number]

/** Decorative unless it stands alone: then `label` says what it means. */
export function Icon({ name, label, className = '' }: { name: IconName; label?: string; className?: string }): ReactNode {
  const classes = `i i-${name} ${className}`.trim()
  return label ? <i className={classes} role="img" aria-label={label} /> : <i className={classes} aria-hidden="true" />
}
