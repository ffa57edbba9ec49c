import type { MouseEvent, ReactNode } from 'react'
import { Link } from '../nav.tsx'
import { texts } from '../words/text.ts'
import { Icon, type IconName } from './icon.tsx'

const useText = texts({ zh: { pending: '正在办' }, en: { pending: 'Working' } })

export type Look = 'primary' | 'plain' | 'text' | 'danger'
type Common = { look?: Look; icon?: IconName | undefined; wide?: boolean; grow?: boolean; className?: string; children: ReactNode }

function classes({ look = 'plain', wide, grow, className }: Omit<Common, 'children'>): string {
  return ['btn', look !== 'plain' && look, wide && 'wide', grow && 'grow', className].filter(Boolean).join(' ')
}

export type ButtonProps = Common & {
  onPress?: ((event: MouseEvent) => void) | undefined
  type?: 'button' | 'submit'
  /** Under way: keeps its size and place, says so, and takes no second press. */
  pending?: boolean
  disabled?: boolean
  label?: string
  pressed?: boolean
  describedBy?: string
}

/** The second of two quick presses, meant for what stood here before: a step that has just come must not take it. */
export const isSecondPress = (event: MouseEvent): boolean => event.detail > 1

/** A verb and its object. `primary` once per screen; a disabled one has its reason in text beside it. */
export function Button({
  onPress,
  type = 'button',
  pending = false,
  disabled,
  label,
  pressed,
  describedBy,
  ...look
}: ButtonProps): ReactNode {
  const t = useText()
  return (
    <button
      type={type}
      className={classes(look)}
      disabled={disabled}
      aria-disabled={pending || undefined}
      aria-label={label}
      aria-pressed={pressed}
      aria-describedby={describedBy}
      onClick={pending ? (event) => event.preventDefault() : onPress}
    >
      {look.icon && <Icon name={pending ? 'half' : look.icon} />}
      {look.children}
      {pending && <span className={look.icon ? 'vh' : undefined}>{look.icon ? t.pending : '…'}</span>}
    </button>
  )
}

/** Looks like a button, goes to a page. */
export function LinkButton({ to, label, ...look }: Common & { to: string; label?: string }): ReactNode {
  return (
    <Link to={to} className={classes(look)} label={label}>
      {look.icon && <Icon name={look.icon} />}
      {look.children}
    </Link>
  )
}
