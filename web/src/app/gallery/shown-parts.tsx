import { useState, type ReactNode } from 'react'
import { NetworkError, RefusedError, ServerError } from '../../kit/api/errors.ts'
import { announce } from '../../kit/toast.ts'
import { Action, ActionBar } from '../../kit/ui/action-bar.tsx'
import { Button, LinkButton } from '../../kit/ui/button.tsx'
import { CanList, KeyValue, List, RowLink, WayLink } from '../../kit/ui/card.tsx'
import { DeadlineWhy, DeadlineWhySheet } from '../../kit/ui/deadline-why.tsx'
import { Clock, Due } from '../../kit/ui/due.tsx'
import { PromiseBlock } from '../../kit/ui/promise-block.tsx'
import { QrCode } from '../../kit/ui/qr-code.tsx'
import { ConfirmDialog } from '../../kit/ui/sheet.tsx'
import { CopyButton, PrintButton } from '../../kit/ui/small.tsx'
import { Empty, ErrorState, Loading, Pager } from '../../kit/ui/states.tsx'
import { LinkTabs, Seg } from '../../kit/ui/switches.tsx'
import { Kind, Tag } from '../../kit/ui/tag.tsx'
import { Timeline } from '../../kit/ui/timeline.tsx'
import { clocks, deadline } from './samples.ts'
import { Part } from './part.tsx'

