import type { NewFloor } from '../../modules/directory/index.ts'

export type Group = 'tech' | 'care' | 'finance' | 'business' | 'retail' | 'culture'
/** A space of the plan: who is in it, when the lease ends (month of the drawing), which share of its people are women. */
export type Let = { code: string; area: number; firm: string | null; lease?: string; women?: number }
export type Firm = { group: Group; activity: string; elsewhere?: true; kind?: 'property' }

const space = (code: string, area: number, firm: string | null, lease?: string, women?: number): Let => ({
  code,
  area,
  firm,
  ...(lease === undefined ? {} : { lease }),
  ...(women === undefined ? {} : { women }),
})

/** 今鼎大厦 from the top floor down: code, square metres, tenant, end of lease, women in per cent. */
export const jindingLets: [level: number, lets: Let[]][] = [
  [16, [space('1601', 900, '云图软件', '2027-03', 38), space('1602', 320, null), space('1603', 380, '合纵咨询', '2025-06', 52)]],
  [15, [space('1501', 1150, '云图软件', '2027-03', 38), space('1502', 450, '微粒数据', '2024-12', 33)]],
  [
    14,
    [
      space('1401', 700, '安澜保险经纪', '2026-01', 61),
      space('1402', 420, '长风投资', '2025-02', 44),
      space('1403', 480, '明理律所', '2024-11', 49),
    ],
  ],
  [13, [space('1301', 820, '清源环保', '2025-09', 36), space('1302', 460, '同禾人力', '2024-08', 63), space('1303', 320, null)]],
  [
    12,
    [
      space('1201', 420, '知行会计', '2025-05', 58),
      space('1202', 380, '宽谷科技', '2024-09', 29),
      space('1203', 800, '颐家安宁', '2026-06', 71),
    ],
  ],
  [
    11,
    [
      space('1101', 560, '南山出版', '2025-12', 57),
      space('1102', 640, '知更教育', '2024-10', 66),
      space('1103', 400, '拓路科技', '2025-07', 31),
    ],
  ],
  [10, [space('1001', 520, '博闻文化', '2024-09', 54), space('1002', 280, null), space('1003', 800, '康悦体检', '2027-08', 68)]],
  [9, [space('901', 600, '银杏健康', '2025-01', 64), space('902', 1000, '平川科技', '2026-04', 35)]],
  [
    8,
    [
      space('801', 520, '方舟咨询', '2025-03', 47),
      space('802', 460, '见山设计', '2024-08', 53),
      space('803', 620, '云杉建筑', '2026-02', 32),
    ],
  ],
  [7, [space('701', 760, '海棠影视', '2025-10', 46), space('702', 420, '万象广告', '2024-12', 55), space('703', 420, null)]],
  [
    6,
    [
      space('601', 400, '清和会计', '2025-04', 62),
      space('602', 760, '信和保险', '2026-09', 59),
      space('603', 440, '泰和证券', '2025-06', 43),
    ],
  ],
  [5, [space('501', 1050, '启明软件', '2026-12', 37), space('502', 550, '启明软件实验室', '2026-12', 37)]],
  [4, [space('401', 900, '启明软件', '2026-12', 37), space('402', 700, '联创空间', '2025-08', 45)]],
  [3, [space('302', 320, '共享会议室'), space('303', 900, '职工食堂', '2026-03', 48), space('304', 420, '健身馆', '2024-10', 41)]],
  [2, [space('203', 620, '银行网点', '2027-01', 56), space('204', 620, '家居展厅', '2025-02', 50)]],
  [1, [space('103', 280, '咖啡店', '2025-05', 60), space('104', 260, '便利店', '2024-11', 52), space('105', 330, '药房', '2026-05', 73)]],
  [-1, [space('B101', 1250, '餐饮街', undefined, 58)]],
]

