import { getFounding, openUnit } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { useGo } from '../../kit/nav.tsx'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { useChecks } from '../../kit/work/checks.ts'
import { FormDialog } from '../../kit/work/form-dialog.tsx'

const useText = texts({
  zh: {
    title: '新设治理单元',
    intro: '一起管的一座或几座楼。党组织、楼委会、工作站同时设好，各有一席带头的，先空着。',
    where: '在哪个街道或社区',
    pick: '选一个',
    name: '叫什么',
    nameEn: '英文名',
    shortCode: '诉求编号的字母',
    codeHint: '2 到 4 个大写字母，比如 JD',
    code: '写 2 到 4 个大写字母',
    slug: '网址里的名字',
    slugHint: '小写字母、数字和短横，比如 jinding',
    slugWrong: '只用小写字母、数字和短横',
    place: '工作站在哪里',
    placeHint: '比如 2 层',
    phone: '工作站电话',
    confirm: '新设这个单元',
    done: '治理单元设好了',
  },
  en: {
    title: 'Open a governance unit',
    intro:
      'One building or several that are governed together. Its Party organisation, committee and workstation are set up with it, each with the seat that leads it, vacant.',
    where: 'In which sub-district or community',
    pick: 'Choose one',
    name: 'Name',
    nameEn: 'Name in English',
    shortCode: 'Letters of its need numbers',
    codeHint: '2 to 4 capital letters, for example JD',
    code: 'Give 2 to 4 capital letters',
    slug: 'Name in addresses',
    slugHint: 'Small letters, digits and hyphens, for example jinding',
    slugWrong: 'Small letters, digits and hyphens only',
    place: 'Where the workstation is',
    placeHint: 'For example floor 2',
    phone: 'Phone of the workstation',
    confirm: 'Open this unit',
    done: 'The governance unit is open',
  },
})

export function OpenUnit({ onClose }: { onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const is = useChecks()
  const go = useGo()
  const places = useRead(getFounding).data?.places ?? []
  return (
    <FormDialog
      route={openUnit}
      about="open-unit"
      title={t.title}
      intro={t.intro}
      confirm={t.confirm}
      done={t.done}
      initial={{ jurisdictionCode: '', name: '', nameEn: '', shortCode: '', slug: '', place: '', phone: '' }}
      fields={() => [
        {
          name: 'jurisdictionCode',
          kind: 'select',
          label: t.where,
          empty: t.pick,
          options: places.map(({ code, name }) => ({ value: code, label: tx(name) })),
        },
        { name: 'name', kind: 'text', label: t.name },
        { name: 'nameEn', kind: 'text', label: t.nameEn, optional: true, max: 120 },
        { name: 'shortCode', kind: 'text', label: t.shortCode, hint: t.codeHint, max: 4 },
        { name: 'slug', kind: 'text', label: t.slug, hint: t.slugHint, max: 60 },
        { name: 'place', kind: 'text', label: t.place, hint: t.placeHint, optional: true, max: 60 },
        { name: 'phone', kind: 'text', label: t.phone, optional: true, max: 30 },
      ]}
      check={({ jurisdictionCode, name, shortCode, slug }) => ({
        jurisdictionCode: is.picked(jurisdictionCode),
        name: is.words(name),
        shortCode: /^[A-Z]{2,4}$/.test(shortCode.trim()) ? undefined : t.code,
        slug: /^[a-z0-9-]+$/.test(slug.trim()) ? undefined : t.slugWrong,
      })}
      input={({ jurisdictionCode, ...words }) => {
        const { name, nameEn, shortCode, slug, place, phone } = words
        return {
          body: {
            jurisdictionCode,
            name: name.trim(),
            nameEn: nameEn.trim(),
            shortCode: shortCode.trim(),
            slug: slug.trim(),
            place: place.trim(),
            phone: phone.trim(),
          },
        }
      }}
      onDone={({ slug }) => go(`/desk/units/${slug}`)}
      onClose={onClose}
    />
  )
}
