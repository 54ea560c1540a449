// Fetches one npm package in an exact version into a temporary folder, checks its hash, and answers the folder.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function fetchPackage(name, version, integrity) {
  const folder = mkdtempSync(join(tmpdir(), 'atrium-import-'))
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, `${name}@${version}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))
  const found = lock.packages[`node_modules/${name}`]
  if (found.version !== version || found.integrity !== integrity)
    throw new Error(`${name}@${version} is not the package that was reviewed: ${found.version} ${found.integrity}`)
  return join(folder, 'node_modules', name)
}
