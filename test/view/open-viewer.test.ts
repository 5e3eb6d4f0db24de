import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { collectTable, createRng, loadModel } from '../../src/index.js'
import { cellTexts } from '../../src/view/cell-texts.js'
import { openViewer } from '../../src/view/index.js'
import { markup, releaseFolder } from './release-folder.js'

const { outside, folder } = await releaseFolder()
const viewer = await openViewer(folder)
const { port, pathname: base } = new URL(viewer.url)
afterAll(async () => {
  await viewer.close()
  rmSync(outside, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A request as it is: unlike fetch, neither path nor host are put right. */
function raw(
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', reject).end()
  })
}

const ask = async (path: string, parameters: Record<string, string> = {}) => {
  const { status, body } = await raw(`${base}api/${path}?${new URLSearchParams(parameters)}`)
  return { status, ...JSON.parse(body) }
}

describe('whom it answers', () => {
  test('the page itself, at the loopback address, under a token of 192 bits', async () => {
    expect(viewer.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/)
    expect((await raw(base)).status).toBe(200)
  })

  test.each([
    '/',
    '/api/releases',
    `/${'x'.repeat(32)}/`,
    base.slice(0, -2),
    base.slice(0, -1),
    `${base.slice(0, -2)}é/`,
  ])('nobody without the token: %s', async (path) => {
    expect(await raw(encodeURI(path))).toMatchObject({ status: 404, body: expect.not.stringContaining('<') })
  })

  test.each([
    'attacker.example',
    `attacker.example:${port}`,
    '127.0.0.1',
    `127.0.0.1:${Number(port) + 1}`,
    `127.0.0.1.attacker.example:${port}`,
  ])('no other host than its own, as after rebinding: %s', async (host) => {
    expect((await raw(base, { headers: { host } })).status).toBe(403)
  })

  test('no other origin, and no method but GET and HEAD', async () => {
    expect((await raw(base, { headers: { origin: 'http://attacker.example' } })).status).toBe(403)
    expect((await raw(base, { headers: { origin: `http://127.0.0.1:${port}` } })).status).toBe(200)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await raw(base, { method })).status).toBe(405)
    expect(await raw(base, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  })
})

describe('what it gives away', () => {
  test.each([
    '../secret.csv',
    '..%2fsecret.csv',
    '%2e%2e/secret.csv',
    'made/synthetic.csv',
    '//etc/passwd',
    'client.js/..%2f..%2fpackage.json',
  ])('no file by its path: %s', async (path) => {
    const { status, body } = await raw(base + path)
    expect(status).toBe(404)
    expect(body).not.toContain('secret')
  })

  test.each(['..', '../releases/made', 'made/', './made', '/etc', 'made/../made', ''])(
    'no folder that is not listed: %s',
    async (release) => {
      for (const path of ['rows', 'model', 'sample'])
        expect(await ask(path, { release })).toMatchObject({ status: 404 })
      expect((await raw(`${base}report?${new URLSearchParams({ release })}`)).status).toBe(404)
    },
  )

  test('no file behind a link', async () => {
    expect(await ask('rows', { release: 'linked' })).toMatchObject({
      status: 404,
      error: 'there is no such synthetic table',
    })
  })

  test('nothing that a browser keeps, frames, or runs beside the own script', async () => {
    const page = (await raw(base)).headers
    expect(page).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect(page['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';.*frame-ancestors 'none'$/)
    const report = await raw(`${base}report?release=hostile`)
    expect(report.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
    expect(report.body).not.toContain(markup)
  })
})

describe('what it shows', () => {
  test('the releases of the folder, each with what it has', async () => {
    const { body } = await raw(`${base}api/releases`)
    expect(JSON.parse(body)).toMatchObject([
      { id: 'hostile', title: markup, hasReport: true, hasRows: true, hasModel: false, rows: 100 },
      { id: 'linked', hasReport: false, hasRows: false, hasModel: false },
      { id: 'made', title: 'made', hasReport: false, hasRows: true, hasModel: true },
    ])
  })

  test('fifty rows from any place', async () => {
    const lines = (await readFile(join(folder, 'made', 'synthetic.csv'), 'utf8')).trimEnd().split('\n')
    const page = await ask('rows', { release: 'made', from: '200' })
    expect(page).toMatchObject({ from: 200, rows: 240, columns: ['age', 'sex', 'dose'] })
    expect(page.cells).toHaveLength(40)
    expect(page.cells[0].join(',')).toBe(lines[201])
    expect(await ask('rows', { release: 'made', from: '100000' })).toMatchObject({ from: 239 })
    expect(await ask('rows', { release: 'made', from: '-1' })).toMatchObject({ status: 422 })
  })

  test('draws of a model under a condition, which every row satisfies', async () => {
    const given = JSON.stringify({ age: { min: 40, max: 60 }, sex: { levels: ['f'] } })
    const page = await ask('sample', { release: 'made', rows: '300', seed: '5', given })
    expect(page.rows).toBe(300)
    expect(page.cells).toHaveLength(100)
    for (const [age, sex] of page.cells) {
      expect(sex).toBe('f')
      expect(Number(age)).toBeGreaterThanOrEqual(40)
      expect(Number(age)).toBeLessThanOrEqual(60)
    }
    const sex = page.shares.find(({ name }: { name: string }) => name === 'sex')
    expect(sex).toMatchObject({ levels: ['m', 'f'], given: [0, 1] })
    expect(sex.free[0]).toBeGreaterThan(0.5)
    expect(await ask('sample', { release: 'made', rows: '300', seed: '5', given })).toEqual(page)
    expect((await ask('sample', { release: 'made', rows: '300', seed: '6', given })).cells).not.toEqual(page.cells)
  })

  test('the same rows as the command line draws from that seed', async () => {
    const fitted = loadModel(await readFile(join(folder, 'made', 'model.safetensors')))
    const table = await collectTable(fitted.sample(20, { rng: createRng(9).fork('sample') }))
    const { cells } = await ask('sample', { release: 'made', rows: '20', seed: '9' })
    expect(cells).toEqual(cellTexts(table, { from: 0, to: 20 }))
  })

  test.each([
    '{"age":{"min":900}}',
    '{"nobody":{"min":1}}',
    '{"age":{"levels":["f"]}}',
    '{"sex":{"levels":["x"]}}',
    '[',
    '{"age":1}',
  ])('why a condition cannot be met: %s', async (given) => {
    const answer = await ask('sample', { release: 'made', given })
    expect(answer).toMatchObject({ status: 422, error: expect.any(String) })
  })
})

test('a folder that is none is refused, as is a port that is taken or none', async () => {
  await expect(openViewer(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'not-found' })
  await expect(openViewer(folder, { port: Number(port) })).rejects.toMatchObject({ code: 'bad-option' })
  await expect(openViewer(folder, { port: 65536 })).rejects.toMatchObject({ code: 'bad-option' })
})
