import { execFileSync } from 'node:child_process'

/**
 * Files that differ from where this work began: from the commit `ref`, or from where it left main; what is not committed counts too.
 * Null where that cannot be known: without git, or in a copy without a main.
 */
export function changedFiles(root: string, ref?: string): string[] | null {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const paths = (text: string): string[] => text.split('\0').filter((path) => path !== '')
  for (const base of ref === undefined ? ['main', 'origin/main'] : [ref]) {
    try {
      const since = git('merge-base', 'HEAD', base).trim()
      const differ = paths(git('diff', '--name-only', '--no-renames', '-z', since))
      return [...new Set([...differ, ...paths(git('ls-files', '--others', '--exclude-standard', '-z'))])].sort()
    } catch {
      // the next one may be known here
    }
  }
  return null
}
