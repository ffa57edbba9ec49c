import type { LinkView } from '@liti/contract/needs'

/** What the parts of the page are given. */
export type AssignmentProps = { token: string; view: LinkView }
