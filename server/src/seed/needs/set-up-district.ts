import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { defaultCategories, defaultRules, setUpNeeds } from '../../modules/needs/index.ts'
import type { DirectoryWorld } from '../directory/index.ts'

/** Categories, clocks and the dispatch catalogue of the demonstration district. */
export const setUpDistrict = (ctx: Ctx, actor: Actor, world: DirectoryWorld): Promise<void> => {
  const bureau = (name: string) => world.body(name)
  return setUpNeeds(ctx, actor, {
    categories: defaultCategories,
    rules: defaultRules,
    from: '2026-01-01',
    dispatch: [
      { category: 'facility', leadKind: 'property', note: '楼里的设施由物业负责', noteEn: 'the property firm looks after the building' },
      {
        category: 'facility.lift',
        leadKind: 'property',
        note: '电梯运行和维修，物业负责',
        noteEn: 'the property firm runs and repairs the lifts',
      },
      {
        category: 'parking',
        leadKind: 'property',
        note: '楼里的车位和充电，物业负责',
        noteEn: 'bays and charging in the building are the property firm’s',
      },
      {
        category: 'parking.bikes',
        leadKind: 'subdistrict',
        note: '门前非机动车，街道负责',
        noteEn: 'bicycles in front of the building are the sub-district’s',
      },
      {
        category: 'parking.road',
        leadKind: 'subdistrict',
        note: '周边道路，街道协调',
        noteEn: 'the sub-district sees to the roads around',
      },
      {
        category: 'work',
        leadBodyId: bureau('区人社局'),
        note: '招工、社保、补贴，区人社局负责',
        noteEn: 'hiring, insurance and subsidies are the district HR bureau’s',
      },
      {
        category: 'business.licence',
        leadBodyId: bureau('区市场监管局'),
        note: '执照和许可，区市场监管局负责',
        noteEn: 'licences are the market regulation bureau’s',
      },
      { category: 'business.tax', leadBodyId: bureau('区税务局'), note: '税务，区税务局负责', noteEn: 'tax is the tax bureau’s' },
      {
        category: 'business',
        leadKind: 'workstation',
        note: '企业的一般需要，工作站先办',
        noteEn: 'general needs of firms go to the workstation first',
      },
      {
        category: 'life',
        leadKind: 'workstation',
        note: '楼里的生活，工作站来办',
        noteEn: 'working life in the building is the workstation’s',
      },
      {
        category: 'other',
        leadKind: 'workstation',
        note: '归不了类的，工作站先办',
        noteEn: 'what fits no category goes to the workstation first',
      },
    ],
  })
}
