/* Draws Markdown headings and lists as a mind map: nested lists that lie beside each other. */

const BLOCKS = '.markmap, [data-diagram="markmap"], pre > code.markmap, pre > code.language-markmap';
const LIST_LEVEL = 10;

function source(block) {
  const code = block.querySelector('.code pre, code') || block;
  const copy = code.cloneNode(true);
  copy.querySelectorAll('br').forEach((br) => br.replaceWith('\n'));
  return copy.textContent;
}

/** One line as a node: how deep it stands and what it says; null for lines that are no node. */
function node(line) {
  const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (heading) { return { level: heading[1].length, text: heading[2], children: [] }; }
  const item = /^(\s*)(?:[-*+]|\d+[.)])\s+(.*)$/.exec(line);
  if (!item) { return null; }
  const indent = item[1].replace(/\t/g, '    ').length;
  return { level: LIST_LEVEL + indent, text: item[2], children: [] };
}

function tree(text) {
  const root = { level: 0, text: '', children: [] };
  let path = [root];
  const body = text.replace(/^\s*---\n[\s\S]*?\n---[ \t]*(?:\n|$)/, '');
  for (const line of body.split('\n')) {
    const next = node(line);
    if (next) {
      path = path.filter((above) => above.level < next.level);
      path[path.length - 1].children.push(next);
      path.push(next);
    }
  }
  return root.children.length === 1 ? root.children[0] : root;
}

const MARKS = [
  [/^`([^`]+)`/, 'code'], [/^\*\*([^*]+)\*\*/, 'strong'], [/^__([^_]+)__/, 'strong'],
  [/^\*([^*]+)\*/, 'em'], [/^_([^_]+)_(?!\w)/, 'em'], [/^~~([^~]+)~~/, 'del'], [/^==([^=]+)==/, 'mark'],
];

/** The words of a node, with emphasis, code and links. */
function words(text) {
  const out = document.createDocumentFragment();
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const link = /^\[([^\]]*)\]\(([^()\s]+)[^()]*\)/.exec(rest);
    const found = MARKS.map(([mark, name]) => [mark.exec(rest), name]).find(([match]) => match);
    if (link) {
      const a = document.createElement('a');
      a.append(words(link[1]));
      if (/^(https?:|mailto:|[^:]*$)/.test(link[2])) { a.href = link[2]; }
      out.append(a);
      at += link[0].length;
    } else if (found) {
      const [match, name] = found;
      const element = document.createElement(name);
      element.append(name === 'code' ? match[1] : words(match[1]));
      out.append(element);
      at += match[0].length;
    } else {
      const plain = /^(?:\w+|[^\w`*_~=[]+|.)/s.exec(rest)[0];
      out.append(plain);
      at += plain.length;
    }
  }
  return out;
}

function drawn({ text, children }) {
  const label = document.createElement('span');
  label.className = 'markmap-node';
  label.append(words(text));
  if (!children.length) { return [label]; }
  const list = document.createElement('ul');
  for (const child of children) {
    const item = document.createElement('li');
    item.append(...drawn(child));
    list.append(item);
  }
  const fold = document.createElement('button');
  fold.type = 'button';
  fold.className = 'markmap-fold';
  fold.setAttribute('aria-expanded', 'true');
  fold.setAttribute('aria-label', text);
  fold.addEventListener('click', () => {
    list.hidden = !list.hidden;
    fold.setAttribute('aria-expanded', String(!list.hidden));
  });
  return [label, fold, list];
}

for (const block of document.querySelectorAll(BLOCKS)) {
  const written = block.matches('code') ? block.parentElement : block;
  const top = tree(source(block));
  if (top.children.length) {
    const map = document.createElement('div');
    map.className = 'markmap-drawing';
    map.tabIndex = 0;
    const root = document.createElement('div');
    root.className = 'markmap-root';
    root.append(...drawn(top));
    map.append(root);
    written.replaceWith(map);
  }
}
