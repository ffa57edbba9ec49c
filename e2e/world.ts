import * as directory from '@liti/contract/directory'
import { everyFile } from '../tools/every-file.ts'
import { call } from './call.ts'
import { desk, phone, type House, type Visitor } from './visitor.ts'

export type Who = 'guest' | 'stranger' | 'writer' | 'firm' | 'head' | 'liaison' | 'property' | 'committee' | 'street'
/** What a scene may point at. A module adds its own records: `declare module '../world.ts' { interface World { … } }`. */
export interface World {
  people: Record<Who, Visitor>
  /** A firm, and the one the chair of the committee acts for. */
  firm: string
  ownFirm: string
  /** A body by a part of its name. */
  body: (name: string) => string
  /** Everybody's, in the demonstration. */
  password: string
}
/** What a module makes its records with: people, the unit they are in, and its bodies by a part of their names. */
export type Furnishing = { people: World['people']; unitId: string; body: (name: string) => string }
/** e2e/MODULE/furnish.ts: records in every state its scenes show, made through the product's own commands. */
type Furnisher = { furnish: (furnishing: Furnishing) => Promise<Partial<World>> }

/** People with what each of them has in front of them. */
export async function furnish(house: House): Promise<World> {
  const [guest, stranger, writer, firm, head, liaison, property, committee, street] = await Promise.all([
    house.visit(phone),
    house.visit(phone),
    house.visit(phone),
    house.visit(phone, '颐家安宁 人事经理'),
    house.visit(desk, '今鼎大厦 站长'),
    house.visit(desk, '区人社局 联络员'),
    house.visit(desk, '今鼎大厦物业 项目经理'),
    house.visit(desk, '云图软件 副总经理'),
    house.visit(desk, '八角街道 楼宇专班'),
  ])
  const people = { guest, stranger, writer, firm, head, liaison, property, committee, street }
  const { units } = await call(guest, directory.listUnits)
  const unitId = units.find(({ slug }) => slug === 'jinding')?.id ?? ''
  const { bodies } = await call(head, directory.listBodies, { query: { unit: unitId } })
  const body = (name: string): string => bodies.find((each) => each.name.zh.includes(name))?.id ?? ''
  const firmId = async (q: string): Promise<string> =>
    (await call(head, directory.findOrganisations, { query: { q } })).hits[0]?.organisationId ?? missing(q)
  const made: Partial<World> = {}
  for (const one of await everyFile<Furnisher>('e2e/*/furnish.ts')) Object.assign(made, await one.furnish({ people, unitId, body }))
  const register = await call(head, directory.getBodyRegister)
  const common = {
    people,
    firm: await firmId('颐家安宁'),
    ownFirm: await firmId('云图软件'),
    body: (name: string) => register.bodies.find((each) => each.name.zh.includes(name))?.id ?? missing(name),
    password: house.product().password,
  }
  return { ...made, ...common } as World
}

export const missing = (what: string): never => {
  throw new Error(`The world has no ${what}`)
}
