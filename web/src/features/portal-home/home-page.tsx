import { lazy, type ReactNode } from 'react'
import { useChosenBuilding } from '../../kit/portal/chosen-building.ts'
import { ChooseHome } from './choose-home.tsx'
import './portal-home.css'

// Who comes for the first time has no building yet and need not wait for its page.
const BuildingHome = lazy(async () => ({ default: (await import('./building-home.tsx')).BuildingHome }))

/** The first page: of the building this device was last used for, or the choice of one. */
export function HomePage(): ReactNode {
  const slug = useChosenBuilding()
  return slug ? <BuildingHome key={slug} slug={slug} /> : <ChooseHome />
}
