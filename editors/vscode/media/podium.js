// The podium view's own script: draws the speech, keeps the current stretch in sight, and works by keyboard.
// Arrow keys move, Enter takes the editor there, plus and minus change the size of the text.
(function () {
  'use strict';

  const vscode = acquireVsCodeApi();
  const speech = document.getElementById('speech');
  const clock = document.getElementById('clock');
  const nothing = document.getElementById('nothing');
  const NOTHING = nothing.textContent;
  const kept = vscode.getState() ?? {};
  let size = kept.size ?? 1;
  let segments = [];
  let language = '';
  let current = -1;

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function draw() {
    const focused = speech.contains(document.activeElement);
    speech.replaceChildren(
      ...segments.map((segment, index) => {
        const item = element('li', `stretch ${segment.kind}`, '');
        item.id = `stretch-${index}`;
        // The direction of what is said, which numbers and times keep out of.
        item.dir = 'auto';
        if (segment.ordinal !== undefined) {
          const mark = segment.ordinal === 'final' ? 'Last' : String(segment.ordinal);
          const ordinal = element('span', 'ordinal', mark);
          ordinal.setAttribute('role', 'img');
          ordinal.setAttribute('aria-label', segment.ordinal === 'final' ? 'Last point' : `Point ${mark}`);
          ordinal.dir = 'ltr';
          item.append(ordinal);
        }
        const said = element('p', 'said', segment.text);
        said.lang = language;
        const time = element('p', 'time', `${segment.takes} · until ${segment.until}`);
        time.dir = 'ltr';
        item.append(said, time);
        item.addEventListener('click', () => go(index));
        return item;
      }),
    );
    nothing.hidden = segments.length > 0;
    speech.hidden = segments.length === 0;
    mark(Math.min(current, segments.length - 1), focused);
  }

  /** Marks where the speaker is. The keyboard takes the focus there; the cursor in the editor does not. */
  function mark(index, focus = false) {
    current = index;
    [...speech.children].forEach((item, at) => {
      // Tab leads to one stretch alone, and the arrow keys from there.
      item.tabIndex = at === Math.max(index, 0) ? 0 : -1;
      if (at === index) {
        item.setAttribute('aria-current', 'true');
        if (focus) {
          item.focus({ preventScroll: true });
        }
        item.scrollIntoView({ block: 'center' });
      } else {
        item.removeAttribute('aria-current');
      }
    });
    const last = segments[segments.length - 1];
    const here = index > 0 ? segments[index - 1].until : '0:00';
    clock.textContent = last === undefined ? '' : `${here} of ${last.until}`;
  }

  function go(index) {
    mark(index);
    vscode.postMessage({ go: index });
  }

  function resize(factor) {
    size = Math.min(4, Math.max(0.5, size * factor));
    document.documentElement.style.setProperty('--size', String(size));
    vscode.setState({ size });
  }

  const keys = {
    ArrowDown: () => mark(Math.min(current + 1, segments.length - 1), true),
    ArrowUp: () => mark(Math.max(current - 1, 0), true),
    Home: () => mark(0, true),
    End: () => mark(segments.length - 1, true),
    Enter: () => current >= 0 && go(current),
    '+': () => resize(1.15),
    '-': () => resize(1 / 1.15),
  };

  document.addEventListener('keydown', (event) => {
    const onButton = event.target instanceof HTMLButtonElement && event.key === 'Enter';
    const act = keys[event.key];
    if (act !== undefined && !onButton && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act();
    }
  });
  document.getElementById('larger').addEventListener('click', () => resize(1.15));
  document.getElementById('smaller').addEventListener('click', () => resize(1 / 1.15));
  window.addEventListener('message', ({ data }) => {
    if (data.segments !== undefined) {
      segments = data.segments;
      language = data.language ?? '';
      nothing.textContent = data.refusal ?? NOTHING;
      draw();
    }
    if (data.current !== undefined) {
      mark(data.current);
    }
  });

  resize(1);
  vscode.postMessage({ ready: true });
})();
