import './poster.css'
import { getUnit, type PublicUnit } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { Link, usePathParams } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { DeskPage } from '../../kit/shell/desk-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { QrCode } from '../../kit/ui/qr-code.tsx'
import { PrintButton } from '../../kit/ui/small.tsx'
import { Loaded } from '../../kit/ui/states.tsx'

const useText = texts({
  zh: {
    title: '扫码海报',
    crumb: '您在哪儿',
    lead: '打印一张 A4，贴在大堂、电梯间和每层茶水间。扫码直接到这栋楼，不用注册，也不用装应用；清单里看得出哪些是扫码来的。',
    print: '打印海报',
    preview: '海报的样子',
    scan: '扫码，给这栋楼提诉求',
  },
  en: {
    title: 'QR poster',
    crumb: 'Where you are',
    lead: 'Print it on A4 for the lobby, the lifts and the pantry of each floor. Scanning leads straight to this building, without signing up or installing anything; the list shows which needs came by it.',
    print: 'Print the poster',
    preview: 'What the poster looks like',
    scan: 'Scan to raise a need in this building',
  },
})

/** The sheet of paper by which people in a building find it: a code, what happens next, and where to ask in person. */
export function PosterPage(): ReactNode {
  const t = useText()
  const tx = useTx()
  const { slug } = usePathParams<'slug'>()
  const unit = useRead(getUnit, { params: { slug } })
  return (
    <DeskPage title={t.title} place="/desk/buildings">
      <header className="poster-head">
        <div>
          <nav className="s muted no-print" aria-label={t.crumb}>
            <Link to={`/desk/units/${slug}`}>{unit.data ? tx(unit.data.name) : slug}</Link>
          </nav>
          <h1>{t.title}</h1>
          <p className="soft no-print">{t.lead}</p>
        </div>
        <PrintButton>{t.print}</PrintButton>
      </header>
      <Loaded from={unit} lines={10}>
        {(data) => <Poster unit={data} label={t.preview} scan={t.scan} />}
      </Loaded>
    </DeskPage>
  )
}

/** Both languages stand on the paper, whoever prints it. */
function Poster({ unit, label, scan }: { unit: PublicUnit; label: string; scan: string }): ReactNode {
  const address = `${location.origin}/?b=${encodeURIComponent(unit.slug)}`
  const { workstation } = unit
  return (
    <article className="poster doc" aria-label={label} lang="zh-CN" translate="no">
      <p className="poster-unit">{unit.name.zh}</p>
      <h2>有事说一声，看得见谁在办</h2>
      <p className="poster-en" lang="en">
        Say what you need, see who is on it
      </p>
      <QrCode text={address} label={scan} />
      <p className="poster-scan">
        微信或相机扫一扫
        <span lang="en">Scan with your phone</span>
      </p>
      <ol>
        <li>
          <b>说事</b>不用注册，几句话、一张照片就行
        </li>
        <li>
          <b>看进度</b>谁在办、哪天答复，写得清清楚楚
        </li>
        <li>
          <b>您说了算</b>解决了没有、满意不满意，由您来定
        </li>
      </ol>
      {workstation && (
        <p className="poster-foot">
          也可以当面说：{workstation.place.zh || workstation.name.zh}
          {workstation.phone && <>　电话 {workstation.phone}</>}
          <span>{workstation.hours.zh}</span>
        </p>
      )}
      <p className="poster-safe">有人受伤、着火，先打 119、120。</p>
    </article>
  )
}
