// As hexo-util does with what spans lines.
export function closed(html) {
  const open = [];
  return html
    .split('\n')
    .map((line) => {
      const before = open.join('');
      for (const [tag] of line.matchAll(/<span class=".*?">|<\/span>/g)) {
        if (tag === '</span>') open.shift();
        else open.unshift(tag);
      }
      return before + line + '</span>'.repeat(open.length);
    })
    .join('\n');
}
