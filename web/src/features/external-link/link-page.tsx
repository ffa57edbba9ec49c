import { getLink } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { RefusedError } from '../../kit/api/errors.ts'
import { useLive } from '../../kit/api/live.ts'
import { usePathParams } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { ErrorState, Loading } from '../../kit/ui/states.tsx'
import { LinkAssignment } from './link-assignment.tsx'
import { LinkOver } from './link-over.tsx'
import { useOpened } from './use-opened.ts'
import '../../kit/portal/portal.css'
import './external-link.css'

const useText = texts({ zh: { title: '请您单位协办' }, en: { title: 'Your unit is asked to help' } })

/** `/link/:token`: the page of a unit without an account. It follows what happens by the stream of its link. */
export function LinkPage(): ReactNode {
  const t = useText()
  const { token } = usePathParams<'token'>()
  const link = useRead(getLink, { params: { token } }, { live: ['link'] })
  useLive({ link: token, when: link.data !== undefined })
  useOpened(token, link.data !== undefined)
  // A link that ended while the page was open ends the page, whatever was read before.
  if (link.error instanceof RefusedError) return <LinkOver error={link.error} token={token} />
  if (link.data) return <LinkAssignment token={token} view={link.data} />
  return (
    <PortalPage title={t.title} heading={t.title} end={<></>}>
      {link.error ? <ErrorState error={link.error} onRetry={() => void link.refetch()} /> : <Loading lines={8} />}
    </PortalPage>
  )
}
