// Writes data/calendar/YYYY.json, 2004 to 2026, from the npm package chinese-days.  Run by hand when a new version is
// reviewed: node tools/import_calendar.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { fetchPackage } from './npm_package.mjs'

const version = '1.5.7'
const integrity = 'sha512-8Z/afgDTct5jsoTLQTOZfpDl7w4pJH4jpr3DLxy6HING9U/e0EV7yiNxF/HVXp/c+eQFfFqv+HQZ/QDaIVJ1Vw=='
const firstYear = 2004
const lastYear = 2026

// The State Council changed these arrangements after it had published them (Labour Day 2019, Spring Festival 2020).
const revised = { 2019: 2, 2020: 2 }

// The names that the State Council's notices use, where the package shortens them.
const officialNames = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

function nextDay(date) {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
}

// {"2017-01-01": "New Year's Day,元旦,1", …} as ranges of equal names.
function ranges(days) {
  const out = []
  for (const date of Object.keys(days).sort()) {
    const [en, zh] = days[date].split(',')
    const name = { zh: officialNames[zh] ?? zh, en }
    const last = out.at(-1)
    if (last && last.name.zh === name.zh && nextDay(last.to) === date) last.to = date
    else out.push({ from: date, to: date, name })
  }
  return out
}

function check(year, days) {
  for (const date of Object.keys(days))
    if (!date.startsWith(`${year}-`)) throw new Error(`the file of ${year} holds ${date}`)
}

function pretty(year) {
  const list = rows => `[\n${rows.map(row => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`
  return `{
  "year": ${year.year},
  "version": ${year.version},
  "source": ${JSON.stringify(year.source)},
  "holidays": ${list(year.holidays)},
  "workdays": ${list(year.workdays)}
}
`
}

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'data', 'calendar')
mkdirSync(folder, { recursive: true })
const from = fetchPackage('chinese-days', version, integrity)
for (let year = firstYear; year <= lastYear; ++year) {
  const { holidays, workdays } = JSON.parse(readFileSync(join(from, 'dist', 'years', `${year}.json`), 'utf8'))
  check(year, holidays)
  check(year, workdays)
  const out = {
    year,
    version: revised[year] ?? 1,
    source: `国务院办公厅公布的${year}年节假日安排${revised[year] ? '（含公布后的调整）' : ''}；取自 chinese-days ${version}（MIT）`,
    holidays: ranges(holidays),
    workdays: ranges(workdays),
  }
  writeFileSync(join(folder, `${year}.json`), pretty(out))
}
console.log(`data/calendar: ${lastYear - firstYear + 1} years`)
