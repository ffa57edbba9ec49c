export { needRoutes } from './routes.ts'
export { needTasks } from './tasks.ts'
export { needThread } from './need-thread.ts'
export { mayFollowNeed, openNeedsBySpace } from './open-needs.ts'
