/*
 * What the tests ask of a page that is open in a browser. The browser reads this file as a text, as one expression whose
 * value is these functions: it can use nothing from elsewhere.
 */
({
  openFolds() {
    for (const details of document.querySelectorAll('details')) details.open = true;
  },

  watchViolations() {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      // biome-ignore lint/suspicious/noConsole: the test listens to it
      console.error(`violation: ${violatedDirective} ${blockedURI}`);
    });
  },

  style(selector, property) {
    return getComputedStyle(document.querySelector(selector)).getPropertyValue(property);
  },

  shownText() {
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen is the question
    return document.body.innerText;
  },

  visible(selector) {
    return [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).length;
  },

  texts(selector) {
    return [...document.querySelectorAll(selector)].map((element) => element.textContent);
  },

  /** What of the outline would confuse somebody who hears the page: one line for each. */
  outlineFaults() {
    const faults = [];
    let level = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      const now = Number(heading.tagName.slice(1));
      if (now > level + 1) faults.push(`h${level} is followed by h${now}: ${heading.textContent}`);
      if (heading.textContent.trim() === '') faults.push('a heading without words');
      level = now;
    }
    for (const one of ['h1', 'body > header', 'main', 'body > footer', 'head > title']) {
      const found = document.querySelectorAll(one).length;
      if (found !== 1) faults.push(`${found} times ${one}`);
    }
    if (document.documentElement.lang !== 'en') faults.push('no language');
    for (const section of document.querySelectorAll('section, [aria-labelledby]')) {
      const id = section.getAttribute('aria-labelledby') ?? '';
      if (document.getElementById(id) === null) faults.push(`a section without a name: ${id}`);
    }
    for (const { scope } of document.querySelectorAll('th')) if (scope === '') faults.push('a header without scope');
    for (const table of document.querySelectorAll('table')) {
      if (!table.hasAttribute('aria-label')) faults.push('a table without a name');
      const columns = table.tHead.rows[0].cells.length;
      for (const { cells } of table.tBodies[0].rows) {
        const wide = [...cells].reduce((sum, cell) => sum + cell.colSpan, 0);
        if (wide !== columns) faults.push(`${wide} cells in a table of ${columns}`);
      }
    }
    for (const link of document.querySelectorAll('a')) {
      const id = link.getAttribute('href').slice(1);
      if (document.getElementById(id) === null) faults.push(`a link that leads nowhere: ${id}`);
    }
    return faults;
  },

  /** What sticks out of the window to the right, apart from what scrolls in a frame of its own. */
  overflowing() {
    const width = document.documentElement.clientWidth;
    const scrolls = (element) => {
      for (let at = element; at !== null; at = at.parentElement) {
        if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(at).overflowX)) return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
      .map((element) => `${element.tagName} ${element.textContent.slice(0, 80)}`);
    return document.documentElement.scrollWidth > width ? ['the page itself', ...wide] : wide;
  },

  /** Texts whose contrast is less than WCAG 2.2 asks for at level AA, and how many were measured. */
  contrast() {
    const read = (css) => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
      return css === 'none' ? [0, 0, 0, 0] : [red, green, blue, alpha];
    };
    const over = (top, under) => [...[0, 1, 2].map((part) => top[part] * top[3] + under[part] * (1 - top[3])), 1];
    const luminance = (colour) => {
      const [red, green, blue] = colour.map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const canvas = document.createElement('div');
    canvas.style.backgroundColor = 'canvas';
    document.body.append(canvas);
    const bottom = read(getComputedStyle(canvas).backgroundColor);
    canvas.remove();
    const behind = (element) => {
      const layers = [];
      for (let at = element; at !== null; at = at.parentElement) {
        const box = at.localName === 'g' ? at.querySelector('rect') : null;
        layers.push(read(box === null ? getComputedStyle(at).backgroundColor : getComputedStyle(box).fill));
      }
      return layers.reverse().reduce((under, layer) => over(layer, under), bottom);
    };
    const faults = new Set();
    let measured = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (node.textContent.trim() === '' || element.localName === 'title' || !element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      const back = behind(element);
      const front = over(read(element instanceof SVGElement ? style.fill : style.color), back);
      const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      measured += 1;
      if (ratio < (large ? 3 : 4.5)) faults.add(`${ratio.toFixed(2)} ${node.textContent.slice(0, 60)}`);
    }
    return { measured, faults: [...faults] };
  },

  /** Kinds of elements, attributes and links that a text has, read by the browser's own parser; nothing in it runs. */
  kinds(markup) {
    const kinds = new Set();
    for (const element of new DOMParser().parseFromString(markup, 'text/html').querySelectorAll('*')) {
      kinds.add(element.localName);
      for (const { name, value } of element.attributes) {
        kinds.add(`@${name}`);
        if (name === 'href' && !value.startsWith('#')) kinds.add(`a link to ${value.slice(0, 40)}`);
      }
    }
    return [...kinds].sort();
  },
});
