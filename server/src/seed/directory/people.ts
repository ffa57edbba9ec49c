/** People of the demonstration world: roles and forms of address, no names. `phone` is the end of 138 0000 00NN. */
export type SeedPerson = {
  key: string
  name: string
  phone?: number
  /** Where their notices go by mail; the demonstration's own domain, nobody's mailbox. */
  mail?: string
  of?: string
  kind?: 'works_at' | 'acts_for' | 'lives_in'
  job?: string
  duties?: string
}

const contact = (phone: number, of: string, job: string, duties: string): SeedPerson => ({
  key: `${of} ${job}`,
  name: job,
  phone,
  of,
  kind: 'acts_for',
  job,
  duties,
})
const staff = (phone: number, key: string, of: string, name: string, job = name): SeedPerson => ({
  key,
  name,
  phone,
  mail: `staff-${String(phone).padStart(2, '0')}@liti.example`,
  of,
  kind: 'works_at',
  job,
})
const unreached = (key: string, name = key): SeedPerson => ({ key, name })

export const people: SeedPerson[] = [
  staff(1, '今鼎大厦 站长', '八角街道办事处', '站长', '今鼎大厦工作站 站长'),
  staff(2, '今鼎大厦 专员一', '八角街道办事处', '专员', '今鼎大厦工作站 专员'),
  staff(3, '今鼎大厦 专员二', '八角街道办事处', '专员', '今鼎大厦工作站 专员'),
  staff(4, '今鼎大厦 书记', '八角街道办事处', '楼宇党组织书记'),
  contact(6, '云图软件', '副总经理', '楼委会'),
  contact(11, '颐家安宁', '人事经理', '诉求、招工'),
  contact(12, '颐家安宁', '行政主管', '租约、活动报名'),
  contact(13, '云图软件', '行政主管', '设施、停车'),
  { key: '云图软件 前台', name: '前台', phone: 14, of: '云图软件', kind: 'works_at', job: '前台' },
  contact(15, '明理律所', '行政助理', '设施'),
  contact(16, '清和会计', '行政主管', '设施'),
  contact(17, '启明软件', '综合部经理', '楼委会、活动'),
  contact(18, '信和保险', '行政经理', '楼委会、设施'),
  contact(19, '平川科技', '行政经理', '楼委会、设施'),
  contact(20, '见山设计', '办公室主任', '租约'),
  contact(21, '知更教育', '人事专员', '社保、招工'),
  contact(22, '微粒数据', '行政主管', '设施'),
  contact(23, '拓路科技', '财务经理', '补贴、税务'),
  contact(24, '便利店', '店长', '设施'),
  contact(25, '银杏健康', '运营主管', '活动、设施'),
  contact(26, '职工食堂', '经理', '供餐'),
  contact(30, '今鼎大厦物业', '项目经理', '物业'),
  staff(31, '今鼎大厦物业 客服主管', '今鼎大厦物业', '客服主管'),
  contact(32, '融科创意中心物业', '项目经理', '物业'),
  staff(33, '融科创意中心物业 客服主管', '融科创意中心物业', '客服主管'),
  staff(40, '八角街道 主任', '八角街道办事处', '街道办事处主任'),
  staff(41, '八角街道 楼宇专班', '八角街道办事处', '楼宇专班'),
  staff(42, '八角街道 值班领导', '八角街道办事处', '值班领导'),
  staff(45, '杨北二社区 主任', '杨北二社区居委会', '社区居委会主任'),
  staff(46, '杨北二社区 社区工作者', '杨北二社区居委会', '社区工作者'),
  staff(50, '区人社局 联络员', '区人社局', '联络员 王女士', '联络员'),
  staff(51, '区人社局 就业科', '区人社局', '就业科负责人'),
  staff(52, '区市场监管局 联络员', '区市场监管局', '联络员'),
  staff(53, '区市场监管局 负责人', '区市场监管局', '科室负责人'),
  staff(54, '区税务局 联络员', '区税务局', '联络员'),
  staff(55, '区税务局 负责人', '区税务局', '科室负责人'),
  staff(56, '区住建委 联络员', '区住建委', '联络员'),
  staff(57, '区住建委 负责人', '区住建委', '科室负责人'),
  staff(58, '区城管委 联络员', '区城管委', '联络员'),
  staff(59, '区城管委 负责人', '区城管委', '科室负责人'),
  staff(60, '区人民法院 联络员', '区人民法院', '联络员'),
  staff(61, '区人民法院 负责人', '区人民法院', '庭室负责人'),
  staff(65, '八角街道总工会 干事', '八角街道总工会', '工会干事'),
  staff(66, '八角街道妇联 干事', '八角街道妇联', '妇联干事'),
  staff(70, '融科创意中心 站长', '八角街道办事处', '站长', '融科创意中心工作站 站长'),
  staff(71, '融科创意中心 专员', '八角街道办事处', '专员', '融科创意中心工作站 专员'),
  staff(73, '融科创意中心 书记', '八角街道办事处', '楼宇党组织书记'),
  contact(74, '星河云计算', '行政总监', '楼委会'),
  contact(75, '融光影视', '行政主管', '设施、停车'),
  contact(76, '新禾教育', '人事经理', '招工、社保'),
  contact(77, '悦动健康', '运营主管', '活动'),
  contact(78, '拾光游戏', '行政主管', '租约'),
  { key: '杨北二社区 居民', name: '居民代表', phone: 90, of: '杨北二社区居委会', kind: 'lives_in' },
  unreached('业主一'),
  unreached('业主二'),
  unreached('业主三'),
  unreached('融科业主代表'),
  ...['组织', '宣传', '纪检', '统战', '青年'].map((name) => unreached(`今鼎大厦 ${name}委员`, `${name}委员`)),
  ...[1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 14, 15, 16].map((floor) => unreached(`${floor} 层联络员`)),
]

export const phoneOf = (ending: number): string => `138000000${String(ending).padStart(2, '0')}`
