// Asks for the state of the blog and shows what has changed. Only pages of "serve --dev" have it.
(() => {
  let release
  const show = problem => {
    let box = document.getElementById('blog-problem')
    if (!problem) { box?.remove(); return }
    if (!box) {
      box = document.createElement('pre')
      box.id = 'blog-problem'
      box.style.cssText = 'position:fixed;z-index:9999;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;' +
        'background:#2b1010;color:#ffd9d0;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;border-top:3px solid #e5484d'
      document.body.append(box)
    }
    box.textContent = problem
  }
  const ask = async () => {
    try {
      const state = await (await fetch('/_blog/state.json', { cache: 'no-store' })).json()
      show(state.problem)
      if (release && release !== state.release && !state.problem) location.reload()
      release = state.release
    } catch { /* the server is away for a moment: ask again */ }
    setTimeout(ask, document.hidden ? 3000 : 700)
  }
  ask()
})()
