export { link, type Link, type RecordRef } from './link.ts'
export { relationText, type Relation } from './relations.ts'
export { threadOf, type Describe, type Describers } from './thread-of.ts'
export { threadRoutes } from './thread-routes.ts'
