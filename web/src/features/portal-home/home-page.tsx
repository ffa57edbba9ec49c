import type { ReactNode } from 'react'
import { useChosenBuilding } from '../../kit/portal/chosen-building.ts'
import { BuildingHome } from './building-home.tsx'
import { ChooseHome } from './choose-home.tsx'
import './portal-home.css'

/** The first page: of the building this device was last used for, or the choice of one. */
export function HomePage(): ReactNode {
  const slug = useChosenBuilding()
  return slug ? <BuildingHome key={slug} slug={slug} /> : <ChooseHome />
}
