import { useState, type ReactNode } from 'react'
import { DeskFrameProvider, DeskPage } from '../../kit/shell/desk-page.tsx'
import { announce } from '../../kit/toast.ts'
import { Action, ActionBar } from '../../kit/ui/action-bar.tsx'
import { List, RowLink } from '../../kit/ui/card.tsx'
import { Due } from '../../kit/ui/due.tsx'
import { Tag } from '../../kit/ui/tag.tsx'
import { Timeline } from '../../kit/ui/timeline.tsx'
import { clocks } from './samples.ts'

export function DeskSample(): ReactNode {
  const [scope, setScope] = useState<string | null>('jd')
  const frame = {
    places: [
      { to: '/desk/needs', label: '诉求', count: 12 },
      { to: '/desk/callbacks', label: '回访', count: 5 },
      { to: '/desk/overdue', label: '超时', count: 1 },
      { to: '/desk/buildings', label: '楼宇' },
      { to: '/desk/figures', label: '数据' },
      { to: '/desk/notices', label: '通知' },
    ],
    scopes: [
      { id: null, name: '全部楼宇' },
      { id: 'jd', name: '今鼎大厦' },
      { id: 'rk', name: '融科创意中心' },
    ],
    scope,
    onScope: setScope,
    unread: 2,
    who: '工作站 站长',
    onSignOut: () => announce('退出'),
    onSearch: () => {},
  }
  return (
    <DeskFrameProvider value={frame}>
      <DeskPage title="诉求" place="/desk/needs" fill>
        <div className="split">
          <section className="inbox">
            <header>
              <h1>诉求</h1>
            </header>
            <List className="pick">
              <RowLink
                to="/desk/needs/1"
                title="外地招工 300 人，需要证明"
                tag={<Tag tone="over">协办超时</Tag>}
                line="颐家安宁，1203 室　求助"
                due={<Due clock={clocks.overdue} who="内蒙古" />}
                current
              />
              <RowLink
                to="/desk/needs/2"
                title="电梯早高峰等 15 分钟"
                tag={<Tag tone="soon">待联系</Tag>}
                line="云图软件，1501 室　投诉"
                due={<Due clock={clocks.soon} />}
              />
            </List>
          </section>
          <article className="detail">
            <header className="detail-head">
              <h2>外地招工 300 人，需要证明</h2>
            </header>
            <div className="cols">
              <div>
                <section>
                  <h2>诉求</h2>
                  <p>公司做居家养老服务，今年要招 300 名护理员。</p>
                </section>
              </div>
              <div className="side">
                <section>
                  <h2>进展</h2>
                  <Timeline steps={[{ key: '1', tone: 'now', title: '等山西、内蒙古办好', meta: '现在' }]} />
                </section>
              </div>
            </div>
            <ActionBar>
              <Action can look="primary" icon="bell">
                催办内蒙古
              </Action>
              <Action can icon="plus">
                加协办单位
              </Action>
              <Action can={{ why: { zh: '等区人社局交结果后才能回访', en: 'Call back after the bureau has answered' } }}>回访</Action>
            </ActionBar>
          </article>
        </div>
      </DeskPage>
    </DeskFrameProvider>
  )
}
