import type { NewFloor } from '../../modules/directory/index.ts'
import type { Group } from './jinding.ts'

export type RongkeFirm = { group: Group; activity: string; staff: number; women: number; lease: string; elsewhere?: true }

/** Who is in the two towers: 3,482 people, 1,567 of them women. */
export const rongkeFirms: Record<string, RongkeFirm> = {
  融光影视: { group: 'culture', activity: '影视后期制作', staff: 320, women: 145, lease: '2026-08' },
  星河云计算: { group: 'tech', activity: '云计算服务', staff: 420, women: 128, lease: '2027-05' },
  智元数据: { group: 'tech', activity: '数据标注与分析', staff: 300, women: 95, lease: '2025-11' },
  拾光游戏: { group: 'tech', activity: '游戏软件开发', staff: 260, women: 90, lease: '2024-09', elsewhere: true },
  首耀设计: { group: 'culture', activity: '工业设计', staff: 210, women: 109, lease: '2025-03' },
  北辰财税: { group: 'business', activity: '财税咨询', staff: 180, women: 108, lease: '2026-02' },
  安和人力: { group: 'business', activity: '人力资源服务', staff: 150, women: 93, lease: '2025-01' },
  新禾教育: { group: 'culture', activity: '在线教育', staff: 240, women: 140, lease: '2024-12' },
  悦动健康: { group: 'care', activity: '运动康复', staff: 190, women: 125, lease: '2026-10' },
  京西保理: { group: 'finance', activity: '商业保理', staff: 170, women: 78, lease: '2027-01', elsewhere: true },
  宏景建筑设计: { group: 'business', activity: '建筑设计', staff: 200, women: 66, lease: '2025-06' },
  蓝川新能源: { group: 'tech', activity: '储能系统研发', staff: 280, women: 82, lease: '2026-12' },
  听涛传媒: { group: 'culture', activity: '新媒体运营', staff: 230, women: 112, lease: '2025-09', elsewhere: true },
  远山律所: { group: 'business', activity: '律师服务', staff: 90, women: 45, lease: '2026-04' },
  小满电商: { group: 'retail', activity: '网上零售', staff: 180, women: 115, lease: '2025-12' },
  麦田餐厅: { group: 'retail', activity: '餐饮服务', staff: 40, women: 22, lease: '2025-05', elsewhere: true },
  创意咖啡: { group: 'retail', activity: '咖啡饮品', staff: 12, women: 8, lease: '2025-08' },
  昼夜便利: { group: 'retail', activity: '日用品零售', staff: 10, women: 6, lease: '2024-11', elsewhere: true },
}

type Row = [level: number, spaces: [code: string, area: number, firm: string | null][]]

const towerA: Row[] = [
  [12, [['1201', 1450, '星河云计算']]],
  [11, [['1101', 1450, '星河云计算']]],
  [10, [['1001', 1450, '星河云计算']]],
  [9, [['901', 1450, '融光影视']]],
  [8, [['801', 1450, '融光影视']]],
  [7, [['701', 1450, '智元数据']]],
  [6, [['601', 1450, '智元数据']]],
  [
    5,
    [
      ['501', 900, '首耀设计'],
      ['502', 550, null],
    ],
  ],
  [
    4,
    [
      ['401', 800, '北辰财税'],
      ['402', 650, '安和人力'],
    ],
  ],
  [3, [['301', 1450, '宏景建筑设计']]],
  [
    2,
    [
      ['201', 700, '京西保理'],
      ['202', 750, '远山律所'],
    ],
  ],
]
const towerB: Row[] = [
  [10, [['1001', 1350, '蓝川新能源']]],
  [9, [['901', 1350, '蓝川新能源']]],
  [8, [['801', 1350, '拾光游戏']]],
  [7, [['701', 1350, '新禾教育']]],
  [
    6,
    [
      ['601', 700, '新禾教育'],
      ['602', 650, null],
    ],
  ],
  [5, [['501', 1350, '听涛传媒']]],
  [
    4,
    [
      ['401', 950, '悦动健康'],
      ['402', 400, null],
    ],
  ],
  [3, [['301', 1350, '小满电商']]],
  [2, [['201', 950, '悦动健康']]],
]

const offices = (rows: Row[], tower: string, area: number): NewFloor[] =>
  rows.map(([level, spaces]) => ({
    label: String(level),
    level,
    area,
    spaces: spaces.map(([code, size]) => ({ code: `${tower}${code}`, kind: 'office', area: size })),
  }))

export const rongkeTowers: { name: string; nameEn: string; floors: NewFloor[] }[] = [
  {
    name: 'A 座',
    nameEn: 'Tower A',
    floors: [
      ...offices(towerA, 'A', 1500),
      {
        label: '1',
        level: 1,
        area: 1700,
        spaces: [
          { code: 'A101', name: '楼宇工作站', kind: 'workstation', area: 260 },
          { code: 'A102', name: '大堂', kind: 'common', area: 620 },
          { code: 'A103', kind: 'retail', area: 360 },
          { code: 'A104', kind: 'retail', area: 160 },
        ],
      },
      { label: 'B1', level: -1, area: 1700, spaces: [{ code: 'AB11', name: '车位 180 个', kind: 'parking_zone', area: 1600 }] },
    ],
  },
  {
    name: 'B 座',
    nameEn: 'Tower B',
    floors: [
      ...offices(towerB, 'B', 1400),
      {
        label: '1',
        level: 1,
        area: 1600,
        spaces: [
          { code: 'B101', name: '篮球场', kind: 'court', area: 420 },
          { code: 'B102', name: '大堂', kind: 'common', area: 500 },
          { code: 'B103', kind: 'retail', area: 140 },
        ],
      },
      { label: 'B1', level: -1, area: 1600, spaces: [{ code: 'BB11', name: '车位 160 个', kind: 'parking_zone', area: 1500 }] },
    ],
  },
]

export const rongkeLets: { code: string; firm: string }[] = [
  ...[
    { rows: towerA, tower: 'A' },
    { rows: towerB, tower: 'B' },
  ].flatMap(({ rows, tower }) =>
    rows.flatMap(([, spaces]) => spaces.flatMap(([code, , firm]) => (firm === null ? [] : [{ code: `${tower}${code}`, firm }]))),
  ),
  { code: 'A103', firm: '麦田餐厅' },
  { code: 'A104', firm: '创意咖啡' },
  { code: 'B103', firm: '昼夜便利' },
]