const common: Record<number, { before: NewFloor['spaces']; after: NewFloor['spaces'] }> = {
  3: { before: [{ code: '301', name: '普法驿站', kind: 'legal_station', area: 260 }], after: [] },
  2: {
    before: [
      { code: '201', name: '楼宇工作站', kind: 'workstation', area: 420 },
      { code: '202', name: '母婴关爱室', kind: 'care_room', area: 240 },
    ],
    after: [],
  },
  1: {
    before: [
      { code: '101', name: '政务窗口', kind: 'service_window', area: 510 },
      { code: '102', name: '大堂', kind: 'common', area: 520 },
    ],
    after: [],
  },
  [-1]: { before: [], after: [{ code: 'B102', name: '设备间', kind: 'common', area: 700 }] },
}

const kindOf = (level: number, code: string) => (code === '302' ? 'meeting_room' : level <= 3 ? 'retail' : 'office')

export const jindingFloors: NewFloor[] = [
  ...jindingLets.map(([level, lets]): NewFloor => ({
    label: level > 0 ? String(level) : `B${-level}`,
    level,
    area: level > 3 ? 1600 : level > 0 ? 1900 : 2100,
    spaces: [
      ...(common[level]?.before ?? []),
      ...lets.map(({ code, area }) => ({ code, kind: kindOf(level, code), area }) as const),
      ...(common[level]?.after ?? []),
    ],
  })),
  {
    label: 'B2',
    level: -2,
    area: 2100,
    spaces: [
      { code: 'B201', name: '本楼车位 164 个', kind: 'parking_zone', area: 1250 },
      { code: 'B202', name: '居民共享区 36 个车位', kind: 'parking_zone', area: 720 },
    ],
  },
]

const firm = (group: Group, activity: string, elsewhere?: true): Firm => ({ group, activity, ...(elsewhere ? { elsewhere } : {}) })

/** What each of them does; `elsewhere`: registered in another district. */
export const jindingFirms: Record<string, Firm> = {
  云图软件: firm('tech', '企业软件开发'),
  合纵咨询: firm('business', '管理咨询', true),
  微粒数据: firm('tech', '数据处理服务'),
  安澜保险经纪: firm('finance', '保险经纪'),
  长风投资: firm('finance', '投资管理', true),
  明理律所: firm('business', '律师服务'),
  清源环保: firm('tech', '环保设备研发'),
  同禾人力: firm('business', '人力资源服务', true),
  知行会计: firm('business', '会计代理'),
  宽谷科技: firm('tech', '信息系统集成'),
  南山出版: firm('culture', '图书策划出版'),
  知更教育: firm('culture', '职业技能培训'),
  拓路科技: firm('tech', '车联网软件', true),
  博闻文化: firm('culture', '展览策划'),
  康悦体检: firm('care', '健康体检'),
  银杏健康: firm('care', '健康管理'),
  平川科技: firm('tech', '工业软件开发'),
  方舟咨询: firm('business', '工程咨询', true),
  见山设计: firm('culture', '平面与空间设计', true),
  云杉建筑: firm('business', '建筑设计'),
  海棠影视: firm('culture', '影视制作', true),
  万象广告: firm('culture', '广告设计', true),
  清和会计: firm('business', '审计服务'),
  信和保险: firm('finance', '财产保险'),
  泰和证券: firm('finance', '证券营业部', true),
  启明软件: firm('tech', '教育软件开发'),
  启明软件实验室: firm('tech', '软件研发'),
  联创空间: firm('business', '联合办公', true),
  共享会议室: firm('retail', '会议场地出租'),
  职工食堂: firm('retail', '团体用餐'),
  健身馆: firm('retail', '健身服务', true),
  银行网点: firm('finance', '银行服务'),
  家居展厅: firm('retail', '家居零售', true),
  咖啡店: firm('retail', '咖啡饮品'),
  便利店: firm('retail', '日用品零售', true),
  药房: firm('care', '药品零售'),
  餐饮街: firm('retail', '餐饮管理'),
}
