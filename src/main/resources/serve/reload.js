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
  // The new sheet takes the place of the old one when it is there, so that the page is never without.
  const restyle = styles => {
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')].filter(link => page.styles.includes(link.getAttribute('href')))
    if (links.length !== styles.length) return false
    links.forEach((old, i) => {
      if (old.getAttribute('href') === styles[i]) return
      const link = old.cloneNode()
      link.href = styles[i]
      link.addEventListener('load', () => old.remove())
      link.addEventListener('error', () => location.reload())
      old.after(link)
    })
    return true
  }
  const told = async state => {
    show(state.problem)
    if (release === state.release) return
    release = state.release
    page ??= await read('force-cache') // as it was loaded, which may be a while ago
    const now = await read('no-store')
    if (now.status !== page.status && state.problem) return // the last good page stays beneath what is wrong
    if (now.status !== page.status || now.rest !== page.rest || !restyle(now.styles)) { location.reload(); return }
    page = now
  }
  let order = Promise.resolve()
  new EventSource('/_blog/events?page=' + encodeURIComponent(location.pathname)).addEventListener('message', event => {
    order = order.then(() => told(JSON.parse(event.data))).catch(() => location.reload())
  })
})()
