export { type AppOptions, type OpenApp, openApp } from './open-app.js'
