export { hiddenCourse } from './hidden-course.js'
export type { HiddenCourseOptions } from './options.js'
