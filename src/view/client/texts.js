/** How the pages write numbers and addresses. */
export const three = (value) => value.toFixed(3).replace('-', '−')
export const percent = (share) => `${(100 * share).toFixed(1)} %`
export const link = (view, release) => `#/${view}/${encodeURIComponent(release)}`
