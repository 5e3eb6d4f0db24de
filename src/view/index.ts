export { openViewer, type Viewer, type ViewerOptions } from './open-viewer.js'
