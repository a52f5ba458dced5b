/* Folds, hidden texts and tabs of theme tags; without this script all of them stand open. */

function live(element) { element.dataset.live = ''; }

/* What is turned by a click is turned by a key as well. */
function onKey(element, turn) {
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); turn(); }
  });
}

function turned(element, turn) {
  if (!element.hasAttribute('href')) { element.tabIndex = 0; }
  element.addEventListener('click', turn);
  onKey(element, turn);
}

for (const fold of document.querySelectorAll('.fold')) {
  const title = fold.querySelector('.fold-title');
  const body = fold.querySelector('.fold-collapse');
  if (!title || !body) { continue; }
  live(fold);
  turned(title, () => title.setAttribute('aria-expanded', String(body.classList.toggle('show'))));
}

for (const hidden of document.querySelectorAll('.hide-inline, .hide-block')) {
  live(hidden);
  hidden.querySelector('.hide-button')?.addEventListener('click', () => hidden.classList.add('open'));
}

for (const tabs of document.querySelectorAll('.tabs')) {
  const titles = [...tabs.querySelectorAll(':scope > .nav-tabs > .tab')];
  const panes = [...tabs.querySelectorAll(':scope > :is(.tab-content, .tab-contents) > *')];
  if (titles.length !== panes.length) { continue; }
  live(tabs);
  titles.forEach((title, index) => {
    const link = title.matches('button') ? title : title.querySelector('a');
    if (link && !link.matches('[href], button')) { link.tabIndex = 0; }
    if (link) { onKey(link, () => title.click()); }
    title.addEventListener('click', (event) => {
      event.preventDefault();
      [titles, panes].forEach((all) => all.forEach((each, i) => each.classList.toggle('active', i === index)));
    });
  });
}

for (const hidden of document.querySelectorAll('psw, blur')) {
  turned(hidden, () => hidden.classList.toggle('open'));
}

for (const menu of document.querySelectorAll('.dropmenu')) {
  const title = menu.querySelector(':scope > a');
  live(menu);
  title.setAttribute('role', 'button');
  turned(title, () => title.setAttribute('aria-expanded', String(menu.classList.toggle('open'))));
}

for (const copy of document.querySelectorAll('.tag-plugin.copy')) {
  const button = copy.querySelector('.copy-btn');
  if (!button || !navigator.clipboard) { continue; }
  live(copy);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(copy.querySelector('.copy-area').value);
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 1500);
  });
}

for (const spoiler of document.querySelectorAll('.spoiler')) {
  live(spoiler);
  turned(spoiler, () => spoiler.classList.toggle('open'));
}

for (const spoiler of document.querySelectorAll('.sliding-spoiler')) {
  const title = spoiler.querySelector(':scope > .sliding-spoiler-title');
  if (!title) { continue; }
  live(spoiler);
  title.setAttribute('role', 'button');
  turned(title, () => spoiler.classList.toggle('collapsed'));
}

/* Icarus: the parts stand behind the list of their titles. */
for (const tabs of document.querySelectorAll('.tabs.my-3')) {
  const titles = [...tabs.querySelectorAll('li')];
  const panes = titles.map((title) => document.getElementById(title.querySelector('a').hash.slice(1)));
  if (panes.includes(null)) { continue; }
  live(tabs);
  const show = (index) => {
    titles.forEach((each, i) => each.classList.toggle('is-active', i === index));
    panes.forEach((each, i) => each.classList.toggle('is-hidden', i !== index));
  };
  if (!titles.some((title) => title.matches('.is-active'))) { show(0); }
  titles.forEach((title, index) => {
    title.addEventListener('click', (event) => { event.preventDefault(); show(index); });
  });
}
