/** Expands a snippet as VS Code does when every placeholder is left as it is. */

/** `body` as in the snippets file; `variables` by name. A variable that is not there takes its default, else nothing. */
export function expandSnippet(body: readonly string[], variables: Readonly<Record<string, string>>): string {
  const placeholders = new Map<string, string>();
  const source = body.join('\n');
  let at = 0;
  return expandUntil('');

  function expandUntil(stop: string): string {
    let expanded = '';
    while (at < source.length && source[at] !== stop) {
      if (source[at] === '\\') expanded += source[++at] ?? '';
      else if (source[at] === '$') {
        expanded += expandDollar();
        continue;
      } else expanded += source[at];
      at++;
    }
    return expanded;
  }

  /** `$1`, `$NAME`, `${1}`, `${1:default}`, `${1|one,two|}`, `${NAME:default}` and `${NAME/pattern/replacement/}`. */
  function expandDollar(): string {
    const start = /^\$(\{?)(\w+)/.exec(source.slice(at));
    if (!start) throw new Error(`A lone $ in ${source.slice(at, at + 20)}`);
    const [text, brace, name = ''] = start;
    at += text.length;
    if (brace === '') return valueOf(name) ?? '';

    const kind = source[at++];
    if (kind === '}') return valueOf(name) ?? '';
    if (kind === '|') return remember(name, closeAfter('|}').split(',')[0] ?? '');
    if (kind === '/') return transform(valueOf(name) ?? '', closeAfter('}'));
    if (kind !== ':') throw new Error(`\${${name} goes on with ${kind}`);
    const preset = expandUntil('}');
    at++;
    return isTabstop(name) ? remember(name, preset) : (valueOf(name) ?? preset);
  }

  function closeAfter(end: string): string {
    const close = source.indexOf(end, at);
    if (close < 0) throw new Error(`No ${end} in ${source.slice(at, at + 20)}`);
    const inner = source.slice(at, close);
    at = close + end.length;
    return inner;
  }

  function valueOf(name: string): string | undefined {
    return isTabstop(name) ? placeholders.get(name) : variables[name];
  }

  function remember(name: string, value: string): string {
    placeholders.set(name, value);
    return value;
  }
}

function isTabstop(name: string): boolean {
  return /^\d+$/.test(name);
}

/** `pattern/replacement/flags`, with a replacement that holds no groups. */
function transform(value: string, rule: string): string {
  const [pattern = '', replacement = '', flags = ''] = rule.split('/');
  return value.replace(new RegExp(pattern, flags), replacement);
}
