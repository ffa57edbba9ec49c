import type { ReactNode } from 'react'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { Button } from '../../kit/ui/button.tsx'
import { List, RowLink } from '../../kit/ui/card.tsx'
import { PromiseBlock } from '../../kit/ui/promise-block.tsx'
import { Tag } from '../../kit/ui/tag.tsx'

export function PortalSample(): ReactNode {
  const inner = new URLSearchParams(location.search).has('inner')
  if (inner) {
    return (
      <PortalPage
        title="外地招工 300 人，需要证明"
        heading="外地招工 300 人，需要证明"
        back={{ to: '/gallery.html?show=portal', label: '我的事' }}
        foot={
          <>
            <Button grow>补充说明</Button>
            <Button grow>催一催</Button>
          </>
        }
      >
        <PromiseBlock title="最晚 6 月 26 日答复您">还有 8 天。跨省的事按复杂诉求办理，从派单起 15 天内答复。</PromiseBlock>
      </PortalPage>
    )
  }
  return (
    <PortalPage title="今鼎大厦" heading="今鼎大厦" tab="home" unread={2}>
      <List className="mine">
        <RowLink
          to="/gallery.html?show=portal&inner"
          title="外地招工 300 人，需要证明"
          tag={<Tag tone="doing">办理中</Tag>}
          line="最晚 6 月 26 日答复您，还有 8 天"
        />
      </List>
    </PortalPage>
  )
}
