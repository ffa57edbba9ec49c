import type { Receipt } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { announce } from '../../kit/toast.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { QrCode } from '../../kit/ui/qr-code.tsx'

const useText = texts({
  zh: {
    number: '回执号',
    what: '什么事',
    where: '在哪儿',
    time: '时间',
    scan: '扫码查进度',
    save: '存图',
    saveAs: (code: string) => `回执 ${code}.png`,
    notSaved: '这台设备存不了图，可以截屏',
    print: '打印',
    share: '转发',
    copied: '链接复制好了，贴到微信里就能转发',
    cannotCopy: '这台设备不让网页复制，请截屏转发',
    shared: (code: string) => `诉求回执 ${code}`,
    product: '立体社区',
    find: '查进度：扫码，或输入回执号和手机尾号 4 位',
  },
  en: {
    number: 'Receipt number',
    what: 'What',
    where: 'Where',
    time: 'Time',
    scan: 'Scan to see the progress',
    save: 'Save picture',
    saveAs: (code) => `Receipt ${code}.png`,
    notSaved: 'This device cannot save the picture; take a screenshot',
    print: 'Print',
    share: 'Share',
    copied: 'The link is copied; paste it into a message',
    cannotCopy: 'This device does not let pages copy; share a screenshot',
    shared: (code) => `Receipt ${code}`,
    product: 'Liti',
    find: 'Progress: scan, or enter the receipt number and the last 4 digits of the phone',
  },
})

/** The paper: number first, then what, where and when, the code to scan, and three ways to keep it. */
export function ReceiptSlip({ receipt }: { receipt: Receipt }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const { receiptCode, trackUrl } = receipt
  const url = new URL(trackUrl, location.origin).href
  const facts = [
    [t.what, receipt.title],
    [t.where, [tx(receipt.unit), receipt.place].filter(Boolean).join(' ')],
    [t.time, when(receipt.at)],
  ] as const

  const save = async (): Promise<void> => {
    try {
      const { drawReceipt } = await import('./draw-receipt.ts')
      const picture = await drawReceipt({ heading: t.product, label: t.number, code: receiptCode, facts, url, note: t.find })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(picture)
      link.download = t.saveAs(receiptCode)
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    } catch {
      announce(t.notSaved)
    }
  }
  const share = async (): Promise<void> => {
    if ('share' in navigator) {
      await navigator
        .share({ title: t.shared(receiptCode), text: `${t.shared(receiptCode)}\n${receipt.title}`, url })
        .catch(() => undefined)
      return
    }
    try {
      await (navigator as Navigator).clipboard.writeText(url)
      announce(t.copied)
    } catch {
      announce(t.cannotCopy)
    }
  }
  return (
    <div className="slip">
      <div className="slip-number">
        <span className="s muted">{t.number}</span>
        <p className="no">{receiptCode}</p>
      </div>
      <div className="slip-facts">
        <KeyValue small rows={facts} />
      </div>
      <QrCode text={url} label={t.scan} />
      <div className="slip-actions no-print">
        <button type="button" onClick={() => void save()}>
          <Icon name="save" />
          {t.save}
        </button>
        <button type="button" onClick={() => window.print()}>
          <Icon name="print" />
          {t.print}
        </button>
        <button type="button" onClick={() => void share()}>
          <Icon name="share" />
          {t.share}
        </button>
      </div>
    </div>
  )
}
