// Listens for new releases of the blog and shows what has changed. Only pages of "serve --dev" have it.
(() => {
  let release
  let page
  const show = problem => {
    let box = document.getElementById('blog-problem')
    if (!problem) { box?.remove(); return }
    if (!box) {
      box = document.createElement('pre')
      box.id = 'blog-problem'
      box.setAttribute('role', 'alert')
      box.style.cssText = 'position:fixed;z-index:9999;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;' +
        'background:#2b1010;color:#ffd9d0;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;border-top:3px solid #e5484d'
      document.body.append(box)
    }
    box.textContent = problem
  }
  const decoded = path => { try { return decodeURI(path) } catch { return path } }
  const note = (text, style) => {
    const made = document.createElement('small')
    made.className = 'blog-unpublished'
    made.textContent = text
    made.style.cssText = 'padding:.1em .5em;border-radius:.3em;background:#7a4b00;color:#fff;font:12px/1.5 ui-monospace,monospace;' + style
    return made
  }
  // Says of this page, and of links to others, that they are drafts or when they will be there.
  const mark = unpublished => {
    document.querySelectorAll('.blog-unpublished').forEach(old => old.remove())
    const own = decoded(location.pathname)
    if (unpublished[own]) document.body.append(note(unpublished[own], 'position:fixed;z-index:9998;inset:auto auto .8rem .8rem;font-size:14px'))
    for (const link of document.links) {
      const path = decoded(link.pathname)
      if (link.origin === location.origin && path !== own && unpublished[path] && link.textContent.trim()) link.after(note(unpublished[path], 'margin:0 .5em'))
    }
  }
  // What this page is: its style sheets, and all the rest.
  const read = async cache => {
    const answer = await fetch(location.href, { cache })
    const styles = []
    const rest = (await answer.text()).replace(/<link\b[^>]*>/gi, link => {
      if (!/\brel=["']?stylesheet\b/i.test(link)) return link
      styles.push(/\bhref=["']?([^"'\s>]+)/i.exec(link)?.[1])
      return ''
    })
    return { status: answer.status, styles, rest }
  }
  // The address as it stands in the page, also of a sheet that has taken the place of another.
  const named = link => link.dataset.from ?? link.getAttribute('href')
  // The new sheet takes the place of the old one when it is there, so that the page is never without.
  const swap = (old, name, address) => {
    const link = old.cloneNode()
    link.href = address
    link.dataset.from = name
    link.addEventListener('load', () => old.remove())
    link.addEventListener('error', () => location.reload())
    old.after(link)
  }
  const sheets = () => [...document.querySelectorAll('link[rel~="stylesheet"]')]
  const restyle = styles => {
    const links = sheets().filter(link => page.styles.includes(named(link)))
    if (links.length !== styles.length) return false
    links.forEach((old, i) => { if (named(old) !== styles[i]) swap(old, styles[i], styles[i]) })
    return true
  }
  // Files of the blog by their addresses, with what tells their bytes: their names stay when these change.
  const tags = new Map()
  const tag = async (address, how) => (await fetch(address, how)).headers.get('etag')
  // Undefined where the browser has kept nothing, as of a picture that was not there.
  const loaded = address => tag(address, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => undefined)
  const isNew = async (address, unknown) => {
    if (new URL(address, location.href).origin !== location.origin) return false
    const before = tags.has(address) ? tags.get(address) : await loaded(address)
    const now = await tag(address, { cache: 'no-store', method: 'HEAD' })
    tags.set(address, now)
    return before === undefined ? unknown && now !== null : now !== null && now !== before
  }
  const refresh = async () => {
    const anew = name => name.replace(/#.*/, '') + (name.includes('?') ? '&' : '?') + release
    const shows = new Map() // by address, as several pictures may have one; of two sheets the last, as the other is on its way out
    for (const link of sheets()) shows.set(named(link), [() => swap(link, named(link), anew(named(link)))])
    for (const image of document.images) {
      const name = image.dataset.from ?? image.getAttribute('src')
      if (!name || !image.complete) continue
      const show = () => { image.dataset.from = name; image.removeAttribute('srcset'); image.src = anew(name) }
      shows.set(name, [...(shows.get(name) ?? []), show])
    }
    await Promise.all([...shows].map(async ([name, all]) => { if (await isNew(name, true)) all.forEach(show => show()) }))
    for (const script of document.querySelectorAll('script[src]')) if (await isNew(script.getAttribute('src'), false)) { location.reload(); return }
  }
  const told = async state => {
    show(state.problem)
    mark(state.unpublished)
    if (release === state.release) return
    release = state.release
    page ??= await read('force-cache') // as it was loaded, which may be a while ago
    const now = await read('no-store')
    if (now.status !== page.status && state.problem) return // the last good page stays beneath what is wrong
    if (now.status !== page.status || now.rest !== page.rest || !restyle(now.styles)) { location.reload(); return }
    page = now
    await refresh()
  }
  let order = Promise.resolve()
  new EventSource('/_blog/events?page=' + encodeURIComponent(location.pathname)).addEventListener('message', event => {
    order = order.then(() => told(JSON.parse(event.data))).catch(() => location.reload())
  })
})()
