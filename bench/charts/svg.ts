/** Pixels of the picture. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How wide a sign is at 13 pixels, on average, in the fonts that browsers take for system-ui; rather too wide than too narrow. */
const signWidth = 7;

/**
 * The picture around its drawing. It brings its own background, so that it can be read wherever it is shown, and follows the light or
 * dark setting of the reader. Nothing in it is loaded from elsewhere.
 * @param title for those who see it and those who hear it
 * @param what is said to those who hear it
 */
export function svgPicture(size: Size, title: string, what: string, drawing: readonly string[]): string {
  const { width, height } = size;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title what">
<title id="title">${escapeXml(title)}</title>
<desc id="what">${escapeXml(what)}</desc>
<style>
  svg { --paper: #ffffff; --edge: #d0d7de; --ink: #1f2328; --quiet: #59636e; --ours: #0969da; --more: #8250df; --theirs: #afb8c1; }
  @media (prefers-color-scheme: dark) {
    svg { --paper: #0d1117; --edge: #3d444d; --ink: #f0f6fc; --quiet: #9198a1; --ours: #4493f8; --more: #ab7df8; --theirs: #656c76; }
  }
  text { font: 13px system-ui, sans-serif; fill: var(--ink); }
  .title { font-size: 15px; font-weight: 600; }
  .quiet { fill: var(--quiet); font-size: 12px; }
  .right { text-anchor: end; }
  .middle { text-anchor: middle; }
  .paper { fill: var(--paper); stroke: var(--edge); }
  .ours { fill: var(--ours); }
  .more { fill: var(--more); }
  .theirs { fill: var(--theirs); }
  .line { fill: none; stroke-width: 2; }
  .line.ours { fill: none; stroke: var(--ours); }
  .line.more { fill: none; stroke: var(--more); }
  .grid { stroke: var(--edge); stroke-width: 1; }
  .guide { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 4 4; }
</style>
<rect class="paper" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6"/>
${svgText(16, 28, title, 'title')}
${drawing.join('\n')}
</svg>
`;
}

/** One line of text. */
export function svgText(x: number, y: number, text: string, style = ''): string {
  const styled = style === '' ? '' : ` class="${style}"`;
  return `<text x="${round(x)}" y="${round(y)}"${styled}>${escapeXml(text)}</text>`;
}

/** A number as short as a picture needs it. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** About how many pixels a text takes. */
export function textWidth(text: string): number {
  return text.length * signWidth;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
