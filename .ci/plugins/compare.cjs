// Usage: node compare.cjs HOME RESOURCES [--write] [NAME…]; see run
const { execFile } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { promisify } = require('node:util')

const [home, resources, ...options] = process.argv.slice(2)
const write = options.includes('--write')
const only = options.filter(option => !option.startsWith('--'))

// Generates the blog of the working folder, and prints the files that are no pages and no assets of it.
const GENERATE = `
  const Hexo = require(process.argv[1] + '/node_modules/hexo')
  const text = async stream => { let all = ''; for await (const part of stream) all += part; return all }
  async function main() {
    const hexo = new Hexo(process.cwd(), { silent: true })
    await hexo.init()
    await hexo.load()
    const files = {}
    for (const path of hexo.route.list().filter(path => !path.endsWith('.html'))) files[path] = await text(hexo.route.get(path))
    process.stdout.write(JSON.stringify(files))
  }
  main()`

async function generate({ packages, config }) {
  const blog = fs.mkdtempSync(path.join(os.tmpdir(), 'plugins-'))
  try {
    fs.cpSync(path.join(resources, 'blog'), blog, { recursive: true })
    fs.appendFileSync(path.join(blog, '_config.yml'), 'timezone: UTC\n' + config + '\n')
    const names = ['hexo', 'hexo-renderer-marked', ...packages]
    const dependencies = Object.fromEntries(names.map(name => [name, '*']))
    fs.writeFileSync(path.join(blog, 'package.json'), JSON.stringify({ dependencies, hexo: { version: '8.1.2' } }))
    fs.symlinkSync(path.join(home, 'node_modules'), path.join(blog, 'node_modules'))
    const env = { ...process.env, TZ: 'UTC' }
    const { stdout } = await promisify(execFile)('node', ['-e', GENERATE, path.resolve(home)], { cwd: blog, env, maxBuffer: 1 << 26 })
    const copied = file => fs.existsSync(path.join(blog, 'source', file))
    return Object.fromEntries(Object.entries(JSON.parse(stdout)).filter(([file]) => !copied(file)))
  } finally {
    fs.rmSync(blog, { recursive: true })
  }
}

// hexo-generator-searchdb lists articles as they were read, and hexo-generator-json-content pages, which Hexo leaves to chance.
const sorted = entries => entries.map(entry => JSON.stringify(entry)).sort()
const inOrder = json => {
  const value = JSON.parse(json)
  if (Array.isArray(value)) return sorted(value).join('\n')
  return JSON.stringify(value.pages ? { ...value, pages: sorted(value.pages) } : value)
}

// What differs on purpose, see docs/differences.md: in both texts it is made one.
const plain = (file, text) => /json$/.test(file) ? inOrder(text) : text
  .replace(/<generator.*?<\/generator>/, '')
  .replace(/<lastmod>.*?<\/lastmod>(?=\s*<changefreq>(?:daily|weekly))/g, '')
  .replace(/((?:src|href)=(?:"|&quot;))https:\/\/blog\.example/g, '$1')
  .replace(/]]]]><!\[CDATA\[>/g, ']]>')
  .replace(/(<search>)([^]*)(<\/search>)/, (all, start, entries, end) => start + entries.split('</entry>').map(entry => entry.trim()).sort().join('</entry>') + end)
  .replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '')

async function compare(given) {
  const generated = await generate(given)
  const folder = path.join(resources, 'expected', given.name)
  const expected = fs.existsSync(folder)
    ? fs.readdirSync(folder, { recursive: true }).filter(file => fs.statSync(path.join(folder, file)).isFile()) : []
  const differing = []
  for (const file of new Set([...expected, ...Object.keys(generated)])) {
    const kept = expected.includes(file) ? fs.readFileSync(path.join(folder, file), 'utf8') : null
    const made = generated[file] ?? null
    if (kept !== null && made !== null && plain(file, kept) === plain(file, made)) continue
    differing.push(file)
    if (write && made !== null) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      fs.writeFileSync(path.join(folder, file), made)
    }
  }
  return differing
}

async function main() {
  const cases = fs.readFileSync(path.join(resources, 'cases.tsv'), 'utf8').split('\n').filter(Boolean)
    .map(line => line.split('\t'))
    .map(([name, packages, config]) => ({ name, packages: packages.split(' '), config: config.replaceAll('\\n', '\n') }))
    .filter(({ name }) => only.length === 0 || only.includes(name))
  const waiting = [...cases]
  let bad = 0
  const work = async () => {
    for (let given = waiting.shift(); given; given = waiting.shift()) {
      const differing = await compare(given)
      if (differing.length > 0) {
        bad++
        console.log(`${given.name}: ${differing.join(', ')} ${write ? 'written' : 'not as the plugin makes it'}`)
      }
    }
  }
  await Promise.all([work(), work()])
  console.log(`${cases.length - bad} of ${cases.length} cases of plugins are as the plugins make them`)
  process.exitCode = bad > 0 && !write ? 1 : 0
}

main()
