import type { Actor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { Refusal } from '../kernel/refusal.ts'
import { importUnits, mayImport } from '../modules/needs/index.ts'
import type { Units } from './check-row.ts'

/**
 * The building of all rows, or the buildings rows may name.
 * @throws Refusal where there is none, or none the actor may import to
 */
export async function chooseUnits(ctx: Ctx, actor: Actor, slug: string | undefined, byColumn: boolean): Promise<Units> {
  const all = await importUnits(ctx)
  const usable = all.filter((unit) => unit.workstationId !== null)
  const list = usable.map((unit) => unit.slug).join(', ')
  const chosen = slug === undefined ? (usable.length === 1 ? usable[0] : undefined) : usable.find((unit) => unit.slug === slug)
  if (!chosen && (slug !== undefined || !byColumn)) throw whyNoUnit(slug, all, list)
  const verdict = chosen ? mayImport(actor, chosen) : true
  const open = byColumn ? usable.filter((unit) => mayImport(actor, unit) === true) : []
  if (verdict !== true) throw new Refusal('forbidden', verdict.code, verdict.why)
  if (!chosen && open.length === 0)
    throw new Refusal('forbidden', 'no-unit', { zh: '没有您可以导入的楼宇', en: 'There is no building you may import to' })
  return { chosen: chosen ?? null, byName: new Map(open.flatMap((unit) => [unit.slug, unit.name].map((name) => [name, unit] as const))) }
}

function whyNoUnit(slug: string | undefined, all: { slug: string }[], usable: string): Refusal {
  if (usable === '')
    return new Refusal('invalid', 'unit', {
      zh: '还没有带工作站的楼宇，请先建档',
      en: 'There is no building with a workstation yet; open its file first',
    })
  if (slug === undefined)
    return new Refusal('invalid', 'unit', { zh: `请用 --unit 指定楼宇：${usable}`, en: `Say with --unit which building: ${usable}` })
  const idle = all.some((unit) => unit.slug === slug)
  return new Refusal('invalid', 'unit', {
    zh: `${idle ? `${slug} 还没有工作站` : `没有楼宇 ${slug}`}，能用的有：${usable}`,
    en: `${idle ? `${slug} has no workstation yet` : `There is no building ${slug}`}; use one of: ${usable}`,
  })
}