export function ShownParts(): ReactNode {
  const [view, setView] = useState<'industry' | 'need' | 'lease'>('industry')
  const [open, setOpen] = useState<'why' | 'ask' | null>(null)
  return (
    <>
      <Part title="按钮">
        <div className="wrap">
          <Button look="primary" onPress={() => announce('已派给区人社局')}>
            派给区人社局
          </Button>
          <Button>加协办单位</Button>
          <Button look="danger" onPress={() => setOpen('ask')}>
            取消通行证
          </Button>
          <Button look="text" onPress={() => setOpen('why')}>
            为什么是这一天
          </Button>
          <Button disabled>回访</Button>
          <Button pending icon="send">
            催办内蒙古
          </Button>
          <LinkButton to="/gallery.html" icon="plus">
            登记诉求
          </LinkButton>
        </div>
        <p className="s muted">一屏只有一个石青实心按钮。不能按的按钮旁边写原因：等区人社局交结果后才能回访。</p>
        <div className="wrap">
          <Seg
            label="按什么上色"
            value={view}
            onChange={setView}
            options={[
              { value: 'industry', label: '行业' },
              { value: 'need', label: '未办结诉求' },
              { value: 'lease', label: '租约到期' },
            ]}
          />
        </div>
        <LinkTabs
          label="清单"
          tabs={[
            { to: '/gallery.html', label: '待我办', count: 12, current: true },
            { to: '/gallery.html?2', label: '快到期', count: 3, current: false },
            { to: '/gallery.html?3', label: '超时', count: 1, current: false },
          ]}
        />
        {open === 'why' && <DeadlineWhySheet deadline={deadline} onClose={() => setOpen(null)} onWrong={() => undefined} />}
        {open === 'ask' && (
          <ConfirmDialog title="取消这张通行证" confirm="取消通行证" danger onConfirm={() => setOpen(null)} onClose={() => setOpen(null)}>
            <p>取消后今天起不能再停。这一步不能撤回。</p>
          </ConfirmDialog>
        )}
      </Part>
      <Part title="状态标签">
        <div className="wrap">
          <Tag>没开始</Tag>
          <Tag tone="doing">办理中</Tag>
          <Tag tone="soon">快到期</Tag>
          <Tag tone="over">超时 18 小时</Tag>
          <Tag tone="done">已办好</Tag>
          <Tag icon="undo">已退回</Tag>
          <Tag icon="doc">已挂账</Tag>
          <Kind>牵头</Kind>
          <Kind ochre>一对多</Kind>
        </div>
        <div className="wrap">
          <Due clock={clocks.running} />
          <Due clock={clocks.soon} />
          <Due clock={clocks.overdue} who="内蒙古" />
          <Due clock={clocks.met} />
        </div>
      </Part>
      <Part title="时间线" wide="w4">
        <Timeline
          steps={[
            { key: '4', tone: 'todo', title: '等您确认' },
            { key: '3', tone: 'now', title: '正在协办', meta: '现在' },
            { key: '2', tone: 'over', title: '内蒙古超时，已催办', meta: '今天 9:10　工作站' },
            { key: '1', tone: 'done', title: '核验函开好了', detail: '求职者扫码就能查真伪。', meta: '6 月 14 日 周五 16:05　区人社局' },
          ]}
        />
      </Part>
      <Part title="承诺" wide="w4">
        <PromiseBlock title="最晚 6 月 26 日答复您">还有 8 天。跨省的事按复杂诉求办理，从派单起 15 天内答复。</PromiseBlock>
        <PromiseBlock tone="over" title="答复晚了 1 天">
          已经报给街道。
        </PromiseBlock>
        <PromiseBlock tone="done" title="6 月 25 日答复了您">
          用了 14 天。
        </PromiseBlock>
      </Part>
      <Part title="能看什么、二维码、名和值" wide="w4">
        <CanList
          lines={[
            { yes: false, text: '看不到：诉求人的电话' },
            { yes: true, text: '看得到：诉求的原话和附件' },
          ]}
        />
        <KeyValue
          rows={[
            ['什么事', '9 层楼道灯不亮'],
            ['在哪儿', '今鼎大厦 9 层'],
            ['时间', '6 月 18 日 周二 10:24'],
          ]}
        />
        <div className="row">
          <QrCode text="https://liti.example/receipt/JD-0618-07" label="扫码查进度" />
          <CopyButton text="JD-0618-07" />
          <PrintButton look="text" />
        </div>
      </Part>
      <Part title="列表行和各方的时限">
        <List className="pick">
          <RowLink
            to="/gallery.html"
            title="电梯早高峰等 15 分钟"
            tag={<Tag tone="soon">待联系</Tag>}
            line="云图软件，1501 室　投诉"
            due={<Due clock={clocks.soon} />}
            current
          />
          <RowLink
            to="/gallery.html"
            title="食堂价格和意见收集"
            tag={<Tag tone="doing">办理中</Tag>}
            line="职工代表　建议"
            due={<Due clock={clocks.running} />}
          />
        </List>
        <List className="units">
          <li>
            <div className="row">
              <b>山西 协办</b>
              <Tag tone="soon" end>
                快到期
              </Tag>
            </div>
            <Clock clock={clocks.soon} below>
              今天 16:30 到期，还有 6 小时
            </Clock>
          </li>
        </List>
        <List>
          <WayLink to="/gallery.html" icon="search" title="用回执号查进度" line="回执号和手机尾号 4 位" />
        </List>
        <ActionBar>
          <Action can look="primary" icon="bell">
            催办内蒙古
          </Action>
          <Action can icon="plus">
            加协办单位
          </Action>
          <Action can={{ why: { zh: '等区人社局交结果后才能回访', en: 'Call back after the bureau has answered' } }}>回访</Action>
        </ActionBar>
      </Part>
      <Part title="为什么是这一天">
        <DeadlineWhy deadline={deadline} onWrong={() => undefined} />
      </Part>
      <Part title="空、等、出错">
        <Empty title="还没有人报名" action={<Button>发通知给各单位</Button>}>
          报名从 6 月 20 日 9:00 开始。
        </Empty>
        <Loading />
        <ErrorState error={new NetworkError('timeout')} onRetry={() => announce('再试')} />
        <ErrorState error={new ServerError(500, '0192f3c4')} onRetry={() => announce('再试')} />
        <ErrorState
          error={
            new RefusedError(
              {
                kind: 'forbidden',
                code: 'needs.not-yours',
                message: { zh: '这件诉求由区人社局牵头，工作站不能答复', en: 'The bureau leads this need' },
              },
              403,
            )
          }
        />
        <Pager more loadingMore={false} loadMore={() => announce('又看了 20 条')} />
      </Part>
    </>
  )
}
