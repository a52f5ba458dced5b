/* Folds, hidden texts and tabs of theme tags; without this script all of them stand open. */

function live(element) { element.dataset.live = ''; }

for (const fold of document.querySelectorAll('.fold')) {
  const title = fold.querySelector('.fold-title');
  const body = fold.querySelector('.fold-collapse');
  if (!title || !body) { continue; }
  live(fold);
  title.tabIndex = 0;
  const turn = () => title.setAttribute('aria-expanded', String(body.classList.toggle('show')));
  title.addEventListener('click', turn);
  title.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); turn(); }
  });
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
    title.addEventListener('click', (event) => {
      event.preventDefault();
      [titles, panes].forEach((all) => all.forEach((each, i) => each.classList.toggle('active', i === index)));
    });
  });
}
