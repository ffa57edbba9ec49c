import { useEffect, useState, type ReactNode } from 'react'

/** A QR code as a picture; what it holds is drawn here and sent nowhere. `label` says what scanning it does. */
export function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const [source, setSource] = useState('')
  useEffect(() => {
    let gone = false
    void import('qrcode').then(async ({ toString }) => {
      const svg = await toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
      if (!gone) setSource(`data:image/svg+xml,${encodeURIComponent(svg)}`)
    })
    return () => {
      gone = true
    }
  }, [text])
  return source ? <img className="qr" src={source} alt={label} /> : <span className="qr" role="img" aria-label={label} />
}
