import { texts } from '../words/text.ts'

export const rateName = texts({
  zh: { response: '响应率', resolution: '解决率', satisfaction: '满意率' },
  en: { response: 'Response rate', resolution: 'Resolution rate', satisfaction: 'Satisfaction rate' },
})
