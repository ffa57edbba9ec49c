import '../kit/css/desk-all.css'
import './gallery/gallery.css'
import type { ReactNode } from 'react'
import { DeskSample } from './gallery/desk-sample.tsx'
import { Parts } from './gallery/parts.tsx'
import { PortalSample } from './gallery/portal-sample.tsx'
import { mount } from './mount.tsx'

/** Development only: every part of the kit to be looked at. `?show=portal` and `?show=desk` are the two frames. */
function Gallery(): ReactNode {
  const show = new URLSearchParams(location.search).get('show')
  if (show === 'portal') return <PortalSample />
  return show === 'desk' ? <DeskSample /> : <Parts />
}

mount(<Gallery />)
