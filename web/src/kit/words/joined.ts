import { useLang } from './lang.ts'

type Joined = (...pieces: (string | false | null | undefined)[]) => string

/** Joins what is there with the language's own comma: 委员，到 2028 年 8 月 · Member, until August 2028 */
export function useJoined(): Joined {
  const comma = useLang() === 'zh' ? '，' : ', '
  return (...pieces) => pieces.filter(Boolean).join(comma)
}
