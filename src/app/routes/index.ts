import { advicePage, keepPurpose } from './advice-page.js'
import { changeSettings } from './change-settings.js'
import { chooseTechnique } from './choose-technique.js'
import { correctStudy } from './correct-study.js'
import { folderPage } from './look-into-folder.js'
import { lookAgain, openStudy } from './open-study.js'
import { reportPage, signOffPage, verdictPage } from './report-pages.js'
import type { Route } from './route.js'
import { pauseRoute, resumeRoute, startRoute, stopLookRoute, stopRoute } from './run-routes.js'
import { sidePage, sideState, startSide, stopSide } from './side-routes.js'
import { signRoute } from './sign-route.js'
import { startPage } from './start-page.js'
import { studyPage } from './study-page.js'
import { understoodPage } from './understood-page.js'

/** Everything that the page may ask or tell, beside what the viewer answers. */
export const routes: readonly Route[] = [
  startPage,
  changeSettings,
  folderPage,
  openStudy,
  lookAgain,
  stopLookRoute,
  studyPage,
  understoodPage,
  correctStudy,
  keepPurpose,
  advicePage,
  chooseTechnique,
  startRoute,
  pauseRoute,
  resumeRoute,
  stopRoute,
  verdictPage,
  reportPage,
  startSide,
  stopSide,
  sideState,
  sidePage,
  signRoute,
  signOffPage,
]

export type { App, Route } from './route.js'
